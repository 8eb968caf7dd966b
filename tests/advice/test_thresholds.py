"""The bounds of the checks hold on samples: plain B1 texts pass, texts of the office do not (besluit 0027)."""

from pathlib import Path

import pytest

from portal.advice.checks import Kind, Known, find_all
from portal.advice.ease import FEWEST_WORDS, ease_of
from portal.advice.parts import Part
from portal.core.sentences import count_words

SAMPLES = Path(__file__).parents[1] / "data" / "reading"
PLAIN = sorted((SAMPLES / "b1").glob("*.txt"))
HARD = sorted((SAMPLES / "moeilijk").glob("*.txt"))
MOST_IN_PLAIN = 2  # hard words of a hundred
LEAST_IN_HARD = 15


def hard_words_of_a_hundred(sample: Path) -> float:
    text = sample.read_text(encoding="utf-8")
    tips = find_all([Part("body", "Inhoud", text=text)], Known())
    return 100 * sum(tip.kind == Kind.HARD_WORD for tip in tips) / count_words(text)


def test_there_are_samples_of_both():
    assert len(PLAIN) >= 10
    assert len(HARD) >= 10


@pytest.mark.parametrize("sample", PLAIN, ids=lambda path: path.stem)
def test_a_plain_text_gets_hardly_any_hard_word(sample):
    assert hard_words_of_a_hundred(sample) <= MOST_IN_PLAIN


@pytest.mark.parametrize("sample", HARD, ids=lambda path: path.stem)
def test_a_text_of_the_office_gets_many(sample):
    assert hard_words_of_a_hundred(sample) >= LEAST_IN_HARD


@pytest.mark.parametrize("sample", PLAIN, ids=lambda path: path.stem)
def test_a_plain_text_has_no_long_sentence(sample):
    tips = find_all([Part("body", "Inhoud", text=sample.read_text(encoding="utf-8"))], Known())
    assert [tip.words for tip in tips if tip.kind == Kind.LONG_SENTENCE] == []


def ease_in_words(*samples: Path) -> str:
    return ease_of([Part("body", "Inhoud", text=sample.read_text(encoding="utf-8")) for sample in samples]).in_words


@pytest.mark.parametrize("sample", PLAIN, ids=lambda path: path.stem)
def test_a_plain_text_is_called_good_to_read(sample):
    assert ease_in_words(sample) == "Goed te lezen"


@pytest.mark.parametrize("sample", HARD, ids=lambda path: path.stem)
def test_a_text_of_the_office_is_called_hard(sample):
    assert ease_in_words(sample, sample) == "Moeilijk te lezen"  # twice: alone some have too few words


def test_of_a_few_words_nothing_is_said():
    few = Part("body", "Inhoud", text="Wij gaan naar huis. " * (FEWEST_WORDS // 4))
    assert ease_of([few]) is None
    assert ease_of([few, few]) is not None
