"""The lists of the site as files: what a visitor sees there, with the same filters, and nothing else."""

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.dateparse import parse_date

from portal.core.entries import KIND_PLURALS
from portal.core.list_query import FACETS, ListQuery
from portal.core.list_result import Row
from portal.core.listing import ListPageMixin, all_found

from .columns import KINDS
from .writing import file_response

MOST = 10_000  # rows; more than a spreadsheet is pleasant with, and as deep as a search cluster goes
SEARCH = "zoekresultaten"
HEADINGS = [
    "Titel",
    "Soort",
    "Samenvatting",
    "Thema’s",
    "Collectieven",
    "Regio’s",
    "Doelgroepen",
    "Samenwerkingspartners",
    "Oordeel over actualiteit",
    "Beoordeeld op",
    "Gepubliceerd op",
    "Laatst gewijzigd op",
    "Vast adres",
    "Adres",
    "Bron (regels in het rapport)",
    "Sleutel",
]


def list_file(request: HttpRequest, kind: str, extension: str) -> HttpResponse:
    """`/tips/lijst.csv?thema=…`: the list of one kind. 404 while its page cannot be seen."""
    index = index_of(kind)
    query = ListQuery.from_request(request, index.listed_facets, index.default_sort)
    return answer(request, query, [kind], index.listed_facets, KIND_PLURALS[kind], extension)


def search_file(request: HttpRequest, extension: str) -> HttpResponse:
    """`/zoeken/lijst.csv?q=…`: what a search finds. Not counted as a question: it is the same one again."""
    return answer(request, ListQuery.from_request(request, list(FACETS)), None, list(FACETS), SEARCH, extension)


def index_of(kind: str) -> ListPageMixin:
    (model,) = KINDS[kind].model.clean_parent_page_models()[:1]
    page = model.objects.visible().first()
    if page is None:
        raise Http404
    return page


def answer(request: HttpRequest, query: ListQuery, kinds, facets: list[str], name: str, extension: str) -> HttpResponse:
    found = all_found(query=query, kinds=kinds, facets=facets, most=MOST)
    judged = judged_days(kinds or list(KINDS))
    lines = [cells(row, judged.get(row.key), request) for row in found]
    response = file_response(f"{name}-{timezone.localdate():%Y-%m-%d}", extension, HEADINGS, lines)
    response["X-Robots-Tag"] = "noindex"
    response["Cache-Control"] = "no-cache"
    return response


def judged_days(kinds: list[str]) -> dict[str, object]:
    """The day on which each item was judged, by its key; those that were not judged have none."""
    models = [KINDS[kind].model for kind in kinds if kind in KINDS]
    days = [model.objects.live().exclude(judged_on=None).order_by().values_list("key", "judged_on") for model in models]
    return dict(days[0].union(*days[1:], all=True)) if days else {}


def cells(row: Row, judged_on, request: HttpRequest) -> list:
    own = row.data.get("own_regions")
    regions = [label for slug, label in row.labels("regio") if own is None or slug in own]
    return [
        row.title,
        row.type_in_words,
        row.summary,
        names(row, "thema"),
        names(row, "collectief"),
        regions,
        names(row, "doelgroep"),
        names(row, "partner"),
        row.judgement_label,
        parse_date(judged_on) if isinstance(judged_on, str) else judged_on,
        day(row.published_at),
        day(row.updated_at),
        request.build_absolute_uri(f"/{row.kind[0]}/{row.number}") if row.kind in KINDS and row.number else "",
        request.build_absolute_uri(row.url) if row.url else "",
        row.source,
        row.key,
    ]


def names(row: Row, facet: str) -> list[str]:
    return [label for _slug, label in row.labels(facet)]


def day(moment):
    return timezone.localtime(moment).date() if moment else None
