"""The database's answer is the one that a plain reckoning over all rows gives, on every database."""

import random

import pytest
from django.db import connection

from portal.search.backends import Alternative, Answer, Ask, Term, backend
from portal.search.models import SearchRow
from portal.search.weights import LEVELS, WEIGHTS
from portal.search.words import current_state
from tests import factories as make

pytestmark = pytest.mark.django_db
WORDS = ["kind", "ouder", "school", "wijk", "team", "zorg", "meld", "code"]


@pytest.fixture
def rows() -> list[SearchRow]:
    make_rows()
    return current_rows()


def current_rows() -> list[SearchRow]:
    return list(SearchRow.objects.current().select_related("card"))


def make_rows() -> None:
    """Tips with words drawn by lot, so that all levels, ties and combinations occur; the lot is the same each time."""
    lot = random.Random(7)  # noqa: S311  no secret
    themes = [make.ThemeFactory(slug=slug, name=slug) for slug in ("een", "twee")]
    for number in range(25):
        text = " ".join(lot.choices(WORDS, k=lot.randint(1, 6)))
        tip = make.TipPageFactory(title=f"{lot.choice(WORDS)} {number}", summary=text, themes=lot.sample(themes, 1))
        assert tip.live


def reckon(rows: list[SearchRow], ask: Ask) -> Answer:
    """What the words of `Ask` say, row by row."""
    scored = []
    for row in rows:
        levels = {word[1:]: LEVELS.index(word[0]) for word in row.card.words.split()}
        best = [max(weights(term, levels, ask.weights), default=0) for term in ask.terms]
        mass = sum(term.mass for term, weight in zip(ask.terms, best, strict=True) if weight)
        if not mass or (len(ask.terms) > 1 and mass < ask.least):
            continue
        everything = len(ask.terms) > 1 and mass >= ask.all_mass
        score = sum(weight * term.mass for term, weight in zip(ask.terms, best, strict=True))
        scored.append((not everything, -score, row.tie_break, row.kind, row.position, row.key, row))
    found = [entry[-1] for entry in sorted(scored, key=lambda entry: entry[:-1])]
    fitting = [row for row in found if fits(row, ask, "")]
    counts: dict[tuple[str, str], int] = {}
    for row in found:
        for facet in ask.facets:
            if fits(row, ask, facet):
                for slug in slugs(row, facet):
                    counts[facet, slug] = counts.get((facet, slug), 0) + 1
    return Answer(len(fitting), [row.pk for row in fitting[ask.start : ask.start + ask.size]], counts)


def weights(term: Term, levels: dict[str, int], most: int) -> list[int]:
    places = [
        max(levels[stem] for stem in way.stems) + way.steps
        for way in term.alternatives
        if all(stem in levels for stem in way.stems)
    ]
    return [WEIGHTS[place] for place in places if place < most]


def slugs(row: SearchRow, facet: str) -> list[str]:
    return [row.kind] if facet == "soort" else [slug for slug, _label in row.card.ties.get(facet, [])]


def fits(row: SearchRow, ask: Ask, leave_out: str) -> bool:
    return all(facet == leave_out or set(slugs(row, facet)) & set(chosen) for facet, chosen in ask.chosen.items())


def draw_asks(slot: int) -> list[Ask]:
    """Questions drawn by lot; the lot is the same each time."""
    lot = random.Random(11)  # noqa: S311  no secret
    return [draw_ask(lot, slot) for _ in range(60)]


def draw_ask(lot: random.Random, slot: int) -> Ask:
    terms = tuple(
        Term(
            tuple(
                Alternative(tuple(lot.sample(WORDS, lot.choice([1, 1, 2]))), lot.randint(0, 3))
                for _ in range(lot.randint(1, 3))
            ),
            mass=lot.randint(1, 400),
        )
        for _ in range(lot.randint(1, 3))
    )
    total = sum(term.mass for term in terms)
    return Ask(
        slot=slot,
        terms=terms,
        least=total // lot.choice([2, 4]),
        all_mass=total,
        kinds=lot.choice([None, ("tip",)]),
        chosen=lot.choice([{}, {"thema": ("een",)}, {"thema": ("een",), "soort": ("tip", "product")}]),
        facets=("soort", "thema"),
        start=lot.choice([0, 5]),
        size=7,
        weights=lot.choice([len(WEIGHTS), len(WEIGHTS), 4]),
        share=lot.choice([0.0, 1.0]),  # however the database is told to look
    )


def test_scores_counts_and_pages_are_as_reckoned_by_hand(rows):
    for ask in draw_asks(current_state().slot):
        wanted = reckon([row for row in rows if ask.kinds is None or row.kind in ask.kinds], ask)
        assert backend().answer(ask) == wanted


def test_without_words_the_rows_stand_in_their_own_order(rows):
    answer = backend().answer(Ask(slot=current_state().slot, kinds=("tip",), facets=("thema",), order="volgorde"))
    tips = sorted((row for row in rows if row.kind == "tip"), key=lambda row: (row.position, row.key))
    assert answer.total == len(tips)
    assert answer.rows == [row.pk for row in tips[:20]]


@pytest.mark.skipif(connection.vendor != "postgresql", reason="alleen PostgreSQL heeft zo’n index")
@pytest.mark.parametrize("slot", [0, 1])
def test_new_words_go_into_the_index_at_once_so_that_no_question_goes_through_them(slot):
    with connection.cursor() as cursor:
        cursor.execute("SELECT reloptions FROM pg_class WHERE relname = %s", [f"search_words_{slot}_words"])
        assert cursor.fetchone() == (["fastupdate=off"],)
