"""Terms, links, addresses and vocabularies: what an Eindredacteur keeps, straight from the admin."""

import pytest
from django.urls import reverse

from portal.core.models import ExternalAddress, Region, Subject
from portal.glossary.models import Term
from portal.links.models import UsefulLink
from tests.factories import (
    ExternalAddressFactory,
    GlossaryTermFactory,
    LinkCategoryFactory,
    ProductPageFactory,
    RegionFactory,
    TipPageFactory,
)
from tests.redactie.admin_forms import errors


def address_of(model, name: str, *args) -> str:
    return reverse(f"wagtailsnippets_{model._meta.app_label}_{model._meta.model_name}:{name}", args=args)


def test_a_new_term_stands_on_the_page_of_terms_at_once(eindredacteur, client):
    data = {"term": "Wijkteam", "explanation": "Mensen die in de wijk helpen.", "origin": "own"}
    assert eindredacteur.post(address_of(Term, "add"), data).status_code == 302
    page = client.get("/begrippen/").content.decode()
    assert "Mensen die in de wijk helpen." in page
    assert 'id="wijkteam"' in page


def test_two_terms_that_differ_in_capitals_only_each_have_a_place(eindredacteur):
    GlossaryTermFactory(term="SAM", key="")
    data = {"term": "sam", "explanation": "Iets anders.", "origin": "own"}
    assert eindredacteur.post(address_of(Term, "add"), data).status_code == 302
    assert set(Term.objects.values_list("key", flat=True)) == {"begrip-sam", "begrip-sam-2"}


def test_a_term_that_is_there_already_is_refused(eindredacteur):
    GlossaryTermFactory(term="Wijkteam")
    data = {"term": "Wijkteam", "explanation": "Nog eens.", "origin": "own"}
    assert "bestaat al" in errors(eindredacteur.post(address_of(Term, "add"), data))


def test_a_new_useful_link_with_its_addresses_stands_on_the_page_of_links(eindredacteur, client):
    category, product = LinkCategoryFactory(title="Sites"), ProductPageFactory()
    address = ExternalAddressFactory(url="https://voorbeeld.test/site/")
    data = {
        "title": "Een goede site",
        "category": category.pk,
        "summary": "Wat u daar vindt.",
        "addresses": [address.pk],
        "products": [product.pk],
        "number": "3",
    }
    response = eindredacteur.post(address_of(UsefulLink, "add"), data)
    assert response.status_code == 302, errors(response)
    link = UsefulLink.objects.get()
    assert link.key == "link-een-goede-site"
    assert list(link.products.all()) == [product]
    page = client.get("/nuttige-links/").content.decode()
    assert "Een goede site" in page
    assert "https://voorbeeld.test/site/" in page


def test_a_new_subject_gets_a_slug_of_plain_letters(eindredacteur):
    eindredacteur.post(address_of(Subject, "add"), {"name": "Privacy én Café’s", "description": ""})
    assert Subject.objects.get().slug == "privacy-en-cafes"
    eindredacteur.post(address_of(Subject, "add"), {"name": "Privacy en cafés", "description": ""})
    assert set(Subject.objects.values_list("slug", flat=True)) == {"privacy-en-cafes", "privacy-en-cafes-1"}


def test_a_renamed_subject_keeps_its_slug_because_people_share_addresses_with_it(eindredacteur, client):
    eindredacteur.post(address_of(Subject, "add"), {"name": "Privacy", "description": ""})
    subject = Subject.objects.get()
    eindredacteur.post(address_of(Subject, "edit", subject.pk), {"name": "Privacy en delen", "description": ""})
    subject.refresh_from_db()
    assert (subject.name, subject.slug) == ("Privacy en delen", "privacy")


def test_a_new_name_of_a_region_stands_on_the_pages_that_have_it(eindredacteur, client):
    region = RegionFactory(name="Zwolle", kind="gemeente")
    TipPageFactory(title="Bel elkaar", regions=[region])
    eindredacteur.post(address_of(Region, "edit", region.pk), {"name": "Zwolle-Kampen", "kind": "gemeente"})
    assert "Zwolle-Kampen" in client.get("/tips/").content.decode()


def test_a_region_is_never_part_of_itself(eindredacteur):
    large, small = RegionFactory(name="Groot"), None
    small = RegionFactory(name="Klein", part_of=large)
    for part_of in (large, small):
        data = {"name": "Groot", "kind": "gemeente", "part_of": part_of.pk}
        response = eindredacteur.post(address_of(Region, "edit", large.pk), data)
        assert "is zelf al een onderdeel van" in errors(response)
    large.refresh_from_db()
    assert large.part_of is None


def test_a_cbs_code_belongs_to_one_region(eindredacteur):
    RegionFactory(name="Heerlen", cbs_code="GM0917")
    data = {"name": "Elders", "kind": "gemeente", "cbs_code": "GM0917"}
    assert "Deze code is al van Heerlen" in errors(eindredacteur.post(address_of(Region, "add"), data))


@pytest.mark.parametrize("code", ["0917", "gm0917", "GM917", "PV31"])
def test_a_cbs_code_of_another_form_is_refused_with_an_example(eindredacteur, code):
    data = {"name": "Heerlen", "kind": "gemeente", "cbs_code": code}
    assert "‘GM’ met vier cijfers" in errors(eindredacteur.post(address_of(Region, "add"), data))
    assert not Region.objects.exists()


def test_a_cbs_code_that_is_not_on_the_map_is_kept_and_told_of(eindredacteur):
    data = {"name": "Nieuwstad", "kind": "gemeente", "cbs_code": "GM9999"}
    response = eindredacteur.post(address_of(Region, "add"), data, follow=True)
    assert "De code GM9999 staat niet op de kaart" in response.content.decode()
    region = Region.objects.get(cbs_code="GM9999")
    known = eindredacteur.post(address_of(Region, "edit", region.pk), data | {"cbs_code": "GM0917"}, follow=True)
    assert "staat niet op de kaart" not in known.content.decode()


def test_an_address_that_was_checked_says_when(eindredacteur):
    data = {"url": "https://voorbeeld.test/", "state": "reachable"}
    response = eindredacteur.post(address_of(ExternalAddress, "add"), data)
    assert "op welke dag" in errors(response)
    assert (
        eindredacteur.post(address_of(ExternalAddress, "add"), data | {"checked_on": "2026-11-01"}).status_code == 302
    )


@pytest.mark.parametrize("url", ["javascript:alert(1)", "geen adres", "ftp:/x"])
def test_an_address_must_be_an_address(eindredacteur, url):
    response = eindredacteur.post(address_of(ExternalAddress, "add"), {"url": url, "state": "not_checked"})
    assert errors(response)
    assert not ExternalAddress.objects.exists()


def test_a_redacteur_adds_an_address_for_a_page_but_changes_none_that_is_there(redacteur):
    data = {"url": "https://voorbeeld.test/nieuw/", "state": "not_checked"}
    assert redacteur.post(address_of(ExternalAddress, "add"), data).status_code == 302
    address = ExternalAddress.objects.get()
    redacteur.post(address_of(ExternalAddress, "edit", address.pk), data | {"url": "https://elders.test/"})
    redacteur.post(address_of(Subject, "add"), {"name": "Zomaar", "description": ""})
    address.refresh_from_db()
    assert address.url == "https://voorbeeld.test/nieuw/"
    assert not Subject.objects.exists()
