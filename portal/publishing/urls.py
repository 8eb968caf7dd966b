from django.urls import re_path

from . import views

urlpatterns = [
    re_path(
        r"^(?P<letter>[tpab])/(?P<number>[0-9]{1,9})/versies/(?P<version>[0-9]{1,6})/$",
        views.earlier_version,
        name="earlier_version",
    ),
]
