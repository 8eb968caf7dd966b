from django.core.checks import Error, Tags, register
from wagtail.models import get_page_models


@register(Tags.models)
def check_page_types_say_where_they_belong(app_configs, **kwargs) -> list[Error]:
    """Without tree rules an editor can hang any page under any other."""
    return [
        Error(f"{model.__name__} has no {name}.", obj=model, id="portal.E001")
        for model in get_page_models()
        for name in ("parent_page_types", "subpage_types", "page_description")
        if not model.__module__.startswith("wagtail.") and name not in vars(model)
    ]
