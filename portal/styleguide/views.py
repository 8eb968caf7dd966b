"""`/stijlgids/`: for whoever may enter the admin. A state stands on a page of its own, shown in a frame."""

import re

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import get_template
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.clickjacking import xframe_options_sameorigin
from wagtail.admin.auth import require_admin_access

from portal.core.middleware import PUBLIC_POLICY

from .examples import GROUPS, examples_of
from .examples.example import Example

# The guide is the one place that shows pages of ours in frames.
FRAMING_POLICY = PUBLIC_POLICY.format(ancestors="'none'") + "; frame-src 'self'"
INPUTS = re.compile(r"\A\{# (.*?) #\}")


def inputs_of(example: Example) -> str:
    """What the component says of itself and its inputs on its first line."""
    source = get_template(example.template).template.source
    found = INPUTS.match(source)
    return found[1] if found else ""


@never_cache
@require_admin_access
def overview(request: HttpRequest) -> HttpResponse:
    groups = [
        (title, list({example.component: example for example in examples}.values()))
        for title, examples in GROUPS.items()
    ]
    return render(request, "styleguide/overview.html", {"groups": groups, "title": "Stijlgids"})


@never_cache
@require_admin_access
def component(request: HttpRequest, component: str) -> HttpResponse:
    examples = examples_of(component)
    if not examples:
        raise Http404("Dit onderdeel is er niet.")
    response = render(
        request,
        "styleguide/component.html",
        {
            "title": examples[0].component_slug,
            "trail": [{"title": "Stijlgids", "url": reverse("style_guide")}],
            "inputs": inputs_of(examples[0]),
            "examples": examples,
        },
    )
    response["Content-Security-Policy"] = FRAMING_POLICY
    return response


@never_cache
@require_admin_access
@xframe_options_sameorigin
def state(request: HttpRequest, component: str, state: str) -> HttpResponse:
    """The component alone, with the style sheets of the site."""
    for example in examples_of(component):
        if example.slug == state:
            html = get_template(example.template).render(example.inputs, request=None)
            return render(request, "styleguide/state.html", {"example": example, "html": html})
    raise Http404("Deze staat is er niet.")
