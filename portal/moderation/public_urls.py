from django.urls import path

from . import check_views

urlpatterns = [
    path("nakijken/<str:token>/", check_views.check, name="check"),
    path("nakijken/<str:token>/bestanden/<int:document_id>/", check_views.check_file, name="check_file"),
    path(
        "nakijken/<str:token>/bestanden/<int:document_id>/inzien/",
        check_views.check_file,
        {"part": check_views.INLINE},
        name="check_file_inline",
    ),
    path(
        "nakijken/<str:token>/bestanden/<int:document_id>/eerste-bladzijde.webp",
        check_views.check_file,
        {"part": check_views.PICTURE},
        name="check_file_picture",
    ),
]
