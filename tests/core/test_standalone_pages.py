"""Errors and maintenance are readable when nothing else works, and their style passes the policy."""

import base64
import hashlib

import pytest
from bs4 import BeautifulSoup
from django.test import Client, RequestFactory

from portal.core.views import server_error


def style_is_allowed(response) -> bool:
    style = BeautifulSoup(response.content, "html.parser").style.string
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    return f"style-src 'sha256-{digest}'" in response["Content-Security-Policy"]


def test_a_failure_is_told_without_database_and_static_files():
    response = server_error(RequestFactory().get("/"))  # this test may not touch a database: it would fail
    assert response.status_code == 500
    assert "Er ging iets mis" in response.content.decode()
    assert b"<link" not in response.content
    assert style_is_allowed(response)
    assert [link["href"] for link in BeautifulSoup(response.content, "html.parser").main.find_all("a")] == ["", "/"]


def test_maintenance_says_when_to_come_back(client, settings):
    settings.MAINTENANCE = True
    response = client.get("/themas/")
    assert response.status_code == 503
    assert response["Retry-After"] == "600"
    assert "0800-2000" in response.content.decode()
    assert BeautifulSoup(response.content, "html.parser").main.a["href"] == ""  # the page that was asked for
    assert style_is_allowed(response)


@pytest.mark.filterwarnings("ignore")
def test_a_strange_host_name_gets_an_explanation():
    response = Client(headers={"host": "kwaad.test"}).get("/")
    assert response.status_code == 400
    assert "Dit verzoek begrijpen wij niet" in response.content.decode()
    assert style_is_allowed(response)
