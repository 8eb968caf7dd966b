"""Passwords: a new one by mail, and changing the one that is known."""

import re

import pytest
from bs4 import BeautifulSoup
from django.core import mail

from tests.editors import PASSWORD
from tests.redactie.admin_forms import errors

NEW = "paarse fiets bij de dijk"


def link_from_the_mail() -> str:
    (sent,) = mail.outbox
    assert sent.subject == "Nieuw wachtwoord voor de redactie"
    return re.search(r"https?://[^/]+(/\S+)", sent.body).group(1)


def ask(client, email: str):
    return client.post("/beheer/wachtwoord/vergeten/", {"email": email}, follow=True)


def test_an_editor_makes_a_new_password_by_the_link_in_the_mail(account, client):
    account("Landelijke eindredacteur", username="rita", email="rita@gemeente.nl")
    assert "Kijk in uw e-mail" in ask(client, "RITA@gemeente.nl").content.decode()
    assert "Uw gebruikersnaam is rita" in mail.outbox[0].body
    response = client.get(link_from_the_mail(), follow=True)
    address = response.request["PATH_INFO"]
    done = client.post(address, {"password1": NEW, "password2": NEW}, follow=True)
    assert "Uw wachtwoord is gewijzigd" in done.content.decode()
    assert client.post("/beheer/login/", {"login": "rita", "password": NEW}).status_code == 302


def test_the_mail_says_the_same_as_text_and_as_a_page_that_loads_nothing(account, client):
    account("Landelijke eindredacteur", username="rita<b>", email="rita@gemeente.nl")
    ask(client, "rita@gemeente.nl")
    (sent,) = mail.outbox
    ((page, kind),) = sent.alternatives
    assert kind == "text/html"
    soup = BeautifulSoup(page, "html.parser")
    assert soup.html["lang"] == "nl"
    assert {link["href"] for link in soup.find_all("a")} == set(re.findall(r"https?://\S+", sent.body))
    assert "Uw gebruikersnaam is rita<b>." in sent.body
    assert soup.strong.get_text() == "rita<b>"
    assert not soup.find_all(["img", "link", "script"])
    assert "url(" not in soup.style.string
    for line in ("De link werkt drie dagen en één keer", "Uw wachtwoord blijft zoals het was."):
        assert line in sent.body
        assert line in soup.get_text()


def test_the_link_works_once(account, client):
    account("Landelijke eindredacteur", username="rita", email="rita@gemeente.nl")
    ask(client, "rita@gemeente.nl")
    link = link_from_the_mail()
    address = client.get(link, follow=True).request["PATH_INFO"]
    client.post(address, {"password1": NEW, "password2": NEW})
    assert "Deze link werkt niet meer" in client.get(link, follow=True).content.decode()


def test_a_new_password_ends_the_wait_after_too_many_tries(account, client):
    account("Landelijke eindredacteur", username="rita", email="rita@gemeente.nl")
    for _ in range(6):
        client.post("/beheer/login/", {"login": "rita", "password": "fout"})
    ask(client, "rita@gemeente.nl")
    address = client.get(link_from_the_mail(), follow=True).request["PATH_INFO"]
    client.post(address, {"password1": NEW, "password2": NEW})
    assert client.post("/beheer/login/", {"login": "rita", "password": NEW}).status_code == 302


def test_an_unknown_address_gets_the_same_answer_and_no_mail(account, client):
    account("Landelijke eindredacteur", email="rita@gemeente.nl")
    known = ask(client, "rita@gemeente.nl").content
    assert ask(client, "niemand@elders.test").content == known
    assert [sent.to for sent in mail.outbox] == [["rita@gemeente.nl"]]


def test_a_former_address_of_an_account_gets_no_link_and_lets_nobody_in(account, client):
    user = account("Landelijke eindredacteur", email="oud@gemeente.nl")
    ask(client, "oud@gemeente.nl")
    user.email = "nieuw@gemeente.nl"
    user.save()
    mail.outbox.clear()
    ask(client, "oud@gemeente.nl")
    assert mail.outbox == []
    response = client.post("/beheer/login/", {"login": "oud@gemeente.nl", "password": PASSWORD})
    assert "klopt niet" in errors(response)
    ask(client, "nieuw@gemeente.nl")
    assert mail.outbox[0].to == ["nieuw@gemeente.nl"]


def test_asking_for_mail_over_and_over_stops(account, client):
    account("Landelijke eindredacteur", email="rita@gemeente.nl")
    for _ in range(5):
        assert ask(client, "rita@gemeente.nl").status_code == 200
    assert ask(client, "rita@gemeente.nl").status_code == 429
    assert len(mail.outbox) == 5


def test_an_editor_changes_the_password_from_the_account_screen(eindredacteur, client):
    screen = eindredacteur.get("/beheer/account/").content.decode()
    assert 'href="/beheer/wachtwoord/"' in screen
    data = {"oldpassword": PASSWORD, "password1": NEW, "password2": NEW}
    response = eindredacteur.post("/beheer/wachtwoord/", data, follow=True)
    assert response.request["PATH_INFO"] == "/beheer/account/"
    assert "Uw wachtwoord is gewijzigd" in response.content.decode()
    assert eindredacteur.get("/beheer/").status_code == 200, "changing it keeps this browser signed in"
    assert client.post("/beheer/login/", {"login": "elly", "password": NEW}).status_code == 302


@pytest.mark.parametrize(
    ("old", "new", "again", "says"),
    [
        ("fout", NEW, NEW, "niet uw huidige wachtwoord"),
        (PASSWORD, "kort", "kort", "te kort"),
        (PASSWORD, "wachtwoord1", "wachtwoord1", "te kort"),
        (PASSWORD, NEW, "iets anders", "hetzelfde wachtwoord"),
    ],
)
def test_a_password_that_is_no_good_is_refused_with_the_reason(eindredacteur, old, new, again, says):
    response = eindredacteur.post("/beheer/wachtwoord/", {"oldpassword": old, "password1": new, "password2": again})
    assert says in errors(response)
