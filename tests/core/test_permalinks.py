"""Short addresses that stand on paper: they follow the page, are never given out twice and say when it is gone."""

import pytest

from tests import factories as make

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("kind", list(make.ITEM_FACTORIES))
def test_the_permalink_follows_a_page_to_its_new_address(client, kind):
    page = make.ITEM_FACTORIES[kind](title="Eerste naam")
    page.slug = "heel-anders"
    page.save_revision().publish()
    assert client.get(page.permalink)["Location"].endswith("/heel-anders/")


def test_a_slash_at_the_end_does_no_harm(client):
    page = make.TipPageFactory()
    assert client.get(f"{page.permalink}/")["Location"].endswith(page.url)


def test_a_copy_gets_a_number_of_its_own(client):
    page = make.TipPageFactory(title="Eerste", slug="eerste")
    copied = page.copy(update_attrs={"slug": "tweede", "title": "Tweede"})
    assert copied.number != page.number
    assert copied.key != page.key
    assert client.get(page.permalink)["Location"].endswith("/eerste/")
    assert client.get(copied.permalink)["Location"].endswith("/tweede/")


def test_a_deleted_page_says_that_it_is_gone_and_its_number_is_never_used_again(client):
    page = make.TipPageFactory(title="Weg ermee")
    permalink, number = page.permalink, page.number
    page.delete()
    answer = client.get(permalink)
    assert answer.status_code == 410
    assert "Weg ermee" not in answer.content.decode()
    assert make.TipPageFactory().number > number


def test_a_number_that_was_never_given_out_is_not_found(client):
    page = make.TipPageFactory()
    assert client.get(f"/t/{page.number + 1}").status_code == 404


def test_a_collectief_keeps_its_permalink_under_a_new_name(client):
    page = make.CollectiefPageFactory(title="Zwolle", slug="zwolle")
    permalink = page.permalink
    page.slug = "regio-zwolle"
    page.save_revision().publish()
    assert permalink == "/c/zwolle"
    assert client.get(permalink)["Location"].endswith("/collectieven/regio-zwolle/")
    assert type(page).objects.get(pk=page.pk).permalink == permalink


def test_the_name_in_the_address_of_a_collectief_works_as_a_permalink_too(client):
    page = make.CollectiefPageFactory(title="Zwolle", slug="zwolle")
    page.slug = "regio-zwolle"
    page.save_revision().publish()
    assert client.get("/c/regio-zwolle")["Location"].endswith("/collectieven/regio-zwolle/")
