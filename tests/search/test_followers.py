"""After a change of a term, or of what stands beside an item, the table is as a rebuild would make it."""

import pytest
from django.db import connection
from wagtail.models import PageViewRestriction

from collectieven.models import MatrixLine
from portal.search import stale, words
from portal.search.indexing import rebuild
from portal.search.models import SearchRow, StaleTerm
from portal.search.words import current_state, read_vocabulary, vocabulary
from tests import factories as make
from tests.search.test_rebuild import contents

pytestmark = pytest.mark.django_db


@pytest.fixture
def places():
    """A collectief for a region in a province, with a tip of a part of that region."""
    province = make.RegionFactory(name="Overijssel", slug="overijssel")
    region = make.RegionFactory(name="Zwolle", slug="zwolle", part_of=province)
    part = make.RegionFactory(name="Zwolle-Zuid", slug="zwolle-zuid", part_of=region)
    collectief = make.CollectiefPageFactory(title="Collectief Zwolle", region=region)
    make.TipPageFactory(title="Bel de buren", regions=[part])
    return province, region, part, collectief


def assert_as_a_rebuild_makes_it() -> None:
    before = contents()
    rebuild()
    assert contents() == before


def test_what_is_tied_to_a_part_follows_a_new_name_of_the_region_around_it(places):
    _province, region, _part, _collectief = places
    region.name = "Zwolle en omstreken"
    region.save()
    assert_as_a_rebuild_makes_it()


def test_what_is_tied_to_a_part_follows_the_region_to_another_province(places):
    _province, region, _part, _collectief = places
    region.part_of = make.RegionFactory(name="Gelderland", slug="gelderland")
    region.save()
    assert ("regio", "gelderland") in {(facet, slug) for _key, facet, slug in contents()["values"]}
    assert_as_a_rebuild_makes_it()


def test_the_page_of_a_theme_follows_its_number_and_its_name():
    theme = make.ThemePageFactory(title="Delen").term
    theme.name, theme.number = "Samen delen", 4
    theme.save()
    assert_as_a_rebuild_makes_it()


def test_items_name_no_collectief_that_was_deleted(places):
    places[-1].delete()
    assert not [slug for _key, facet, slug in contents()["values"] if facet == "collectief"]
    assert_as_a_rebuild_makes_it()


def test_items_name_a_collectief_no_more_that_went_to_another_region(places):
    collectief = places[-1]
    collectief.region = make.RegionFactory(name="Heerlen", slug="heerlen")
    collectief.save_revision().publish()
    assert not [slug for key, facet, slug in contents()["values"] if facet == "collectief" and key.startswith("tip")]
    assert_as_a_rebuild_makes_it()


def rows_of_tips() -> set[int]:
    """A row that is made anew gets another number."""
    return set(SearchRow.objects.current().filter(kind="tip").values_list("pk", flat=True))


def test_what_stands_in_no_row_of_others_makes_none_of_them_anew(places):
    _province, region, _part, collectief = places
    before = rows_of_tips()
    region.description = "De stad en de dorpen eromheen."
    region.save()
    collectief.summary = "Een andere samenvatting."
    collectief.save_revision().publish()
    assert rows_of_tips() == before
    collectief.title = "Collectief van Zwolle"
    collectief.save_revision().publish()
    assert rows_of_tips() != before
    assert_as_a_rebuild_makes_it()


def test_where_many_items_name_it_saving_is_quick_and_a_job_follows(places, monkeypatch):
    _province, region, _part, collectief = places
    monkeypatch.setattr(stale, "AT_ONCE", 0)
    before = rows_of_tips()
    region.name = "Zwolle en omstreken"
    region.save()
    region.name = "Zwolle en de rest"
    region.save()
    collectief.title = "Collectief van Zwolle"
    collectief.save_revision().publish()
    assert rows_of_tips() == before
    assert stale.renew_all() == "1 pagina bijgewerkt."
    assert rows_of_tips() != before
    assert_as_a_rebuild_makes_it()
    assert stale.renew_all() == "Er was niets bij te werken."


def test_a_term_that_is_gone_before_the_job_runs_stops_nothing(places):
    StaleTerm.objects.create(vocabulary="core.region", term=9_999)
    assert stale.renew_all() == "Er was niets bij te werken."
    assert not StaleTerm.objects.exists()


def test_a_collectief_that_is_hidden_is_not_found_by_its_name_through_its_items(client, places):
    collectief = places[-1]
    collectief.title = "De Sterrenwacht"
    collectief.save_revision().publish()

    def finds() -> bool:
        return "Bel de buren" in client.get("/zoeken/?q=sterrenwacht").content.decode()

    assert finds()
    restriction = PageViewRestriction.objects.create(page=collectief, restriction_type=PageViewRestriction.LOGIN)
    assert not finds()
    assert_as_a_rebuild_makes_it()
    restriction.delete()
    assert finds()
    PageViewRestriction.objects.create(page=collectief.get_parent(), restriction_type=PageViewRestriction.LOGIN)
    assert not finds()


def test_a_hidden_collectief_can_be_deleted_and_leaves_nothing_in_the_table(places):
    """Its restriction goes a moment before the page itself, as its line in the matrix does."""
    *_regions, collectief = places
    collectief.matrix_lines.add(MatrixLine(theme=make.ThemeFactory(), text="Bel de buren."))
    collectief.save_revision().publish()
    PageViewRestriction.objects.create(page=collectief, restriction_type=PageViewRestriction.LOGIN)
    collectief.delete()
    connection.check_constraints()
    assert not SearchRow.objects.filter(kind="collectief").exists()
    assert_as_a_rebuild_makes_it()


@pytest.mark.parametrize("question", ["zwijgplich", "zwijgplich buren", "zwygplicht"])
def test_a_word_that_stands_on_a_hidden_page_alone_is_no_help_for_who_types_nearly_that(client, places, question):
    hidden = make.TipPageFactory(title="Over de zwijgplicht")
    PageViewRestriction.objects.create(page=hidden, restriction_type=PageViewRestriction.LOGIN)
    html = client.get("/zoeken/", {"q": question}).content.decode()
    assert "zwijgplicht" not in html.lower()


def test_the_words_of_an_older_state_are_not_taken_for_those_of_a_newer_one(places):
    old = current_state()
    make.TipPageFactory(title="Uitzonderlijkheden")
    words._kept = None
    vocabulary(old)
    assert vocabulary(current_state()).frequency == read_vocabulary(current_state().slot).frequency
