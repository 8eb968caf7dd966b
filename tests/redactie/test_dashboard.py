"""The first screen leads right into the form for something new, as far as the rights go."""

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import Permission
from wagtail.models import GroupPagePermission

from portal.findings.models import FindingIndexPage
from products.models import ProductPage, ProductSectionPage
from tests import factories as make
from tests.redactie.admin_forms import read_form

pytestmark = pytest.mark.django_db


def buttons(client) -> dict[str, str]:
    soup = BeautifulSoup(client.get("/beheer/").content, "html.parser")
    return {link.get_text(strip=True): link["href"] for link in soup.select(".w-panel--dashboard a.button")}


def test_each_button_opens_the_form_under_the_right_parent(redacteur, own_part):
    found = buttons(redacteur)
    assert list(found) == ["Nieuwe bevinding", "Nieuw product", "Nieuwe tip", "Zo publiceert u", "Lees de handleiding"]
    for label, kind in (("Nieuwe bevinding", "bevinding"), ("Nieuw product", "product"), ("Nieuwe tip", "tip")):
        form = redacteur.get(found[label])
        assert form.status_code == 200
        assert kind in BeautifulSoup(form.content, "html.parser").title.text.lower()
    assert f"/{own_part.pk}/" in found["Nieuwe bevinding"]
    fields = read_form(redacteur.get(found["Nieuwe bevinding"]), "#page-edit-form")
    assert fields["review_mailbox"] == "zwolle@voorbeeld.test", "the mailbox of the team"
    assert f"/{ProductSectionPage.objects.get().pk}/" in found["Nieuw product"]


def test_who_may_not_write_gets_no_such_button(account, sign_in):
    assert list(buttons(sign_in(account("Beheerder")))) == ["Zo publiceert u", "Lees de handleiding"]


def test_who_may_write_in_one_place_only_goes_there(account, sign_in):
    user = account("Beheerder")
    group = user.groups.get()
    findings = FindingIndexPage.objects.get()
    add = Permission.objects.get(codename="add_page")
    GroupPagePermission.objects.create(group=group, page=findings, permission=add)
    found = buttons(sign_in(user))
    assert list(found) == ["Nieuwe bevinding", "Zo publiceert u", "Lees de handleiding"]
    assert f"/{findings.pk}/" in found["Nieuwe bevinding"]


def test_who_works_in_two_places_chooses_by_name(account, sign_in, monkeypatch):
    """A section of a collectief under the list of products is such a place."""
    user = account("Beheerder")
    first, second = make.StandardPageFactory(title="Zwolle"), make.StandardPageFactory(title="Arnhem")
    monkeypatch.setattr(ProductPage, "allowed_parent_page_models", classmethod(lambda cls: [type(first)]))
    monkeypatch.setattr(ProductPage, "can_create_at", classmethod(lambda cls, parent: True))
    add = Permission.objects.get(codename="add_page")
    for page in (first, second):
        GroupPagePermission.objects.create(group=user.groups.get(), page=page, permission=add)
    assert list(buttons(sign_in(user)))[:2] == ["Nieuw product (Zwolle)", "Nieuw product (Arnhem)"]
