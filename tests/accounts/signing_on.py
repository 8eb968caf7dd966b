"""Signing in at the organisation, as a browser does it."""

import json
from dataclasses import dataclass
from pathlib import Path

import requests
from bs4 import BeautifulSoup
from django.contrib.auth import SESSION_KEY, get_user_model
from django.test import Client

from portal.accounts.models import AuditEntry, Event
from tests.oidc_provider import serve as provider_side

START, BACK, LOGIN = "/beheer/organisatie/", "/beheer/organisatie/terug/", "/beheer/login/"
SET_UP = "/beheer/tweede-stap/instellen/"


@dataclass
class Provider:
    url: str
    folder: Path

    def behave(self, **behaviour) -> None:
        (self.folder / "behaviour.json").write_text(json.dumps(behaviour))

    def keys(self) -> dict:
        return requests.get(f"{self.url}/.well-known/jwks.json", timeout=10).json()


def at_the_provider(address: str) -> str:
    """Signs in there the way a browser does; gives the address to which it sends the visitor back."""
    browser = requests.Session()
    page = browser.get(address, timeout=20)
    form = BeautifulSoup(page.text, "html.parser").select_one("form")
    data = {field["name"]: field.get("value", "") for field in form.select("input[name]")}
    data.update(login=provider_side.NAME, password=provider_side.PASSWORD)
    answer = browser.post(page.url, data=data, timeout=20, allow_redirects=False)
    while not answer.headers["Location"].startswith("http://testserver"):
        where = requests.compat.urljoin(answer.url, answer.headers["Location"])
        answer = browser.get(where, timeout=20, allow_redirects=False)
    return answer.headers["Location"]


def way_back(client: Client, target: str = "") -> str:
    response = client.post(START, {"next": target} if target else {})
    assert response.status_code == 302, response.content.decode()
    return at_the_provider(response["Location"]).removeprefix("http://testserver")


def sign_on(client: Client, target: str = ""):
    return client.get(way_back(client, target))


def groups_of(user) -> list[str]:
    return sorted(user.groups.values_list("name", flat=True))


def only_user():
    return get_user_model().objects.get()


def refused(response, says: str) -> None:
    assert response.status_code == 403
    assert says in response.content.decode()
    assert SESSION_KEY not in response.client.session
    assert AuditEntry.objects.filter(event=Event.REFUSED).exists()
