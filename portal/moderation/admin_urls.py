"""Addresses of the admin that come before Wagtail's own, with what Wagtail puts around its views."""

from django.urls import path
from django.views.decorators.cache import never_cache
from wagtail.admin.auth import require_admin_access

from . import workflow_views
from .parent_view import choose_parent
from .withdrawal_views import CorrectView, RestoreView, unpublish

STEP = "<int:page_id>/<slug:action_name>/<int:task_state_id>/"


def admin_view(view):
    return never_cache(require_admin_access(view))


urlpatterns = [
    path("pages/<int:page_id>/unpublish/", admin_view(unpublish)),
    path("pages/<int:page_id>/weer-plaatsen/", admin_view(RestoreView.as_view()), name="moderation_restore"),
    path("pages/<int:page_id>/intrekking-wijzigen/", admin_view(CorrectView.as_view()), name="moderation_correct"),
    path("pages/create/<slug:app_label>/<slug:model_name>", admin_view(choose_parent)),
    path(f"pages/workflow/action/{STEP}", admin_view(workflow_views.ActionView.as_view())),
    path(f"pages/workflow/collect_action_data/{STEP}", admin_view(workflow_views.CollectActionDataView.as_view())),
    path(
        "pages/workflow/confirm_cancellation/<int:page_id>/",
        admin_view(workflow_views.ConfirmCancellationView.as_view()),
    ),
    path(
        "pages/workflow/preview/<int:page_id>/<int:task_id>/",
        admin_view(workflow_views.PreviewForTaskView.as_view()),
    ),
]
