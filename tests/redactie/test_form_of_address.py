"""Editors are spoken to with ‘u’, also in the sentences of Wagtail and allauth, whose own Dutch says ‘je’."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import read_mo
from babel.messages.pofile import read_po
from django.apps import apps
from django.urls import reverse
from django.utils.translation import trans_real

from tests.served import ROOT

JE = re.compile(r"\b(je|jij|jou|jouw|jezelf|jullie)\b", re.IGNORECASE)
OURS = sorted(ROOT.glob("portal/*/locale/nl/LC_MESSAGES/*.po"))


def sentences() -> Iterator[str]:
    """All that Django may answer with in Dutch, of every package: what comes first, wins."""
    seen = set()
    for catalog in trans_real.translation("nl")._catalog._catalogs:
        yield from (str(said) for key, said in catalog.items() if key and key not in seen)
        seen |= set(catalog)


def test_no_sentence_of_any_package_says_je():
    everything = list(sentences())
    assert len(everything) > 2_000
    assert [said for said in everything if JE.search(said)] == []


def test_the_scripts_of_the_admin_say_u_too(client):
    said = client.get(reverse("wagtailadmin_javascript_catalog")).content.decode()
    assert "Weet u het zeker?" in said
    assert "Weet je het zeker" not in said


def test_a_question_before_deleting_says_u(admin_client):
    page = admin_client.get(reverse("wagtaildocs:index")).content.decode()
    assert "Voeg er een toe" in page


def translated(catalog: Catalog) -> dict[tuple, object]:
    """By context and sentence, where a plural is a pair of sentences; a compiled file has it as a list."""
    return {
        (message.context, tuple(message.id) if isinstance(message.id, list) else message.id): message.string
        for message in catalog
        if message.id
    }


@pytest.mark.parametrize("file", OURS, ids=lambda file: f"{file.parts[-5]}-{file.stem}")
def test_a_translation_is_of_a_sentence_that_is_there_and_is_ready_for_use(file):
    """`make vertalingen` makes what Django reads of it."""
    ours = translated(read_po(file.open("rb")))
    assert ours
    compiled = translated(read_mo(file.with_suffix(".mo").open("rb")))
    assert {key: tuple(said) if isinstance(said, list) else said for key, said in compiled.items()} == ours
    theirs = set()
    for app in apps.get_app_configs():
        for other in Path(app.path).glob(f"locale/nl/LC_MESSAGES/{file.name}"):
            theirs |= set(translated(read_po(other.open("rb")))) if other != file else set()
    assert set(ours) - theirs == set()
