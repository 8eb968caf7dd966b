"""A cluster answers what the database answers. Simulated: no real cluster was asked.

The cluster of these tests is `simulated_cluster.py`, a server that does what we read in the documentation.
"""

import random
import subprocess
import sys

import pytest
from bs4 import BeautifulSoup
from django.db import transaction
from django.utils import timezone
from wagtail.models import PageViewRestriction

from portal.search.backends import Alternative, Answer, Ask, Term, backend
from portal.search.backends.database import DatabaseBackend
from portal.search.backends.opensearch.query import can_answer
from portal.search.models import ClusterChange, SearchRow
from portal.search.words import current_state
from tests import factories as make

from .test_backend import WORDS, current_rows, draw_asks, reckon

pytestmark = pytest.mark.django_db


def one_word(**more) -> Ask:
    terms = (Term((Alternative(("kind",)),), 100),)
    return Ask(slot=current_state().slot, terms=terms, least=15, all_mass=100, facets=("thema",), **more)


def titles(client, text: str) -> list[str]:
    soup = BeautifulSoup(client.get("/zoeken/", {"q": text}).content, "html.parser")
    return [card.select_one(".card__title").get_text().strip() for card in soup.select("article.card")]


class TestAnswers:
    def test_answers_are_the_ones_that_are_reckoned_by_hand(self, filled):
        rows = current_rows()
        asks = draw_asks(current_state().slot)
        for ask in asks:
            wanted = reckon([row for row in rows if ask.kinds is None or row.kind in ask.kinds], ask)
            assert backend().answer(ask) == wanted
        assert len(filled.asked) == len(asks)

    def test_the_order_is_that_of_the_database(self, rows_of_the_class, cluster, fill):
        fill()
        rows = SearchRow.objects.current()
        for row in rows.filter(title_key__contains="kind"):
            rows.filter(pk=row.pk).update(published_at=None)
        ClusterChange.objects.bulk_create([ClusterChange(slot=row.slot, row=row.pk) for row in rows])
        backend().needs_rebuild(current_state().slot)
        asks = [
            ask
            for order in ("relevantie", "volgorde", "titel", "nieuw")
            for ask in (one_word(order=order), Ask(slot=current_state().slot, order=order, facets=("soort", "thema")))
        ]
        assert [backend().answer(ask) for ask in asks] == [DatabaseBackend().answer(ask) for ask in asks]
        assert len(cluster.asked) == len(asks)

    def test_requests_carry_name_and_password_and_rows_no_text_that_can_be_read(self, filled):
        backend().answer(one_word())
        slot = current_state().slot
        method, path, secret = filled.requests[-1]
        assert (method, path) == ("POST", f"/kennis-{slot}-rows/_search")
        assert secret == "Basic em9la2VyOmdlaOKCrGlt"
        document = next(iter(filled.indices[f"kennis-{slot}"]["documents"].values()))
        found_by = {"words", "page", "kind", "values"}
        assert set(document) == found_by | {"position", "key", "tie_break", "title_key", "published"}

    def test_pages_that_nobody_may_see_are_neither_found_nor_counted(self, filled):
        expired, closed, withdrawn = (row.page for row in SearchRow.objects.current().filter(kind="tip")[:3])
        type(expired).objects.filter(pk=expired.pk).update(expire_at=timezone.now())
        PageViewRestriction.objects.create(page=closed, restriction_type=PageViewRestriction.LOGIN)
        type(withdrawn).objects.filter(pk=withdrawn.pk).update(live=False)
        ask = Ask(slot=current_state().slot, kinds=("tip",), facets=("thema",))
        answer = backend().answer(ask)
        assert len(filled.asked) == 1
        assert (answer.total, len(answer.rows), sum(answer.counts.values())) == (22, 20, 22)
        assert answer == DatabaseBackend().answer(ask)

    def test_what_is_published_changed_or_withdrawn_is_known_at_once(self, filled, publish, client):
        tip = publish(make.TipPageFactory, title="Zeldzame ooievaar")
        assert titles(client, "ooievaar") == ["Zeldzame ooievaar"]
        tip.title = "Zeldzame lepelaar"
        publish(lambda: tip.save_revision().publish())
        assert titles(client, "lepelaar") == ["Zeldzame lepelaar"]
        publish(tip.unpublish)
        publish(SearchRow.objects.current().filter(kind="tip").first().page.delete)
        assert not ClusterChange.objects.exists()
        rows = set(SearchRow.objects.current().values_list("pk", flat=True))
        assert {int(row) for row in filled.indices[f"kennis-{current_state().slot}"]["documents"]} == rows
        assert len(filled.asked) == 2

    def test_a_change_that_was_undone_is_not_told(self, filled, publish):
        def change_and_fail() -> None:
            with transaction.atomic():
                make.TipPageFactory(title="Voor even")
                raise LookupError

        told = len(filled.requests)
        with pytest.raises(LookupError):
            publish(change_and_fail)
        assert len(filled.requests) == told
        assert not ClusterChange.objects.exists()

    def test_what_arrives_late_does_not_bring_a_row_back(self, filled):
        cluster, slot = backend()._cluster, current_state().slot
        documents = filled.indices[f"kennis-{slot}"]["documents"]
        row, document = next(iter(documents.items()))
        cluster.change(slot, come={}, gone=[int(row)])
        cluster.change(slot, come={int(row): document}, gone=[int(row)])
        assert row not in documents


class TestBounds:
    def test_rows_deeper_than_a_cluster_gives_come_from_the_database(self, filled):
        answer = backend().answer(one_word(start=9_990))
        assert answer == DatabaseBackend().answer(one_word(start=9_990))
        assert isinstance(answer, Answer)
        assert not filled.asked

    def test_a_question_of_the_most_words_and_ways_is_not_too_long(self, filled):
        lot = random.Random(3)  # noqa: S311  no secret
        steps = (0, 1, 1, 2, 4)  # itself, longer words, a synonym, its parts together, a part
        terms = tuple(
            Term(tuple(Alternative(tuple(lot.sample(WORDS, 1 + (down == 2))), down) for down in steps), 100)
            for _ in range(10)
        )
        ask = Ask(slot=current_state().slot, terms=terms, least=150, all_mass=1000)
        assert backend().answer(ask) == DatabaseBackend().answer(ask)
        assert len(filled.asked) == 1


def test_scores_are_exact_however_many_rows_there_are():
    rarest = 100 * 24  # the mass of a word that stands in one of ten thousand million rows
    terms = tuple(Term((Alternative((word,)),), rarest) for word in (*WORDS, "film", "brief", "taal"))
    assert can_answer(Ask(slot=0, terms=terms, all_mass=rarest * len(terms)), [])
    assert not can_answer(Ask(slot=0, terms=terms, all_mass=2**24), [])


def test_a_portal_without_a_cluster_never_loads_its_client():
    program = (
        "import django, sys; django.setup()\n"
        "from portal.search.backends import backend; backend()\n"
        "print(sorted(name for name in sys.modules if 'opensearch' in name))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
