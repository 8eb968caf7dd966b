"""Which choices of a bulk action hold something that the user may not see: Wagtail would name those by their titles."""

from django.apps import apps
from django.http import HttpRequest
from wagtail.models import Page
from wagtail.permissions import policy_registry

from portal.core.models import PortalDocument, PortalImage

NOT_YOURS = "U koos iets waar u geen rechten op hebt. Kies alleen wat u zelf mag bekijken."
FILE_ACTIONS = ["choose", "change", "delete"]


def reaches_beyond_rights(request: HttpRequest, app_label: str, model_name: str) -> bool:
    """Whether the user may not see all that is chosen; ‘all’ asks for rights on the page whose list it is."""
    try:
        model = apps.get_model(app_label, model_name)
    except LookupError:
        return False  # Wagtail answers 404
    chosen = request.GET.getlist("id")
    if "all" in chosen and issubclass(model, Page):
        parent = Page.objects.filter(pk=number(request.GET.get("childOf"))).first()
        return parent is None or not parent.permissions_for_user(request.user).can_edit()
    asked = {number(one) for one in chosen} - {None}
    policy = policy_registry.get_by_type(model)
    if issubclass(model, Page):
        allowed = policy.explorable_instances(request.user)
    elif issubclass(model, PortalDocument | PortalImage):
        allowed = policy.instances_user_has_any_permission_for(request.user, FILE_ACTIONS)
    else:
        return False  # records belong to all
    if "all" in chosen:
        return allowed.count() < model.objects.count()
    return allowed.filter(pk__in=asked).count() < model.objects.filter(pk__in=asked).count()


def number(text: str | None) -> int | None:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 10 else None
