"""What machines read of a page: description, Open Graph and schema.org, and the way up to the home page."""

import json
from dataclasses import dataclass, field

from django.http import HttpRequest
from django.templatetags.static import static
from django.utils.safestring import SafeString, mark_safe

SITE_NAME = "Collectieven tegen Kindermishandeling"
# The type of each kind in the words of schema.org. A product of the portal is something to read, not for sale.
SCHEMA_TYPES = {
    "actie": "Article",
    "tip": "Article",
    "bevinding": "Article",
    "product": "CreativeWork",
    "thema": "CollectionPage",
    "collectief": "CollectionPage",
}
# The characters that could end the script element or start another one, as JSON writes them.
ESCAPES = {ord("<"): "\\u003C", ord(">"): "\\u003E", ord("&"): "\\u0026"}


@dataclass(frozen=True)
class Step:
    """One page on the way from the home page to this one."""

    title: str
    url: str


@dataclass(frozen=True)
class Metadata:
    """Of one page. `trail` has neither the home page nor the page itself."""

    title: str
    description: str
    og_type: str
    image: str
    trail: list[Step] = field(default_factory=list)
    schema: dict = field(default_factory=dict)

    @property
    def json_ld(self) -> SafeString:
        """The schema.org description, safe inside a script element."""
        return mark_safe(json.dumps(self.schema, ensure_ascii=False).translate(ESCAPES))  # noqa: S308  escaped here


def view_metadata(request: HttpRequest, *, title: str, description: str) -> Metadata:
    """The same for a page that no editor made: search, feeds, the site map. `request` gives its address."""
    site = site_schema(request)
    schema = {
        "@context": "https://schema.org",
        "@type": "WebPage",
        "name": title,
        "description": description,
        "url": request.build_absolute_uri(request.path),
        "inLanguage": "nl",
        "isPartOf": site,
        "breadcrumb": breadcrumb_list(request, [Step(title, request.path)]),
    }
    return Metadata(title, description, "website", image_address(request), schema=schema)


def page_metadata(page, request: HttpRequest) -> Metadata:
    """What a page of the portal tells machines. Costs one query, for the pages above it."""
    address = request.build_absolute_uri(request.path)
    trail = steps_to(page, request)
    title = page.seo_title or page.title
    description = page.search_description or getattr(page, "summary", "") or getattr(page, "intro", "")
    is_item = page.kind in {"actie", "tip", "bevinding", "product"}
    site = site_schema(request)
    schema = {
        "@context": "https://schema.org",
        "@type": SCHEMA_TYPES.get(page.kind, "WebPage"),
        "name": title,
        "headline": title if is_item else None,
        "description": description,
        "url": address,
        "inLanguage": "nl",
        "datePublished": isoformat(page.first_published_at),
        "dateModified": isoformat(page.last_published_at),
        "isPartOf": site,
        "breadcrumb": breadcrumb_list(request, [*trail, Step(page.title, request.path)]) if page.depth > 2 else None,
    }
    if page.depth <= 2:
        schema.update(site, potentialAction=search_action(request), isPartOf=None)
    return Metadata(
        title=title,
        description=description,
        og_type="article" if is_item else "website",
        image=image_address(request),
        trail=trail,
        schema={name: value for name, value in schema.items() if value},
    )


def site_schema(request: HttpRequest) -> dict:
    return {"@type": "WebSite", "name": SITE_NAME, "url": request.build_absolute_uri("/")}


def image_address(request: HttpRequest) -> str:
    """The picture beside a shared link."""
    return request.build_absolute_uri(static("icons/icon-512.png"))


def steps_to(page, request: HttpRequest) -> list[Step]:
    """The published pages between the home page and this one, from the top."""
    if page.depth <= 3:
        return []
    above = page.get_ancestors().filter(depth__gt=2).live()
    return [Step(ancestor.title, ancestor.get_url(request)) for ancestor in above]


def breadcrumb_list(request: HttpRequest, steps: list[Step]) -> dict:
    places = [Step("Voorpagina", "/"), *steps]
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {
                "@type": "ListItem",
                "position": number,
                "name": step.title,
                "item": request.build_absolute_uri(step.url),
            }
            for number, step in enumerate(places, 1)
        ],
    }


def search_action(request: HttpRequest) -> dict:
    return {
        "@type": "SearchAction",
        "target": request.build_absolute_uri("/zoeken/") + "?q={search_term_string}",
        "query-input": "required name=search_term_string",
    }


def isoformat(moment) -> str:
    return moment.isoformat() if moment else ""
