"""Addresses of the admin that come before Wagtail's own, with what Wagtail puts around its views."""

from django.urls import path
from django.views.decorators.cache import never_cache
from wagtail.admin.auth import require_admin_access

from .creating import CreateView
from .editing import EditView

urlpatterns = [
    path(
        "pages/add/<slug:content_type_app_name>/<slug:content_type_model_name>/<int:parent_page_id>/",
        never_cache(require_admin_access(CreateView.as_view())),
    ),
    path("pages/<int:page_id>/edit/", never_cache(require_admin_access(EditView.as_view()))),
]
