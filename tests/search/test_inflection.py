"""Every form of a verb, a plural and the name of a place finds what the other forms find."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from portal.search.analysis import stem
from portal.search.inflection import inflections
from portal.search.phrasebook import Phrasebook
from portal.search.question import understand
from portal.search.synonyms import SynonymRule
from portal.search.vocabulary import Vocabulary

TEXT = """
mishandeling delen melden oefenen slaan herkennen signaleren opleiden helpen schrijven lezen geven praten zeggen
organiseren dilemma regio baby advies brief stad rotterdam heerlen anonieme goede verwaarlozing verwaarlozen kerk
"""
KNOWN = TEXT.split()
WORDS = Vocabulary(
    rows=100, frequency={stem(word): 3 for word in KNOWN}, forms={word: (stem(word), 3) for word in KNOWN}
)
BOOK = Phrasebook(
    [SynonymRule("mishandelen", ("kindermishandeling",)), SynonymRule("niet-pluisgevoel", ("signalering",))]
)


def stems(text: str) -> set[str]:
    return {part for term in understand(text, WORDS, BOOK).terms for way in term.alternatives for part in way.stems}


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("mishandeld", "mishandeling"),
        ("mishandelde", "mishandeling"),
        ("deelt", "delen"),
        ("gedeeld", "delen"),
        ("meldt", "melden"),
        ("gemelde", "melden"),
        ("geoefend", "oefenen"),
        ("geslagen", "slaan"),
        ("slaat", "slaan"),
        ("herkent", "herkennen"),
        ("gesignaleerd", "signaleren"),
        ("opgeleid", "opleiden"),
        ("geholpen", "helpen"),
        ("schrijft", "schrijven"),
        ("leest", "lezen"),
        ("geeft", "geven"),
        ("praatte", "praten"),
        ("zegt", "zeggen"),
        ("organiseert", "organiseren"),
        ("verwaarloosd", "verwaarlozen"),
        ("dilemma's", "dilemma"),
        ("regio’s", "regio"),
        ("baby's", "baby"),
        ("adviezen", "advies"),
        ("brieven", "brief"),
        ("steden", "stad"),
        ("rotterdamse", "rotterdam"),
        ("heerlense", "heerlen"),
        ("anoniem", "anonieme"),
    ],
)
def test_another_form_of_a_word_finds_it(typed, written):
    assert stem(written) in stems(typed)


@pytest.mark.parametrize(("typed", "other"), [("keren", "kerk"), ("deal", "delen"), ("rotterdam", "rotterdamse")])
def test_another_word_is_no_form(typed, other):
    assert stem(other) not in {stem(form) for form in WORDS.inflected(typed)}


def test_what_is_said_in_another_form_has_its_synonyms():
    book = Phrasebook([SynonymRule("mishandelen", ("Veilig Thuis",))])
    words = Vocabulary(
        rows=9,
        frequency={stem(word): 1 for word in ("mishandeling", "veilig", "thuis")},
        forms={word: (stem(word), 1) for word in ("mishandeling", "veilig", "thuis")},
    )
    (term,) = understand("mishandeld", words, book).terms
    assert (stem("veilig"), stem("thuis")) in {way.stems for way in term.alternatives}


@pytest.mark.parametrize("typed", ["niet-pluisgevoel", "niet pluis gevoel", "niet-pluis gevoel", "nietpluisgevoel"])
def test_a_phrase_is_known_however_its_words_are_joined(typed):
    words = Vocabulary(rows=9, frequency={stem("signalering"): 1}, forms={"signalering": (stem("signalering"), 1)})
    question = understand(typed, words, BOOK)
    assert {way.stems for term in question.terms for way in term.alternatives} == {(stem("signalering"),)}


@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyz", min_size=1, max_size=40))
@settings(max_examples=300, deadline=None)
def test_any_word_has_few_other_shapes_each_once(word):
    found = list(inflections(word))
    assert word not in found
    assert len(found) == len(set(found)) < 150
