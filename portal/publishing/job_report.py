"""The screen that shows whether what must happen on time does happen."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from portal.core.jobs import job_states
from portal.core.models import JobRun

RUNS_SHOWN = 50
RIGHT = "core.view_jobrun"


class JobReportView(WagtailAdminTemplateMixin, TemplateView):
    """Each job with its last run, and below it the last runs of all of them."""

    page_title = "Taken op de achtergrond"
    header_icon = "rotate"
    template_name = "redactie/jobs.html"

    def dispatch(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        if not request.user.has_perm(RIGHT):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self) -> list[dict]:
        return [*super().get_breadcrumbs_items(), {"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs) -> dict:
        states = job_states()
        labels = {state.job.name: state.job.label for state in states}
        runs = JobRun.objects.filter(name__in=labels).order_by("-started", "-pk")[:RUNS_SHOWN]
        told = [{"label": labels[found.name], "run": found} for found in runs]
        return {**super().get_context_data(**kwargs), "states": states, "runs": told}
