"""One form makes one page, also when an automatic save is under way while the editor presses a button."""

import threading
from collections.abc import Iterator
from contextlib import suppress

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse
from wagtail.models import Page

from portal.core import page_forms
from portal.findings.models import FindingIndexPage, FindingPage
from tests import factories as make
from tests.redactie.admin_forms import errors, messages, read_form

AS_JSON = {"accept": "application/json"}


def add_url() -> str:
    return reverse("wagtailadmin_pages:add", args=["findings", "findingpage", FindingIndexPage.objects.get().pk])


def new_form(client, **fields) -> dict:
    form = read_form(client.get(add_url()), "#page-edit-form")
    return form | {"body-count": "0", "title": "Samen aan tafel", "slug": "samen-aan-tafel", **fields}


@pytest.mark.django_db
class TestOneAfterTheOther:
    def test_the_button_saves_in_the_page_that_the_automatic_save_made(self, eindredacteur):
        form = new_form(eindredacteur)
        assert eindredacteur.post(add_url(), form, headers=AS_JSON).json()["success"]
        answer = eindredacteur.post(add_url(), form | {"summary": "Net getypt."}, follow=True)
        (page,) = FindingPage.objects.all()
        assert answer.redirect_chain[-1][0] == reverse("wagtailadmin_pages:edit", args=[page.pk])
        assert page.get_latest_revision_as_object().summary == "Net getypt."
        assert "Samen aan tafel" in messages(answer)

    def test_an_automatic_save_that_comes_after_the_button_takes_nothing_back(self, eindredacteur):
        form = new_form(eindredacteur)
        eindredacteur.post(add_url(), form | {"summary": "Net getypt."})
        late = eindredacteur.post(add_url(), form, headers=AS_JSON)
        assert (late.status_code, late.json()["error_code"]) == (400, "already_created")
        (page,) = FindingPage.objects.all()
        assert page.get_latest_revision_as_object().summary == "Net getypt."

    def test_another_form_with_the_same_address_is_refused_and_keeps_what_was_typed(self, eindredacteur):
        eindredacteur.post(add_url(), new_form(eindredacteur))
        answer = eindredacteur.post(add_url(), new_form(eindredacteur, summary="Van mij."))
        assert "samen-aan-tafel" in errors(answer)
        assert read_form(answer, "#page-edit-form")["summary"] == "Van mij."
        assert FindingPage.objects.count() == 1

    def test_two_forms_make_two_pages(self, eindredacteur):
        for slug in ("een", "twee"):
            assert eindredacteur.post(add_url(), new_form(eindredacteur, slug=slug)).status_code == 302
        assert FindingPage.objects.count() == 2


@pytest.fixture
def boss(django_db_setup, django_db_blocker) -> Iterator:
    """Somebody who is really in the database, for two requests that each have a connection of their own."""
    with django_db_blocker.unblock():
        user = make.UserFactory(username="tegelijk", is_superuser=True)
        yield user
        for page in FindingPage.objects.all():
            page.delete()
        user.delete()


@pytest.mark.skipif(connection.vendor == "sqlite", reason="de testdatabase in het geheugen heeft één verbinding")
@pytest.mark.parametrize("same_form", [True, False])
def test_two_at_the_same_moment_make_one_page_and_no_error(boss, monkeypatch, same_form):
    """Both forms are looked at before either page is stored, as far as the portal lets them."""
    both_looked_at, is_valid = threading.Barrier(2), page_forms.PortalPageForm.is_valid

    def slowly(form) -> bool:
        answer = is_valid(form)
        with suppress(threading.BrokenBarrierError):  # the other waits for this one
            both_looked_at.wait(timeout=2)
        return answer

    clients = [Client(raise_request_exception=False), Client(raise_request_exception=False)]
    for client in clients:
        client.force_login(boss)
    form = new_form(clients[0])
    forms = [form | {"summary": f"Tekst {number}."} for number in range(2)]
    if not same_form:
        forms[1]["creation"] = "0" * 32
    monkeypatch.setattr(page_forms.PortalPageForm, "is_valid", slowly)
    answers: list = []

    def send(number: int) -> None:
        try:
            answers.append(clients[number].post(add_url(), forms[number]))
        finally:
            connection.close()

    threads = [threading.Thread(target=send, args=[number]) for number in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    assert sorted(answer.status_code for answer in answers) == ([302, 302] if same_form else [200, 302])
    (page,) = FindingPage.objects.all()
    assert page.get_latest_revision_as_object().summary in {"Tekst 0.", "Tekst 1."}
    assert not Page.find_problems()[0]
