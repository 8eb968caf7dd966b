"""The first screen of the admin: the way to what an editor comes for."""

from dataclasses import dataclass

from django.contrib.auth.models import AbstractUser
from django.urls import reverse
from wagtail.admin.ui.components import Component
from wagtail.models import Page
from wagtail.permissions import policy_registry

from portal.findings.models import FindingPage
from products.models import ProductPage
from themes.models import TipPage

NEW = [(FindingPage, "Nieuwe bevinding"), (ProductPage, "Nieuw product"), (TipPage, "Nieuwe tip")]


@dataclass(frozen=True)
class WritingButton:
    """`label` on the button that opens the form at `url`."""

    label: str
    url: str


class StartPanel(Component):
    """Links to what an editor does most, as far as the rights go."""

    name = "start"
    template_name = "redactie/start_panel.html"
    order = 50

    def get_context_data(self, parent_context):
        user = parent_context["request"].user
        buttons = [button for model, label in NEW for button in writing_buttons(user, model, label)]
        return {**super().get_context_data(parent_context), "buttons": buttons}


def writing_buttons(user: AbstractUser, model: type[Page], label: str) -> list[WritingButton]:
    """One for each place where this user may add such a page; who may add it under a page needs no button for below it.

    Somebody who works for several collectieven chooses by the name of the place.
    """
    places: list[Page] = []
    addable = policy_registry.get_by_type(Page).instances_user_has_permission_for(user, "add")
    for page in addable.type(tuple(model.allowed_parent_page_models())).order_by("path"):
        if not any(page.is_descendant_of(place) for place in places) and model.can_create_at(page.specific):
            places.append(page)
    names = [f"{label} ({place.title})" if len(places) > 1 else label for place in places]
    app, name = model._meta.app_label, model._meta.model_name
    return [
        WritingButton(text, reverse("wagtailadmin_pages:add", args=[app, name, place.pk]))
        for text, place in zip(names, places, strict=True)
    ]
