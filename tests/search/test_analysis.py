"""What the analyser makes of any text: never an error, never nothing out of something."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from portal.search.analysis import fold, is_telling, stem, tokens

TEXTS = st.text(max_size=200)
ODD = [
    ("", 0),
    ("\x00", 0),
    ("';--", 0),
    ("AND OR NOT", 3),
    ('"*:()', 0),
    ("🙂🙂", 0),
    ("مرحبا", 1),
    ("a" * 10_000, 1),
    ("100.000", 2),
]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("gesprek", "gesprekken"),
        ("huis", "huizen"),
        ("leraar", "leraren"),
        ("kind", "kinderen"),
        ("meldcode", "meldcodes"),
        ("convenant", "convenanten"),
        ("gezin", "gezinnen"),
        ("melding", "melden"),
        ("les", "lessen"),
    ],
)
def test_forms_of_a_word_are_one_word(one, other):
    assert stem(fold(one)) == stem(fold(other))


@pytest.mark.parametrize(
    ("one", "other"),
    [("IB’er", "IBer"), ("e-learning", "elearning"), ("Casuïstiek", "casuistiek"), ("ENQUÊTE", "enquete")],
)
def test_accents_capitals_apostrophes_and_hyphens_make_no_difference(one, other):
    assert fold(one) == fold(other)


def test_a_word_with_a_hyphen_also_gives_its_parts_and_where_it_stands():
    text = "de ouder-kindcoach"
    token = list(tokens(text))[1]
    assert token.forms == ("ouderkindcoach", "ouder", "kindcoach")
    assert text[token.start : token.end] == "ouder-kindcoach"


@given(TEXTS)
@settings(max_examples=300, deadline=None)
def test_any_text_gives_plain_words_within_it(text):
    for token in tokens(text):
        assert all(form.isascii() and form.isalnum() and form == form.lower() for form in token.forms)
        assert 0 <= token.start < token.end <= len(text)


@given(TEXTS)
@settings(max_examples=300, deadline=None)
def test_folding_a_folded_word_changes_nothing(text):
    assert fold(fold(text)) == fold(text)


@given(st.text(alphabet=st.characters(categories=["L", "Nd"]), min_size=1, max_size=30))
@settings(max_examples=300, deadline=None)
def test_letters_and_digits_of_any_script_are_a_word_to_look_for(word):
    assert list(tokens(word))
    assert all(stem(token.form) for token in tokens(word))


@pytest.mark.parametrize(("text", "number"), ODD)
def test_odd_texts_are_read_without_an_error(text, number):
    assert len([stem(form) for token in tokens(text) for form in token.forms]) == number


def test_stop_words_and_lone_letters_say_nothing_but_digits_do():
    assert [word for word in ("het", "x", "5", "kind") if is_telling(word)] == ["5", "kind"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("scholing", "school"),
        ("geweld", "wel"),
        ("begeleiding", "beleid"),
        ("gezin", "zin"),
        ("vrijwilliger", "vrijwillig"),
    ],
)
def test_words_that_only_look_alike_stay_apart(one, other):
    assert stem(one) != stem(other)
