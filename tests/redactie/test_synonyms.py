"""Synonyms in the admin: who may keep them, and how a link fills one in."""

from bs4 import BeautifulSoup

from portal.search.models import Synonym
from tests import factories as make

LIST = "/beheer/snippets/search/synonym/"


def test_a_link_can_fill_in_what_people_searched_for(eindredacteur):
    answer = eindredacteur.get(f"{LIST}add/", {"words": "kdv"})
    assert BeautifulSoup(answer.content, "html.parser").find("input", attrs={"name": "words"})["value"] == "kdv"


def test_an_eindredacteur_keeps_them_and_a_redacteur_only_looks(eindredacteur, redacteur):
    synonym = make.SynonymFactory(words="dokter")
    form = {"words": "dokter, huisdokter", "meanings": "huisarts"}
    assert "dokter" in redacteur.get(LIST).content.decode()
    assert redacteur.post(f"{LIST}edit/{synonym.pk}/", form).status_code == 302
    assert Synonym.objects.get().words == "dokter"
    assert eindredacteur.post(f"{LIST}edit/{synonym.pk}/", form).status_code == 302
    assert Synonym.objects.get().words == "dokter, huisdokter"


def test_the_list_can_be_taken_along_as_csv(eindredacteur):
    make.SynonymFactory(words="dokter", meanings="huisarts")
    answer = eindredacteur.get(LIST, {"export": "csv"})
    assert answer.headers["Content-Type"].startswith("text/csv")
    assert "dokter,huisarts" in b"".join(answer.streaming_content).decode()
