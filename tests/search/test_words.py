"""Each process follows the words of the index by what changed, and knows the same as who reads them all."""

import random

import pytest
from django.db import transaction

from portal.search import words
from portal.search.models import SearchChange
from portal.search.words import current_state, read_vocabulary, vocabulary
from tests import factories as make

pytestmark = pytest.mark.django_db
SAID = "gesprek gesprekken oudergesprek privacy convenant kind kinderen school wijkteam melden gemeld".split()  # noqa: SIM905  read by people


def known(vocabulary) -> tuple:
    spellings = vocabulary.spellings
    return (
        vocabulary.rows,
        vocabulary.frequency,
        vocabulary.forms,
        spellings.beginning_with(""),
        {letter: sorted(spellings.sounding_like(letter)) for letter in "abcdefghijklmnopqrstuvwxyz"},
        {piece: sorted(spellings.longer_with(piece)) for piece in SAID},
        {form: (vocabulary.parts(form), vocabulary.compounds(form), vocabulary.near(form + "x")) for form in SAID},
        {stem: vocabulary.written(stem) for stem in vocabulary.frequency},
    )


def test_after_each_publication_it_is_as_if_all_words_were_read():
    lot = random.Random(3)  # noqa: S311  no secret
    pages = []
    vocabulary(current_state())
    for number in range(12):
        if pages and lot.random() < 0.4:
            page = pages.pop(lot.randrange(len(pages)))
            lot.choice([page.delete, page.unpublish])()
        else:
            said = f"{' '.join(lot.choices(SAID, k=3))} woord{number}"
            pages.append(make.TipPageFactory(title=said, summary=lot.choice(SAID)))
        state = current_state()
        assert known(vocabulary(state)) == known(read_vocabulary(state.slot))


def test_only_what_changed_is_read(django_assert_num_queries):
    make.TipPageFactory(title="Gesprek")
    vocabulary(current_state())
    make.TipPageFactory(title="Wijkteam")
    make.TipPageFactory(title="Convenant")
    state = current_state()
    with django_assert_num_queries(1):
        assert {"wijkteam", "convenant"} <= vocabulary(state).forms.keys()
    with django_assert_num_queries(0):
        vocabulary(state)


def test_who_missed_too_many_changes_reads_all_words(monkeypatch):
    monkeypatch.setattr(words, "MOST_CHANGES", 2)
    vocabulary(current_state())
    for title in ("Gesprek", "Wijkteam", "Convenant"):
        make.TipPageFactory(title=title)
    assert {"gesprek", "wijkteam", "convenant"} <= vocabulary(current_state()).forms.keys()


def test_words_of_a_publication_that_was_undone_are_not_known():
    make.TipPageFactory(title="Gesprek")
    with transaction.atomic():
        make.TipPageFactory(title="Wijkteam")
        assert "wijkteam" in vocabulary(current_state()).forms
        transaction.set_rollback(True)
    assert "wijkteam" not in vocabulary(current_state()).forms
    make.TipPageFactory(title="Convenant")
    assert {"gesprek", "convenant"} <= vocabulary(current_state()).forms.keys()
    assert "wijkteam" not in vocabulary(current_state()).forms


def test_a_page_that_is_published_again_as_it_was_changes_no_words():
    page = make.TipPageFactory(title="Gesprek")
    before, changes = current_state().version, SearchChange.objects.count()
    page.save_revision().publish()
    assert (current_state().version, SearchChange.objects.count()) == (before, changes)
