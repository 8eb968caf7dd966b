"""The first screen of the admin: the way to what an editor comes for."""

from wagtail.admin.ui.components import Component

from portal.findings.models import FindingIndexPage


class StartPanel(Component):
    """Links to what an editor does most, as far as the rights go."""

    name = "start"
    template_name = "redactie/start_panel.html"
    order = 50

    def get_context_data(self, parent_context):
        user = parent_context["request"].user
        index = FindingIndexPage.objects.first()
        may_add = index is not None and index.permissions_for_user(user).can_add_subpage()
        return {**super().get_context_data(parent_context), "finding_index": index if may_add else None}
