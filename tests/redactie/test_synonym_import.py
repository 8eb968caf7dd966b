"""Synonyms from a CSV file: an editor first sees what would change, and then all of it happens or nothing."""

import pytest
from bs4 import BeautifulSoup
from django.core.files.uploadedfile import SimpleUploadedFile
from wagtail.models import ModelLogEntry

from portal.search.models import Synonym
from portal.search.synonym_import import MOST_LINES
from tests import factories as make

LIST = "/beheer/snippets/search/synonym/"
ADDRESS = f"{LIST}import/"
HEAD = "Wie zoekt naar,Vindt ook,Ook andersom\n"


def choose(client, content: str | bytes) -> BeautifulSoup:
    """Choose a file and look at the screen that follows."""
    file = SimpleUploadedFile("synoniemen.csv", content if isinstance(content, bytes) else content.encode())
    answer = client.post(ADDRESS, {"file": file})
    assert answer.status_code == 200
    return BeautifulSoup(answer.content, "html.parser")


def confirm(client, screen: BeautifulSoup) -> str:
    """Press ‘Importeren’; what the next screen says."""
    answer = client.post(ADDRESS, {"text": screen.select_one("textarea[name=text]").get_text()}, follow=True)
    assert answer.status_code == 200
    return BeautifulSoup(answer.content, "html.parser").get_text(" ", strip=True)


def kept() -> dict[str, tuple[str, bool]]:
    return {synonym.words: (synonym.meanings, synonym.two_way) for synonym in Synonym.objects.all()}


def test_what_is_new_and_what_changes_is_seen_first_and_then_written(eindredacteur):
    make.SynonymFactory(words="dokter", meanings="huisarts")
    make.SynonymFactory(words="film", meanings="video", two_way=True)
    screen = choose(eindredacteur, HEAD + 'dokter,huisarts,True\nfilm,video,True\n"juf, meester",leerkracht,nee\n')
    told = screen.get_text(" ", strip=True)
    assert all(words in told for words in ("Nieuw: 1", "Aangepast: 1", "Blijft zoals het is: 1", "dokter ↔ huisarts"))
    assert kept() == {"dokter": ("huisarts", False), "film": ("video", True)}
    assert "1 synoniem toegevoegd en 1 synoniem aangepast. Zij werken meteen." in confirm(eindredacteur, screen)
    assert kept() == {
        "dokter": ("huisarts", True),
        "film": ("video", True),
        "juf, meester": ("leerkracht", False),
    }
    assert sorted(ModelLogEntry.objects.values_list("action", flat=True)) == ["wagtail.create", "wagtail.edit"]


def test_the_list_as_it_is_downloaded_changes_nothing(eindredacteur):
    make.SynonymFactory(words="AMK, SHG", meanings="Veilig Thuis")
    make.SynonymFactory(words="Fryslân", meanings="Friesland", two_way=True)
    export = b"".join(eindredacteur.get(LIST, {"export": "csv"}).streaming_content)
    screen = choose(eindredacteur, export)
    assert "Er is niets te importeren" in screen.get_text()
    assert not screen.select("textarea")


@pytest.mark.parametrize(
    "content",
    [
        "\ufeffwie zoekt naar;vindt ook;ook andersom\r\nFryslân;Friesland;Ja\r\n",
        "Wie zoekt naar;Vindt ook;Ook andersom\nFryslân;Friesland;WAAR\n".encode("cp1252"),
        "opmerking,ook andersom,vindt ook,wie zoekt naar\neigen,ja,Friesland,Fryslân\n",
    ],
)
def test_files_of_excel_and_others_are_read(eindredacteur, content):
    confirm(eindredacteur, choose(eindredacteur, content))
    assert kept() == {"Fryslân": ("Friesland", True)}


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("dokter,,nee", "Regel 3: Bij ‘vindt ook’: Vul ten minste één woord in"),
        ("dokter", "Regel 3: Bij ‘vindt ook’: Vul ten minste één woord in"),
        ("!!,huisarts,nee", "Regel 3: Bij ‘wie zoekt naar’: Vul ten minste één woord in"),
        ("dokter,dokter,nee", "Regel 3: Bij ‘vindt ook’: ‘dokter’ staat al bij ‘wie zoekt naar’."),
        ("dokter,huisarts,misschien", "Regel 3: Schrijf bij ‘ook andersom’ ja of nee, niet ‘misschien’."),
        ("Film,bioscoop,nee", "Regel 3: ‘Film’ staat ook op regel 2."),
        (f"{'x' * 301},huisarts,nee", "Regel 3: Bij ‘wie zoekt naar’: "),
    ],
)
def test_a_line_that_is_wrong_is_named_and_nothing_is_written(eindredacteur, line, told):
    screen = choose(eindredacteur, f"{HEAD}film,video,ja\n{line}\n")
    assert told in screen.get_text(" ", strip=True)
    assert "1 regel klopt nog niet." in screen.get_text(" ", strip=True)
    assert not screen.select("textarea")
    answer = eindredacteur.post(ADDRESS, {"text": f"{HEAD}film,video,ja\n{line}\n"})
    assert answer.status_code == 200
    assert kept() == {}


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("dokter,huisarts,nee\n", "Zet op de eerste regel de namen van de kolommen"),
        ("  \n", "Zet op de eerste regel de namen van de kolommen"),
        (b"PK\x03\x04\x00\x00", "Dit is geen CSV-bestand"),
        (HEAD + '"dokter,huisarts,nee\n', "is niet te lezen. Klopt het aantal aanhalingstekens?"),
        (HEAD + "x" * 500_000, "groter dan 500 kB"),
        (HEAD + "a,b,nee\n" * (MOST_LINES + 1), "meer dan 2000 regels"),
    ],
)
def test_a_file_that_cannot_be_read_says_what_to_do(eindredacteur, content, told):
    screen = choose(eindredacteur, content)
    assert told in screen.get_text(" ", strip=True)
    assert "Er is niets veranderd." in screen.get_text(" ", strip=True)


def test_no_file_is_said_at_the_field(eindredacteur):
    assert "Kies eerst een bestand." in eindredacteur.post(ADDRESS, {}).content.decode()


def test_what_was_changed_in_between_is_looked_at_again(eindredacteur):
    screen = choose(eindredacteur, HEAD + "dokter,huisarts,nee\n")
    make.SynonymFactory(words="Dokter", meanings="arts")
    assert "0 synoniemen toegevoegd en 1 synoniem aangepast" in confirm(eindredacteur, screen)
    assert kept() == {"Dokter": ("huisarts", False)}


def test_who_may_not_keep_synonyms_has_no_button_and_no_screen(eindredacteur, redacteur):
    assert ADDRESS in eindredacteur.get(LIST).content.decode()
    assert ADDRESS not in redacteur.get(LIST).content.decode()
    redacteur.post(ADDRESS, {"text": HEAD + "dokter,huisarts,nee\n"})
    assert redacteur.get(ADDRESS).status_code in {302, 403}
    assert kept() == {}
