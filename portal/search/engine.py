"""Answers lists and searches from the search table: one statement to match, one to fetch a page of rows."""

from collections import Counter

from django.db.models import Case, F, IntegerField, Q, QuerySet, Value, When

from portal.core.list_query import FACETS, PARAMETERS, ListQuery
from portal.core.listing import PAGE_SIZE, Facet, ListResult, Option, Row
from portal.core.models import JudgementMixin
from portal.core.querysets import visible_pages

from .analysis import question
from .models import SearchRow
from .vocabularies import facet_values

JUDGEMENTS = dict(JudgementMixin.Judgement.choices)
# Title over keywords over summary over text; a part of a compound counts less than the whole word.
WEIGHTS = {"title_words": (16, 9), "keyword_words": (10, 6), "summary_words": (6, 4), "text_words": (3, 2)}
SHORTEST_PART = 4  # shorter stems are looked for as whole words only


def visible_rows() -> QuerySet[SearchRow]:
    """Rows whose page a visitor may see at this minute."""
    return SearchRow.objects.filter(page__in=visible_pages().values("pk"))


class SearchTableEngine:
    """What `portal.core.listing` asks."""

    def rows(self, *, kinds, ties, keys, limit, newest) -> list[Row]:
        found = visible_rows().select_related("page")
        everything = kinds is None and keys is None
        if not everything:
            # The collectieven come along in the same question, to know which of them may be named.
            found = found.filter(Q(kind__in=kinds or []) | Q(key__in=keys or []) | Q(kind="collectief"))
        order = ("-page__first_published_at", "-pk") if newest else ("kind", "position", "key")
        read = list(found.order_by(*order))
        named = {row.data["slug"] for row in read if row.kind == "collectief"}
        asked = (row for row in read if everything or row.kind in (kinds or ()) or row.key in (keys or ()))
        made = (to_row(row, named) for row in asked)
        wanted = [row for row in made if all(row.slugs(facet) & set(values) for facet, values in ties.items())]
        return wanted[:limit] if limit else wanted

    def search(self, *, query: ListQuery, kinds: list[str] | None, facets: list[str]) -> ListResult:
        found = visible_rows()
        if kinds is not None:
            found = found.filter(kind__in=kinds)
        matched = match(found, query.text)
        scanned = [(pk, slugs_by_facet(kind, ties)) for pk, kind, ties in matched]
        values = facet_values(facets, kinds)
        known = known_values(facets, values)
        unknown = [value for name, chosen in query.chosen.items() for value in chosen if value not in known[name]]
        query = query.knowing(known)
        wanted = {facet: set(query.chosen.get(PARAMETERS[facet], [])) & set(values[facet]) for facet in facets}
        hits = [pk for pk, slugs in scanned if fits(slugs, wanted)]
        pages = max(1, -(-len(hits) // PAGE_SIZE))
        page = min(max(query.page, 1), pages)
        ordered = order_hits(hits, query)
        shown = ordered[(page - 1) * PAGE_SIZE : page * PAGE_SIZE]
        by_pk = SearchRow.objects.select_related("page").in_bulk(shown)
        return ListResult(
            query=query,
            rows=[to_row(by_pk[pk], set(values["collectief"])) for pk in shown if pk in by_pk],
            total=len(hits),
            page=page,
            pages=pages,
            facets=[count_facet(facet, scanned, wanted, values[facet]) for facet in facets],
            unknown=unknown,
        )


def match(found: QuerySet[SearchRow], text: str) -> list[tuple]:
    """(pk, kind, ties) of what answers the words, best first; everything in its own order when there are none."""
    columns = ("pk", "kind", "ties")
    stems = question(text)
    if not stems:
        return list(found.order_by("kind", "position", "key").values_list(*columns)) if not text else []
    scores = {f"score_{n}": score(stem) for n, stem in enumerate(stems)}
    hits = Value(0)
    total = Value(0)
    for name in scores:
        hits = hits + Case(When(**{f"{name}__gt": 0}, then=Value(1)), default=Value(0))
        total = total + F(name)
    ranked = (
        found.annotate(**scores)
        .annotate(hits=hits, total=total)
        .filter(hits__gt=0)
        .order_by("-hits", "-total", "position", "key")
        .values_list(*columns, "hits")
    )
    # A row with only one of many words is rubbish more often than an answer.
    least = 1 if len(stems) < 3 else (len(stems) + 1) // 2
    return [(pk, kind, ties) for pk, kind, ties, number in ranked if number >= least]


def score(stem: str):
    """How well a row answers one stem, as an SQL expression."""
    value = Value(0)
    for column, (whole, part) in WEIGHTS.items():
        cases = [When(**{f"{column}__contains": f" {stem} "}, then=Value(whole))]
        if len(stem) >= SHORTEST_PART:
            cases.append(When(**{f"{column}__contains": stem}, then=Value(part)))
        value = value + Case(*cases, default=Value(0), output_field=IntegerField())
    return value


def slugs_by_facet(kind: str, ties: dict) -> dict[str, set[str]]:
    return {"soort": {kind}, **{facet: {slug for slug, _label in pairs} for facet, pairs in ties.items()}}


def fits(slugs: dict[str, set[str]], wanted: dict[str, set[str]], leave_out: str = "") -> bool:
    return all(not values or facet == leave_out or slugs.get(facet, set()) & values for facet, values in wanted.items())


def count_facet(name: str, scanned: list, wanted: dict, values: dict[str, str]) -> Facet:
    """Counts for every value, under the other facets' choices."""
    numbers = Counter(
        slug for _pk, slugs in scanned if fits(slugs, wanted, leave_out=name) for slug in slugs.get(name, ())
    )
    return Facet(
        name=name,
        parameter=PARAMETERS[name],
        label=FACETS[name],
        options=[Option(slug, label, numbers[slug], slug in wanted[name]) for slug, label in values.items()],
    )


def known_values(facets: list[str], values: dict[str, dict[str, str]]) -> dict[str, set[str]]:
    """What may be chosen by each word of the query string; kind and type share one."""
    known: dict[str, set[str]] = {}
    for facet in facets:
        known.setdefault(PARAMETERS[facet], set()).update(values[facet])
    return known


def order_hits(hits: list[int], query: ListQuery) -> list[int]:
    """Best first is how they came; other orders ask the table once."""
    if query.order == "titel":
        return list(SearchRow.objects.filter(pk__in=hits).order_by("title", "key").values_list("pk", flat=True))
    if query.order == "nieuw":
        newest = SearchRow.objects.filter(pk__in=hits).order_by(
            F("page__first_published_at").desc(nulls_last=True), "key"
        )
        return list(newest.values_list("pk", flat=True))
    if query.order == "volgorde" and query.text:
        ordered = SearchRow.objects.filter(pk__in=hits).order_by("kind", "position", "key")
        return list(ordered.values_list("pk", flat=True))
    return hits


def to_row(row: SearchRow, collectieven: set[str]) -> Row:
    """A row of the table as cards show it; of the collectieven it names those whose page may be seen now."""
    url = row.page.get_url() or ""
    return Row(
        kind=row.kind,
        key=row.key,
        title=row.title,
        url=f"{url}#{row.anchor}" if row.anchor else url,
        summary=row.summary,
        type_label=row.type_label,
        source=row.source,
        name=row.name,
        number=row.number,
        position=row.position,
        judgement=row.judgement,
        judgement_label=JUDGEMENTS.get(row.judgement, ""),
        published_at=row.page.first_published_at,
        updated_at=row.page.last_published_at,
        ties={**row.ties, "collectief": [pair for pair in row.ties.get("collectief", []) if pair[0] in collectieven]},
        data=row.data,
    )
