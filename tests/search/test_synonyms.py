"""Synonyms of editors and of the glossary: what they find, from when, and what an editor may write."""

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError

from portal.search.models import Synonym
from portal.search.phrasebook import telling_stems
from portal.search.synonyms import SynonymRule, synonyms
from tests import factories as make
from tests.content.report import records_of

pytestmark = pytest.mark.django_db


def found(client, text: str) -> list[str]:
    soup = BeautifulSoup(client.get("/zoeken/", {"q": text}).content, "html.parser")
    return [" ".join(title.get_text().split()) for title in soup.select(".card__title")]


def test_a_new_synonym_works_at_once_and_a_deleted_one_no_longer(client):
    make.TipPageFactory(title="Bel de huisarts")
    assert found(client, "dokter") == []
    synonym = Synonym.objects.create(words="dokter", meanings="huisarts")
    assert found(client, "dokter") == ["Bel de huisarts"]
    synonym.delete()
    assert found(client, "dokter") == []


def test_one_way_does_not_work_back_and_two_way_does(client):
    make.TipPageFactory(title="Bel de huisarts")
    make.TipPageFactory(title="Vraag het de dokter")
    synonym = Synonym.objects.create(words="dokter", meanings="huisarts")
    assert found(client, "huisarts") == ["Bel de huisarts"]
    synonym.two_way = True
    synonym.save()
    assert found(client, "huisarts") == ["Bel de huisarts", "Vraag het de dokter"]


def test_the_word_itself_comes_before_its_synonym(client):
    make.TipPageFactory(title="Bel de huisarts")
    make.TipPageFactory(title="Bel de dokter")
    Synonym.objects.create(words="dokter", meanings="huisarts")
    assert found(client, "dokter") == ["Bel de dokter", "Bel de huisarts"]


def test_terms_of_the_glossary_count_without_a_synonym(client):
    make.GlossaryTermFactory(term="JGZ", expansion="Jeugdgezondheidszorg", also="")
    make.TipPageFactory(title="Werk samen met de jeugdgezondheidszorg")
    assert "Werk samen met de jeugdgezondheidszorg" in found(client, "jgz")


def test_a_word_group_means_all_its_words_together(client):
    make.GlossaryTermFactory(term="VT", expansion="Veilig Thuis", also="")
    make.TipPageFactory(title="Een huis is veilig")
    make.TipPageFactory(title="Bel Veilig Thuis")
    assert "Bel Veilig Thuis" in found(client, "vt")
    assert "Een huis is veilig" not in found(client, "vt")


def test_each_phrase_gets_a_rule():
    Synonym.objects.create(words="juf, meester", meanings="leerkracht")
    Synonym.objects.create(words="film", meanings="video", two_way=True)
    assert set(synonyms()) == {
        SynonymRule("juf", ("leerkracht",)),
        SynonymRule("meester", ("leerkracht",)),
        SynonymRule("film", ("video",)),
        SynonymRule("video", ("film",)),
    }


@pytest.mark.parametrize(
    ("words", "meanings", "message"),
    [
        ("…, ,", "huisarts", "ten minste één woord"),
        ("dokter", " , ", "ten minste één woord"),
        ("dokter, arts", "Arts", "‘arts’ staat al bij"),
        ("d" * 301, "arts", "niet meer dan 300 tekens"),
    ],
)
def test_what_cannot_work_is_refused_in_plain_words(words, meanings, message):
    with pytest.raises(ValidationError, match=message):
        Synonym(words=words, meanings=meanings).full_clean()


def test_phrases_are_kept_tidy():
    synonym = Synonym(words="dokter,dokter ,  huis  dokter", meanings="huisarts,")
    synonym.full_clean()
    assert (synonym.words, synonym.meanings) == ("dokter, huis dokter", "huisarts")


def test_every_synonym_of_the_content_leads_to_words_that_stand_in_it(served):
    """A rule that leads nowhere helps nobody."""
    rules = [record.data for record in records_of("search.synonym")]
    assert len(rules) > 100
    code = "from portal.search.words import *; print(*vocabulary(current_state()).frequency)"
    known = set(served.manage("shell", "-v0", "-c", code).stdout.split())
    nowhere = [
        phrase
        for rule in rules
        for phrase in rule["meanings"].split(",")
        if not rule.get("two_way") and not set(telling_stems(phrase)) <= known
    ]
    assert nowhere == []
