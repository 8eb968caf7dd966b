"""How a visitor's words are understood: compounds, joined words, synonyms, slips of spelling, questions."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from portal.search.analysis import stem, tokens
from portal.search.phrasebook import Phrasebook
from portal.search.question import nearest_question, understand, with_replaced
from portal.search.synonyms import SynonymRule
from portal.search.vocabulary import Vocabulary

TEXT = """
gesprek gesprekken oudergesprek ouders voering gespreksvoering privacy convenant privacyconvenant kind
kindermishandeling mishandeling rotterdam onderwijs wijs onder team wijkteam wijk huisarts politie om justitie
openbaar ministerie veilig thuis vt praten zorgen verwijsindex rol opdrachtgever opdrachtgeversrol
"""
KNOWN = TEXT.split()
WORDS = Vocabulary(
    rows=100,
    frequency={stem(word): 3 for word in KNOWN},
    forms={word: (stem(word), 3) for word in KNOWN},
)
RULES = [
    SynonymRule("OM", ("Openbaar Ministerie",)),
    SynonymRule("VT", ("Veilig Thuis",)),
    SynonymRule("Veilig Thuis", ("VT",)),
    SynonymRule("dokter", ("huisarts",)),
]
BOOK = Phrasebook(RULES)


def ways(text: str, **options) -> list[set[tuple[str, ...]]]:
    """For each term the ways in which a row may answer it."""
    return [{way.stems for way in term.alternatives} for term in understand(text, WORDS, BOOK, **options).terms]


def way(*words: str) -> tuple[str, ...]:
    return tuple(stem(word) for word in words)


def steps(text: str) -> dict[tuple[str, ...], int]:
    (term,) = understand(text, WORDS, BOOK).terms
    return {alternative.stems: alternative.steps for alternative in term.alternatives}


def test_a_word_also_finds_the_longer_words_that_it_is_a_part_of_but_they_count_less():
    found = steps("gesprek")
    assert found[way("gesprek")] == 0
    assert found[way("oudergesprek")] > 0
    assert found[way("gespreksvoering")] > 0


def test_a_part_with_letters_that_link_it_is_found():
    assert way("kindermishandeling") in steps("kind")
    assert way("kindermishandeling") in steps("mishandeling")


def test_a_part_of_three_letters_is_found():
    assert way("opdrachtgeversrol") in steps("rol")


def test_a_word_is_not_cut_at_a_prefix():
    assert WORDS.parts("onderwijs") == ()
    assert way("onderwijs") not in steps("wijs")


def test_a_compound_finds_its_parts_together():
    assert way("ouders", "onderwijs") in steps("ouderonderwijs")
    assert way("privacy", "convenant") in steps("privacyconvenant")


def test_two_words_find_the_one_that_others_write():
    assert all(way("privacyconvenant") in term for term in ways("privacy convenant"))
    assert all(way("verwijsindex") in term for term in ways("verwijs index"))


def test_an_abbreviation_finds_what_it_stands_for_and_back():
    assert way("veilig", "thuis") in ways("vt")[0]
    assert all(way("vt") in term for term in ways("veilig thuis"))


def test_a_synonym_of_one_way_does_not_work_back():
    assert ways("dokter") == [{way("huisarts")}]
    assert ways("huisarts") == [{way("huisarts")}]


def test_a_stop_word_is_an_abbreviation_only_in_a_short_question():
    assert way("openbaar", "ministerie") in ways("om politie")[0] | ways("om politie")[1]
    assert len(ways("wat doet de politie om te praten")) == 2


def test_a_slip_of_spelling_finds_the_nearest_word_and_says_so():
    question = understand("Rotterdm", WORDS, BOOK)
    assert question.replaced == {"rotterdm": "rotterdam"}
    assert ways("Rotterdm") == [{way("rotterdam")}]
    assert ways("convenat") == [{way("convenant")}]


@pytest.mark.parametrize(
    ("typed", "meant"), [("konvenant", "convenant"), ("ferwijsindex", "verwijsindex"), ("sorgen", "zorgen")]
)
def test_a_first_letter_that_sounds_alike_may_be_wrong(typed, meant):
    assert understand(typed, WORDS, BOOK).replaced == {typed: meant}


@pytest.mark.parametrize("typed", ["lonvenant", "terwijsindex", "borgen"])
def test_another_first_letter_makes_another_word(typed):
    assert understand(typed, WORDS, BOOK).replaced == {}


@pytest.mark.parametrize(
    ("text", "searched"),
    [("Rotterdm?", "rotterdam?"), ("In Rotterdm, de school", "In rotterdam, de school"), ("convenant", "")],
)
def test_the_words_that_were_looked_for_stand_where_the_slip_stood(text, searched):
    assert with_replaced(text, {"rotterdm": "rotterdam"}) == searched


def test_a_little_word_that_is_an_abbreviation_is_not_looked_for_as_the_little_word():
    assert ways("OM") == [{way("openbaar", "ministerie")}]


def test_an_abbreviation_among_stop_words_alone_is_what_is_asked():
    assert ways("wat is OM") == [{way("openbaar", "ministerie")}]


def test_who_means_what_was_typed_gets_no_other_spelling():
    assert understand("Rotterdm", WORDS, BOOK, literally=True).is_empty


def test_a_word_that_stands_somewhere_is_not_replaced():
    assert understand("convenant", WORDS, BOOK).replaced == {}


def test_a_question_tells_how_many_rows_it_may_be_about_at_most():
    assert understand("politie", WORDS, BOOK).share == pytest.approx(0.03)
    assert understand("politie huisarts", WORDS, BOOK).share == pytest.approx(0.06)
    everywhere = Vocabulary(rows=4, frequency={"kind": 4, "wijk": 4}, forms={"kind": ("kind", 4), "wijk": ("wijk", 4)})
    assert understand("kind wijk", everywhere, BOOK).share == 1
    assert understand("ruimtevaart", WORDS, BOOK).share == 0


def test_stop_words_alone_are_still_looked_for():
    assert ways("onder") == [{way("onder")}]


@pytest.mark.parametrize("text", ["pleegouders", "ruimtevaart politie", "xyzzy plugh"])
def test_a_question_of_which_half_the_words_stand_nowhere_has_no_answer(text):
    assert understand(text, WORDS, BOOK).is_empty


@given(st.text(max_size=300))
@settings(max_examples=200, deadline=None)
def test_any_text_is_understood(text):
    question = understand(text, WORDS, BOOK)
    assert 0 <= question.least <= question.all_mass
    assert all(term.alternatives and term.mass > 0 for term in question.terms)


@given(st.sampled_from(KNOWN))
@settings(deadline=None)
def test_a_word_of_the_index_is_never_an_empty_question(word):
    assert list(tokens(word))
    assert not understand(word, WORDS, BOOK).is_empty


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("mishadlin", "mishandeling"),
        ("Rotrdam onderwijs", "rotterdam onderwijs"),
        ("over een gespreek", "over een gesprek"),
        ("gesprek", ""),
        ("qqqqqq", ""),
        ("xyz", ""),
        ("2017", ""),
        ("", ""),
    ],
)
def test_a_question_without_answer_is_guessed_by_its_spelling(text, meant):
    assert nearest_question(text, WORDS, lambda word: True) == meant
