from django.urls import path

from . import documents

urlpatterns = [
    path("documenten/<int:document_id>/inzien/", documents.inline, name="document_inline"),
    path("documenten/<int:document_id>/eerste-bladzijde.webp", documents.first_page, name="document_first_page"),
    path("documenten/<int:document_id>/versies/<int:number>/", documents.version, name="document_version"),
    # Wagtail asks for this name when it writes a document's address.
    path("documenten/<int:document_id>/<str:document_filename>", documents.download, name="wagtaildocs_serve"),
    path("media/images/<path:path>", documents.image, name="image"),
]
