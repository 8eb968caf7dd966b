"""Results that editors put on top: at their question, and only what a visitor may see."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.template.loader import render_to_string
from django.utils import timezone
from wagtail.contrib.search_promotions.models import Query, SearchPromotion
from wagtail.models import PageViewRestriction

from portal.search.promoted import Promotion, promoted
from portal.search.query_text import normalise
from tests import factories as make

pytestmark = pytest.mark.django_db


def promote(text: str, page=None, **fields) -> SearchPromotion:
    query, _ = Query.objects.get_or_create(query_string=normalise(text))
    return SearchPromotion.objects.create(query=query, page=page, **fields)


def titles(text: str) -> list[str]:
    return [promotion.title for promotion in promoted(text)]


def test_a_page_and_another_site_stand_in_the_order_of_the_editors():
    page = make.TipPageFactory(title="Oefen met een acteur")
    promote("IB’er", page, description="Begin hier.", sort_order=1)
    promote("IB’er", external_link_url="https://www.voorbeeld.nl/a", external_link_text="Voorbeeld", sort_order=0)
    assert promoted("ib'er") == [
        Promotion("Voorbeeld", "https://www.voorbeeld.nl/a", host="www.voorbeeld.nl"),
        Promotion("Oefen met een acteur", page.url, "Begin hier."),
    ]


@pytest.mark.parametrize("text", ["CASUÏSTIEK  delen", "casuistiek delen!", " Casuïstiek, delen "])
def test_capitals_accents_and_signs_do_not_matter(text):
    promote("casuïstiek delen", make.TipPageFactory(title="Tip"))
    assert titles(text) == ["Tip"]


@pytest.mark.parametrize("text", ["casuistiek", "delen casuistiek", "", "?!", "casuistiek delen nu"])
def test_another_question_has_nothing_on_top(text):
    promote("casuïstiek delen", make.TipPageFactory())
    assert promoted(text) == []


def test_what_a_visitor_may_not_see_is_left_out():
    hour = timedelta(hours=1)
    private = make.TipPageFactory(title="Afgeschermd")
    PageViewRestriction.objects.create(page=private, restriction_type=PageViewRestriction.LOGIN)
    for page in (
        private,
        make.TipPageFactory(title="Concept", live=False),
        make.TipPageFactory(title="Verlopen", expire_at=timezone.now() - hour),
        make.TipPageFactory(title="Nog niet verlopen", expire_at=timezone.now() + hour),
    ):
        promote("privacy", page)
    assert titles("privacy") == ["Nog niet verlopen"]


def test_many_cost_one_query_as_none_do(django_assert_num_queries):
    make.TipPageFactory().get_url()  # Wagtail keeps the paths of sites
    with django_assert_num_queries(1):
        assert promoted("privacy") == []
    for number in range(5):
        promote("privacy", make.TipPageFactory(title=f"Tip {number}"), sort_order=number)
    with django_assert_num_queries(1):
        assert titles("privacy") == [f"Tip {number}" for number in range(5)]


def test_a_visitor_sees_that_editors_chose_it_and_where_a_link_leads():
    html = render_to_string(
        "components/promoted.html",
        {
            "promotions": [
                Promotion("<b>Wet", "https://wet.nl/", "Over de wet.", "wet.nl"),
                Promotion("Tip", "/t/1"),
            ]
        },
    )
    soup = BeautifulSoup(html, "html.parser")
    assert soup.section["aria-labelledby"] == soup.h2["id"]
    assert soup.h2.get_text() == "Uitgelicht door de redactie"
    elsewhere, here = soup.find_all("a")
    assert elsewhere["rel"] == ["external"]
    assert not here.has_attr("rel")
    assert soup.find_all("li")[0].get_text(" ", strip=True) == "<b>Wet (wet.nl) Over de wet."


def test_without_any_there_is_no_heading():
    assert render_to_string("components/promoted.html", {"promotions": []}).strip() == ""
