"""Addresses of importing, under /beheer/importeren/."""

from django.urls import path, re_path

from . import views
from .columns import KINDS

KIND = "|".join(KINDS)
urlpatterns = [
    path("importeren/", views.ImportView.as_view(), name="exchange_import"),
    re_path(
        rf"^importeren/sjabloon/(?P<kind>{KIND})\.(?P<extension>xlsx|csv)$", views.template, name="exchange_template"
    ),
    path("importeren/<int:pk>/", views.BatchView.as_view(), name="exchange_batch"),
    path("importeren/<int:pk>/akkoord/", views.agree, name="exchange_agree"),
    path("importeren/<int:pk>/verder/", views.go_on, name="exchange_go_on"),
    path("importeren/<int:pk>/ongedaan/", views.undo, name="exchange_undo"),
    path("importeren/<int:pk>/niet/", views.discard, name="exchange_discard"),
    path("importeren/<int:pk>/stand/", views.progress, name="exchange_progress"),
    path("importeren/<int:pk>/meldingen.csv", views.problems_csv, name="exchange_problems"),
]
