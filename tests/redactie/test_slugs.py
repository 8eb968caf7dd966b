"""A page cannot take the address of a view: the visitor would never see it."""

import pytest
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from portal.core.slugs import RESERVED
from portal.home.models import HomePage
from portal.standard.models import StandardPage
from tests.factories import FindingPageFactory, StandardPageFactory
from tests.redactie.admin_forms import errors, read_form

FREE = "over-ons"


def new_page(client, slug: str, title: str = "Over ons"):
    address = reverse("wagtailadmin_pages:add", args=["standard", "standardpage", HomePage.objects.get().pk])
    form = read_form(client.get(address), "#page-edit-form")
    form |= {"title": title, "slug": slug, "body-count": "0", "action-publish": "1"}
    return client.post(address, form)


@pytest.mark.parametrize("slug", sorted(RESERVED))
def test_a_new_page_is_refused_the_address_of_a_view(eindredacteur, slug):
    response = new_page(eindredacteur, slug)
    assert f"Het adres ‘/{slug}/’ is al van een vast onderdeel van het portaal" in errors(response)
    assert not StandardPage.objects.filter(title="Over ons").exists()


def test_any_other_address_is_given(eindredacteur, client):
    assert new_page(eindredacteur, FREE).status_code == 302
    assert client.get(f"/{FREE}/").status_code == 200


def test_a_page_that_is_there_cannot_take_such_an_address_either(eindredacteur):
    page = StandardPageFactory(slug=FREE)
    address = reverse("wagtailadmin_pages:edit", args=[page.pk])
    form = read_form(eindredacteur.get(address), "#page-edit-form") | {"body-count": "0", "slug": "zoeken"}
    assert "vast onderdeel" in errors(eindredacteur.post(address, form | {"action-publish": "1"}))
    page.refresh_from_db()
    assert page.slug == FREE


def test_a_copy_cannot_take_such_an_address(eindredacteur):
    page = StandardPageFactory(slug=FREE)
    data = {"new_title": "Zoeken", "new_slug": "zoeken", "new_parent_page": HomePage.objects.get().pk}
    response = eindredacteur.post(reverse("wagtailadmin_pages:copy", args=[page.pk]), data)
    assert "vast onderdeel" in errors(response)
    assert StandardPage.objects.filter(slug="zoeken").count() == 0


def test_a_slug_that_is_made_from_a_title_takes_the_next_free_one(db):
    page = HomePage.objects.get().add_child(instance=StandardPage(title="Zoeken"))
    assert page.slug == "zoeken-2"


def test_deeper_in_the_tree_the_words_are_free(eindredacteur, client):
    page = FindingPageFactory(title="Zoeken", slug="zoeken")
    assert client.get("/bevindingen/zoeken/").status_code == 200
    address = reverse("wagtailadmin_pages:edit", args=[page.pk])
    form = read_form(eindredacteur.get(address), "#page-edit-form") | {"body-count": "0"}
    assert eindredacteur.post(address, form).status_code == 302


def test_every_first_word_of_a_view_is_on_the_list():
    """Read from the addresses themselves, so that a new view cannot be forgotten."""
    found = {word for pattern in get_resolver().url_patterns for word in first_words(pattern)}
    assert {"zoeken", "beheer", "feeds"} <= found
    pages = {word for word in found if "." not in word}  # a slug has no full stop
    assert pages <= RESERVED, pages - RESERVED


def first_words(pattern: URLPattern | URLResolver) -> set[str]:
    route = str(pattern.pattern)
    if isinstance(pattern, URLResolver) and not route:
        return {word for inner in pattern.url_patterns for word in first_words(inner)}
    word = route.split("/")[0]
    return {word} if word and not set(word) & set("^(<") else set()
