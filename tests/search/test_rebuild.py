"""The search table is made anew beside the one that is asked, and is the same as page by page."""

import pytest

from portal.search import indexing
from portal.search.indexing import INDEX_VERSION, RebuildTakenOver, is_outdated, mark_outdated, rebuild
from portal.search.models import (
    VALUE_COLUMNS,
    SearchCard,
    SearchRow,
    SearchSpelling,
    SearchState,
    SearchValue,
    SearchValues,
    SearchWord,
)
from portal.search.words import current_state
from tests import factories as make

pytestmark = pytest.mark.django_db


def contents() -> dict:
    """Everything that the current slot holds, whatever its primary keys."""
    slot = current_state().slot
    cards = SearchCard.objects.filter(row__slot=slot)
    return {
        "cards": set(cards.values_list("row__key", "title", "words", "forms")),
        "values": {
            (row.key, facet, slug) for row in SearchRow.objects.filter(slot=slot) for facet, slug in values(row)
        },
        "words": set(SearchWord.objects.filter(slot=slot).values_list("word", "rows")),
        "spellings": set(SearchSpelling.objects.filter(slot=slot).values_list("word", "rows")),
    }


def values(row: SearchRow) -> list[tuple[str, str]]:
    together = [getattr(row, column) for column in VALUE_COLUMNS.values()]
    return list(SearchValue.objects.filter(values__in=together).values_list("facet", "slug"))


@pytest.fixture
def pages():
    themes = [make.ThemeFactory(slug=slug) for slug in ("delen", "signaleren")]
    for number, title in enumerate(("Maak een routekaart", "Oefen het gesprek", "Weg ermee")):
        make.TipPageFactory(title=title, themes=themes[number:])
    make.GlossaryTermFactory(term="JGZ", expansion="Jeugdgezondheidszorg")


def test_a_rebuild_gives_what_publishing_page_by_page_gave(pages):
    changed = make.TipPageFactory(title="Eerste titel")
    changed.title = "Tweede titel"
    changed.save_revision().publish()
    make.TipPageFactory(title="Voor even").unpublish()
    make.TipPageFactory(title="Nog korter").delete()
    before = contents()
    assert {("tip", "delen"), ("tip", "signaleren")} == {(key[:3], slug) for key, _facet, slug in before["values"]}
    assert rebuild() == len(before["cards"])
    assert contents() == before


def test_values_that_no_row_has_together_any_more_are_forgotten(pages):
    make.TipPageFactory(title="Even maar", audiences=[make.AudienceFactory(slug="school")]).delete()
    assert SearchValue.objects.filter(slug="school").exists()
    rebuild()
    assert set(SearchValue.objects.values_list("slug", flat=True)) == {"delen", "signaleren"}
    assert SearchValues.objects.count() == 2


def test_words_of_a_page_that_is_gone_are_forgotten(pages):
    tip = make.TipPageFactory(title="Uitzonderlijkheden")
    assert SearchSpelling.objects.filter(word="uitzonderlijkheden", rows=1).exists()
    tip.unpublish()
    assert not SearchSpelling.objects.filter(word="uitzonderlijkheden").exists()


def test_what_is_published_during_a_rebuild_is_in_the_new_table_too(pages, monkeypatch):
    def publish(done, total):
        if not SearchRow.objects.filter(key="tip-nr-77").exists():
            make.TipPageFactory(title="Tussendoor", number=77)

    slot = current_state().slot
    rebuild(publish)
    assert current_state().slot == 1 - slot
    assert SearchRow.objects.current().filter(key="tip-nr-77").exists()
    assert not SearchRow.objects.filter(slot=slot).exists()


def test_visitors_search_in_the_old_table_until_the_new_one_is_ready(pages, client):
    seen = []
    rebuild(lambda done, total: seen.append("routekaart" in client.get("/zoeken/?q=routekaart").content.decode()))
    assert seen
    assert all(seen)


def test_a_rebuild_that_another_took_over_stops(pages):
    def take_over(done, total):
        SearchState.objects.update(build="een andere")

    with pytest.raises(RebuildTakenOver, match="Een andere opdracht"):
        rebuild(take_over)


def test_a_rebuild_during_which_content_is_loaded_stops_and_the_table_stays_to_be_made_anew(pages):
    with pytest.raises(RebuildTakenOver):
        rebuild(lambda done, total: mark_outdated())
    assert is_outdated()
    rebuild()
    assert not is_outdated()


def test_a_table_of_another_version_is_outdated_until_it_is_made_anew(pages, monkeypatch):
    rebuild()
    assert not is_outdated()
    monkeypatch.setattr(indexing, "INDEX_VERSION", INDEX_VERSION + 1)
    assert is_outdated()
