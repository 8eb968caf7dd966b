"""The second step as somebody takes it in a browser."""

from bs4 import BeautifulSoup
from django.test import Client

from tests.editors import PASSWORD
from tests.redactie.admin_forms import errors
from tests.second_factor import (
    code_of,
)

LOGIN = "/beheer/login/"
CODE = "/beheer/tweede-stap/code/"
SET_UP = "/beheer/tweede-stap/instellen/"
CODES = "/beheer/tweede-stap/herstelcodes/"
AGAIN = "/beheer/tweede-stap/bevestigen/"


def type_password(user, target: str = "") -> Client:
    """A client that is past the password and not further."""
    client = Client()
    response = client.post(LOGIN, {"login": user.username, "password": PASSWORD, "next": target})
    assert response.status_code == 302, response.content.decode()
    return client


def secret_on(response) -> str:
    return BeautifulSoup(response.content, "html.parser").select_one(".account__secret code").text.replace(" ", "")


def codes_on(response) -> list[str]:
    soup = BeautifulSoup(response.content, "html.parser")
    return [code.text.replace(" ", "") for code in soup.select(".account__codes code")]


def set_up(client: Client, target: str = ""):
    """Through the pages: gives the secret, and the page with the recovery codes."""
    secret = secret_on(client.get(SET_UP))
    response = client.post(SET_UP, {"code": code_of(secret), "next": target})
    assert response.status_code == 302, errors(response)
    assert response["Location"] == CODES
    return secret, client.get(CODES)


def is_in(client: Client) -> bool:
    return client.get("/beheer/").status_code == 200
