"""However much somebody types, what the server does for it stays bounded: no timing, but counts of what is asked."""

from string import ascii_lowercase

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from portal.search.backends import DatabaseBackend
from portal.search.question import MOST_TERMS
from tests import factories as make

pytestmark = pytest.mark.django_db
LETTERS = ascii_lowercase[:20]
# Questions to the index for one page: an ordinary one takes one. At most five other spellings are each looked up, twice
# where they are doubted; the rest counts, finds and leafs back.
MOST_ASKS = 16
MOST_STATEMENTS = 40  # in all; about three for each of the most questions
HOSTILE = {
    "ten thousand letters": "a" * 10_000,
    "ten thousand characters in words": "routekaart kaart " * 600,
    "two thousand operators": 'AND OR NOT * " ( ) - : ' * 250,
    "two thousand quotes": '"' * 2_000,
    "words that stand nowhere": " ".join(f"{letter}qxzwv" for letter in LETTERS * 20),
    "a slip in every word": " ".join(f"{letter}oordenb" for letter in LETTERS),
    "stop words alone": "de het een " * 700,
    "null bytes": "\x00a" * 2_000,
    "right to left": "\u202eمرحبا שלום " * 500,
}


@pytest.fixture(scope="class")
def _words(once_a_class):
    with once_a_class():
        for letter in LETTERS:
            make.TipPageFactory(title=f"{letter}oordenbo", summary="Een routekaart.")


@pytest.mark.usefixtures("_words")
class TestWhatIsAskedOfTheDatabase:
    @pytest.mark.parametrize("address", ["/zoeken/", "/zoeken/suggesties/", "/feeds/zoeken.atom"])
    @pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
    def test_the_number_of_statements_and_of_terms_is_bounded(self, client, monkeypatch, text, address):
        asks = []
        answer = DatabaseBackend.answer
        monkeypatch.setattr(DatabaseBackend, "answer", lambda self, ask: asks.append(ask) or answer(self, ask))
        with CaptureQueriesContext(connection) as statements:
            assert client.get(address, {"q": text}).status_code == 200
        assert len(asks) <= MOST_ASKS
        assert len(statements) <= MOST_STATEMENTS
        assert all(len(ask.terms) <= MOST_TERMS + 1 for ask in asks), "and the unfinished word of a suggestion"
