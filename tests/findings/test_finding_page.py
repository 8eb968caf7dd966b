"""The page of a finding: its files and its text."""

import json

import pytest
from bs4 import BeautifulSoup

from portal.findings.models import FindingDocument
from tests import factories as make

pytestmark = pytest.mark.django_db


def test_files_come_with_their_label_and_can_be_read(client):
    document = make.DocumentFactory(title="verslag-def-3")
    finding = make.FindingPageFactory()
    finding.documents = [FindingDocument(document=document, label="Verslag van de proef")]
    finding.save_revision().publish()
    soup = BeautifulSoup(client.get(finding.url).content, "html.parser")
    link = soup.find("h2", string="Bestanden").find_parent("section").find("a", string="Verslag van de proef")
    response = client.get(link["href"])
    assert response.headers["Content-Disposition"].startswith("attachment")


def test_without_files_there_is_no_heading_for_them(client):
    soup = BeautifulSoup(client.get(make.FindingPageFactory().url).content, "html.parser")
    assert not soup.find("h2", string="Bestanden")


def test_the_text_of_an_editor_is_shown(client):
    body = json.dumps([{"type": "text", "value": "<h2>Wat werkte</h2><p>Samen oefenen.</p>"}])
    soup = BeautifulSoup(client.get(make.FindingPageFactory(body=body).url).content, "html.parser")
    assert soup.main.find("h2", string="Wat werkte")
    assert soup.main.find("p", string="Samen oefenen.")
