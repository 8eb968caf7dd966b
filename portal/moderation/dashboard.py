"""The list of what waits on the first screen of the admin, in the place of Wagtail's two lists of the workflow."""

from django.conf import settings
from wagtail.admin.ui.components import Component

from portal.core.waiting import waiting_for

REPLACED = {"user_objects_in_workflow_moderation", "workflow_objects_to_moderate"}


class QueuePanel(Component):
    """Three lists of which every row leads to its item; empty ones say so."""

    name = "queue"
    template_name = "moderation/queue_panel.html"
    order = 100

    def get_context_data(self, parent_context):
        found = waiting_for(parent_context["request"].user)
        lists = [
            {"title": "Wacht op u", "rows": found.on_user, "empty": "Er wacht niets op u."},
            {"title": "Van u", "rows": found.of_user, "empty": "U hebt niets ingediend dat nog wacht."},
            {"title": "Over tijd", "rows": found.late, "empty": "Er wacht niets te lang."},
        ]
        return {**super().get_context_data(parent_context), "lists": lists, "days": settings.REVIEW_DAYS}
