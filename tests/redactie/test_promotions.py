"""Promoted results in the admin: who may keep them, and that they work at once."""

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from wagtail.contrib.search_promotions.models import Query, SearchPromotion

from portal.search.promoted import promoted
from tests import factories as make
from tests.redactie.admin_forms import errors, messages, read_form

ADD = "/beheer/searchpicks/add/"


def form_for(words: str, **fields) -> dict:
    promotion = {"page": "", "external_link_url": "", "external_link_text": "", "description": "", "ORDER": "1"}
    return {
        "query_string": words,
        "editors_picks-TOTAL_FORMS": "1",
        "editors_picks-INITIAL_FORMS": "0",
        "editors_picks-MIN_NUM_FORMS": "0",
        "editors_picks-MAX_NUM_FORMS": "1000",
        **{f"editors_picks-0-{name}": value for name, value in (promotion | fields).items()},
    }


@pytest.mark.parametrize("group", ["Landelijke eindredacteur", "Beheerder"])
def test_who_may_puts_a_page_on_top_of_a_question(account, sign_in, group):
    client, page = sign_in(account(group)), make.TipPageFactory(title="Oefen met een acteur")
    answer = client.post(ADD, form_for("  Lastig GESPREK! ", page=page.pk), follow=True)
    assert "Wie zoekt naar ‘lastig gesprek’" in messages(answer)
    assert "Oefen met een acteur" in answer.content.decode()
    assert [promotion.title for promotion in promoted("lastig gesprek")] == ["Oefen met een acteur"]


def test_a_redacteur_may_not(redacteur):
    page = make.TipPageFactory()
    for answer in (redacteur.get(ADD), redacteur.post(ADD, form_for("gesprek", page=page.pk))):
        assert answer.status_code == 302
    assert not SearchPromotion.objects.exists()


def test_a_link_can_fill_in_what_people_searched_for(eindredacteur):
    assert reverse("wagtailsearchpromotions:add") == ADD
    answer = eindredacteur.get(ADD, {"words": "lastig gesprek"})
    assert read_form(answer, "#w-editor-form")["query_string"] == "lastig gesprek"
    assert "populaire" not in answer.content.decode().lower()


@pytest.mark.parametrize(
    ("words", "fields", "message"),
    [
        ("?!", {"external_link_url": "https://a.nl/", "external_link_text": "A"}, "ten minste één woord"),
        ("gesprek", {"external_link_url": "javascript:alert(1)", "external_link_text": "A"}, "URL"),
        ("gesprek", {"external_link_url": "https://a.nl/"}, "hoe de link moet heten"),
        ("gesprek", {"page": "1", "external_link_url": "https://a.nl/", "external_link_text": "A"}, "niet allebei"),
        ("gesprek", {"description": "niets gekozen"}, "Kies een pagina of vul het adres"),
    ],
)
def test_a_wrong_form_says_what_is_the_matter_and_writes_nothing(eindredacteur, words, fields, message):
    answer = eindredacteur.post(ADD, form_for(words, **fields))
    assert message in errors(answer)
    assert "Niet opgeslagen" in messages(answer)
    assert not Query.objects.exists()
    assert not SearchPromotion.objects.exists()


def test_a_question_needs_a_result(eindredacteur):
    form = form_for("gesprek") | {"editors_picks-TOTAL_FORMS": "0"}
    assert "ten minste één uitgelicht resultaat" in messages(eindredacteur.post(ADD, form))
    assert not Query.objects.exists()


def test_a_question_can_be_changed_and_taken_away(eindredacteur):
    page = make.TipPageFactory(title="Tip")
    eindredacteur.post(ADD, form_for("gesprek", page=page.pk))
    edit = reverse("wagtailsearchpromotions:edit", args=[Query.objects.get().pk])
    form = read_form(eindredacteur.get(edit), "#w-editor-form") | {"query_string": "Gesprék met ouders"}
    form.setdefault("editors_picks-0-page", page.pk)
    assert "gesprek met ouders" in messages(eindredacteur.post(edit, form, follow=True))
    assert promoted("gesprek") == []
    assert [promotion.title for promotion in promoted("gesprek met ouders")] == ["Tip"]
    query = SearchPromotion.objects.get().query
    delete = reverse("wagtailsearchpromotions:delete", args=[query.pk])
    assert "niets uitgelichts" in messages(eindredacteur.post(delete, follow=True))
    assert promoted("gesprek met ouders") == []


def test_the_list_has_no_counts_that_are_always_nought(eindredacteur):
    eindredacteur.post(ADD, form_for("gesprek", page=make.TipPageFactory().pk))
    soup = BeautifulSoup(eindredacteur.get(reverse("wagtailsearchpromotions:index")).content, "html.parser")
    assert [" ".join(head.get_text().split()) for head in soup.select("main table th")] == [
        "Zoekterm(en)",
        "Uitgelichte resultaten",
    ]


def test_nobody_is_led_to_the_report_that_wagtail_would_fill(admin_client):
    menu = BeautifulSoup(admin_client.get("/beheer/").content, "html.parser").select_one("#wagtail-sidebar-props").text
    assert "/beheer/searchpicks/" in menu
    assert "search-terms" not in menu
