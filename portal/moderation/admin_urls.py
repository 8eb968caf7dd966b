"""Addresses of the admin that come before Wagtail's own, with what Wagtail puts around its views."""

from django.urls import path
from django.views.decorators.cache import never_cache
from wagtail.admin.auth import require_admin_access

from .withdrawal_views import RestoreView, unpublish


def admin_view(view):
    return never_cache(require_admin_access(view))


urlpatterns = [
    path("pages/<int:page_id>/unpublish/", admin_view(unpublish)),
    path("pages/<int:page_id>/weer-plaatsen/", admin_view(RestoreView.as_view()), name="moderation_restore"),
]
