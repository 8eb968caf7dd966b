"""The small screens of a workflow, for whoever may work on the page: Wagtail would name its draft to everybody."""

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from wagtail.admin.views.pages import workflow


class OwnPagesOnly:
    """Asks the right to the page first. A step of another page is none of this page."""

    def dispatch(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        rights = self.object.permissions_for_user(request.user)
        if not (rights.can_edit() or rights.can_publish()):
            raise PermissionDenied
        state = getattr(self, "task_state", None)
        if state is not None and state.workflow_state.object_id != str(self.object.pk):
            raise Http404
        return super().dispatch(request, *args, **kwargs)


class ActionView(OwnPagesOnly, workflow.WorkflowActionView):
    pass


class CollectActionDataView(OwnPagesOnly, workflow.CollectWorkflowActionDataView):
    pass


class ConfirmCancellationView(OwnPagesOnly, workflow.ConfirmWorkflowCancellationView):
    pass


class PreviewForTaskView(OwnPagesOnly, workflow.PreviewRevisionForTaskView):
    pass
