"""A filter with very many values stays a list that one can read, and a page that is quick to draw."""

import pytest
from bs4 import BeautifulSoup
from django.template.loader import render_to_string

from portal.core.list_query import ListQuery
from portal.core.list_result import LONG_LIST, MOST_FOLDED, Facet, Option

pytestmark = pytest.mark.django_db


def panel(*counts: int, chosen: int | None = None) -> BeautifulSoup:
    """The panel with a facet of as many values; `chosen`: the place of one that is."""
    options = [
        Option(slug=f"partner-{place}", label=f"Partner {place}", count=count, chosen=place == chosen)
        for place, count in enumerate(counts)
    ]
    context = {"facets": [Facet("partner", "partner", "Partner", options)], "query": ListQuery(), "what": "tips"}
    return BeautifulSoup(render_to_string("components/filter_panel.html", context), "html.parser")


def values(drawn: BeautifulSoup) -> list[str]:
    return [box["value"] for box in drawn.find_all("input", type="checkbox")]


def test_of_hundreds_of_values_those_with_most_results_are_drawn_and_the_others_are_counted():
    drawn = panel(*[1] * 300, *[9] * (LONG_LIST + MOST_FOLDED))
    assert values(drawn) == [f"partner-{place}" for place in range(300, 400)]
    assert (
        drawn.find(class_="filter-panel__beyond").get_text()
        == "Er zijn nog 300 met niet meer resultaten dan deze. Zoek op de naam."
    )


def test_what_is_chosen_is_drawn_however_few_results_it_gives():
    drawn = panel(*[1] * 300, *[9] * (LONG_LIST + MOST_FOLDED), chosen=7)
    assert "partner-7" in values(drawn)


def test_a_list_of_a_hundred_values_is_whole_and_says_nothing_of_others():
    drawn = panel(*[1] * (LONG_LIST + MOST_FOLDED))
    assert len(values(drawn)) == LONG_LIST + MOST_FOLDED
    assert drawn.find(class_="filter-panel__beyond") is None
