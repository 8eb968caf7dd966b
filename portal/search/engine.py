"""Answers lists and searches from the search table: one statement to find, one to fetch a page of cards."""

from dataclasses import replace
from functools import partial

from django.db.models import Q
from wagtail.models import Site
from wagtail.models.sites import SiteRootPath

from portal.core.list_query import FACETS, PARAMETERS, ListQuery
from portal.core.list_result import PAGE_SIZE, Facet, FileHit, ListResult, Option, Row
from portal.core.models import JudgementMixin

from .analysis import stem
from .backends import Alternative, Answer, Ask, Term, backend
from .models import VALUE_COLUMNS, SearchCard, SearchRow, SearchValue
from .passages import Finder, marked, passage
from .phrasebook import phrasebook
from .question import FEW, Question, nearest_question, understand, with_replaced, without_unknown
from .vocabularies import facet_values
from .vocabulary import Vocabulary
from .words import current_state, vocabulary

MARK = "<mark>"
JUDGEMENTS = dict(JudgementMixin.Judgement.choices)


class SearchTableEngine:
    """What `portal.core.listing` asks."""

    def rows(self, *, kinds, ties, keys, limit, newest) -> list[Row]:
        everything = kinds is None and keys is None
        order = ("-published_at", "-page_id", "key") if newest else ("kind", "position", "key")
        read = rows_to_read(Q() if everything else Q(kind__in=kinds or []) | Q(key__in=keys or []), ties, order, limit)
        named = {row.card.data["slug"] for row in read if row.kind == "collectief"}
        asked = (row for row in read if everything or row.kind in (kinds or ()) or row.key in (keys or ()))
        sites = Site.get_site_root_paths()
        made = (to_row(row, named, sites) for row in asked)
        wanted = [row for row in made if all(row.slugs(facet) & set(values) for facet, values in ties.items())]
        return wanted[:limit] if limit else wanted

    def search(self, *, query: ListQuery, kinds: list[str] | None, facets: list[str]) -> ListResult:
        found, slot = self.found_in_slot(query=query, kinds=kinds, facets=facets)
        lost = min(found.total - (found.page - 1) * PAGE_SIZE, PAGE_SIZE) > len(found.rows)
        if (lost or not found.total) and current_state().slot != slot:
            # The table was made anew in between, and what was asked is empty now.
            found, _slot = self.found_in_slot(query=query, kinds=kinds, facets=facets)
        return found

    def found_in_slot(self, *, query: ListQuery, kinds: list[str] | None, facets: list[str]) -> tuple[ListResult, int]:
        values = facet_values(facets, kinds)
        known = known_values(facets, values)
        unknown = [value for name, chosen in query.chosen.items() for value in chosen if value not in known[name]]
        query = query.knowing(known)
        ask, question, words = asked(query, kinds, facets, values)
        wanted = {facet: ask.chosen.get(facet, ()) for facet in facets}
        page, answer = (1, Answer()) if query.text and question.is_empty else answer_page(ask, query.page)
        finder = finder_of(question, words) if words else None
        result = ListResult(
            query=query,
            rows=cards(answer.rows, set(values["collectief"]), finder),
            total=answer.total,
            page=page,
            pages=max(1, -(-answer.total // PAGE_SIZE)),
            facets=[count_facet(facet, answer, wanted[facet], values[facet]) for facet in facets],
            unknown=unknown,
            searched_text=with_replaced(query.text, question.replaced),
        )
        if words and not answer.total:
            say_what_else(result, question, words, ask.slot)
        if question.doubted and not result.nearest:
            result.nearest = with_replaced(query.text, question.doubted)
        return result, ask.slot

    def all_found(self, *, query: ListQuery, kinds: list[str] | None, facets: list[str], most: int) -> list[Row]:
        values = facet_values(facets, kinds)
        query = query.knowing(known_values(facets, values))
        ask, question, _words = asked(query, kinds, facets, values)
        if query.text and question.is_empty:
            return []
        return cards(backend().answer(replace(ask, facets=(), size=most)).rows, set(values["collectief"]), None)


def rows_to_read(wanted: Q, ties: dict[str, list[str]], order: tuple[str, ...], limit: int | None) -> list[SearchRow]:
    """The visible rows that are wanted, in order, and every collectief: to know which of them may be named. One query.

    The database keeps to the ties and the limit, so that what is read does not grow with the portal.
    """
    visible = SearchRow.objects.current().visible()
    for facet, slugs in ties.items():
        values = SearchValue.objects.filter(facet=facet, slug__in=slugs).values("values_id")
        wanted &= Q(**{f"{VALUE_COLUMNS[facet]}__in": values})
    if limit:
        wanted = Q(pk__in=visible.filter(wanted).order_by(*order).values("pk")[:limit])
    if wanted:
        wanted |= Q(kind="collectief")
    found = visible.filter(wanted).select_related("page", "card")
    return list(found.defer("card__body", "card__files", "card__words", "card__forms").order_by(*order))


def asked(
    query: ListQuery, kinds: list[str] | None, facets: list[str], values: dict[str, dict[str, str]]
) -> tuple[Ask, Question, Vocabulary | None]:
    """What the index is asked, with how the words were understood and by which words; None where there are no words."""
    state = current_state()
    words = vocabulary(state) if query.text else None
    question = understand(query.text, words, phrasebook.get(), literally=query.literal) if words else Question()
    if not all(stands_in_sight(word, state.slot) for word in question.replaced.values()):
        # Only a page that this visitor may not see has that word: to name it would tell what stands there.
        question = understand(query.text, words, phrasebook.get(), literally=True)
    if words and question.doubted:
        question = doubting(question, query.text, words, state.slot)
    wanted = {
        facet: tuple(v for v in query.chosen.get(PARAMETERS[facet], []) if v in values[facet]) for facet in facets
    }
    ask = Ask(
        slot=state.slot,
        terms=question.terms,
        least=question.least,
        all_mass=question.all_mass,
        kinds=None if kinds is None else tuple(kinds),
        chosen={facet: slugs for facet, slugs in wanted.items() if slugs},
        facets=tuple(facets),
        order=query.order,
        share=question.share,
    )
    return ask, question, words


def doubting(question: Question, text: str, words: Vocabulary, slot: int) -> Question:
    """Exact first: only where nothing answers the whole question, the commoner word beside one that is doubted.

    Then something must answer all of the question. Where one or two things do already, the question keeps what is
    doubted, to be offered: a rare word may well be meant.
    """
    exact = number_whole(question, slot)
    if exact >= FEW or not all(stands_in_sight(word, slot) for word in question.doubted.values()):
        return replace(question, doubted={})
    if exact:
        return question
    other = understand(text, words, phrasebook.get(), doubting=True)
    return replace(other if number_whole(other, slot) else question, doubted={})


def say_what_else(result: ListResult, question: Question, words: Vocabulary, slot: int) -> None:
    """What to ask where nothing was found: the question as it may have been meant, and its words that stand somewhere.

    Each only when that finds something.
    """
    text = result.query.text

    def finds(other: str) -> bool:
        return bool(other) and number_whole(understand(other, words, phrasebook.get()), slot) > 0

    nearest = nearest_question(text, words, partial(stands_in_sight, slot=slot))
    known = without_unknown(text, question.unknown)
    result.nearest = nearest if finds(nearest) else ""
    result.known_words = known if finds(known) else ""


def number_whole(question: Question, slot: int) -> int:
    """How many things that everybody may see answer every word of it."""
    mass = question.all_mass
    ask = Ask(slot=slot, terms=question.terms, least=mass, all_mass=mass, size=1, share=question.share)
    return backend().answer(ask).total if question.terms else 0


def stands_in_sight(word: str, slot: int) -> bool:
    """Whether a page that everybody may see has this word; the vocabulary has those of hidden pages too."""
    term = Term((Alternative((stem(word),)),), 1)
    return backend().answer(Ask(slot=slot, terms=(term,), least=1, all_mass=1, size=1)).total > 0


def answer_page(ask: Ask, page: int) -> tuple[int, Answer]:
    """The page that was asked for; a page beyond the last is the last."""
    answer = backend().answer(replace(ask, start=(max(page, 1) - 1) * PAGE_SIZE, size=PAGE_SIZE))
    last = max(1, -(-answer.total // PAGE_SIZE))
    if page <= last:
        return max(page, 1), answer
    return last, backend().answer(replace(ask, start=(last - 1) * PAGE_SIZE, size=PAGE_SIZE))


def finder_of(question: Question, words: Vocabulary) -> Finder:
    terms = tuple(frozenset(part for way in term.alternatives for part in way.stems) for term in question.terms)
    return Finder(question.marked, words, terms)


def cards(rows: list[int], collectieven: set[str], finder: Finder | None) -> list[Row]:
    """These rows in this order; their pages are looked at once more, so that nothing hidden can show."""
    found = SearchRow.objects.visible().select_related("page", "card")
    found = found.defer("card__files", "card__words", "card__forms").in_bulk(rows)  # they may be large
    sites = Site.get_site_root_paths()
    made = [(found[pk].card, to_row(found[pk], collectieven, sites)) for pk in rows if pk in found]
    if finder:
        show_words(made, finder)
    return [row for _card, row in made]


def show_words(made: list[tuple[SearchCard, Row]], finder: Finder) -> None:
    """Mark what was found. When title and summary do not show it, a passage of the text does; and of a file, when words
    stand in none of these."""
    with_files = SearchCard.objects.filter(pk__in=[card.pk for card, _row in made]).exclude(files=[])
    files = dict(with_files.values_list("pk", "files"))
    for card, row in made:
        row.marked_title = marked(row.title, finder.finds)
        row.marked_summary = marked(row.summary, finder.finds)
        if MARK not in row.marked_summary:
            row.passage = passage(card.body, finder.finds)
        if card.pk in files:
            missing = finder.missing_in(row.title, row.summary, card.body)
            row.file_hit = file_hit(files[card.pk], missing, finder)


def file_hit(files: list[dict], missing: frozenset[str], finder: Finder) -> FileHit | None:
    """The place in the files where most of the words stand that stand nowhere else, and of those the first."""
    found = [(text, missing.intersection(text["stems"].split())) for text in files]
    best, words = max(found, key=lambda pair: len(pair[1]))
    if not words:
        return None
    return FileHit(best["title"], best["page"], best["url"], passage(best["text"], finder.finds))


def count_facet(name: str, answer: Answer, wanted: tuple[str, ...], values: dict[str, str]) -> Facet:
    return Facet(
        name=name,
        parameter=PARAMETERS[name],
        label=FACETS[name],
        options=[
            Option(slug, label, answer.counts.get((name, slug), 0), slug in wanted) for slug, label in values.items()
        ],
    )


def known_values(facets: list[str], values: dict[str, dict[str, str]]) -> dict[str, set[str]]:
    """What may be chosen by each word of the query string; kind and type share one."""
    known: dict[str, set[str]] = {}
    for facet in facets:
        known.setdefault(PARAMETERS[facet], set()).update(values[facet])
    return known


def to_row(row: SearchRow, collectieven: set[str], sites: list[SiteRootPath]) -> Row:
    """A row of the table as cards show it; of the collectieven it names those whose page may be seen now."""
    card = row.card
    # Where Wagtail keeps them for one page: else it asks the cache, which may be a table, once for each row.
    row.page._wagtail_cached_site_root_paths = sites
    url = row.page.get_url() or ""
    return Row(
        kind=row.kind,
        key=row.key,
        title=card.title,
        url=f"{url}#{card.anchor}" if card.anchor else url,
        summary=card.summary,
        type_label=card.type_label,
        source=card.source,
        name=card.name,
        number=card.number,
        position=row.position,
        judgement=card.judgement,
        judgement_label=JUDGEMENTS.get(card.judgement, ""),
        published_at=row.page.first_published_at,
        updated_at=row.page.last_published_at,
        ties={**card.ties, "collectief": [pair for pair in card.ties.get("collectief", []) if pair[0] in collectieven]},
        data=card.data,
        page_id=row.page_id,
    )
