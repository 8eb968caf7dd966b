"""Where a cluster fails the database answers, and what the cluster missed it hears later. All simulated.

The cluster of these tests is `simulated_cluster.py`, a server that does what we read in the documentation.
"""

import time

import pytest
from django.core.management import CommandError, call_command

from portal.environment import cluster_from_url
from portal.search.backends import backend
from portal.search.backends.database import DatabaseBackend
from portal.search.backends.opensearch import cluster as cluster_module
from portal.search.indexing import is_outdated
from portal.search.models import SearchRow, SearchState
from portal.search.words import current_state
from tests import factories as make

from .simulated_cluster import NONSENSE, PARTIAL
from .test_opensearch import one_word, titles

pytestmark = pytest.mark.django_db
TROUBLES = ["hangs", "hangs up", *NONSENSE, 400, 401, 403, 404, 429, 500, 503]
NOBODY_THERE = "http://127.0.0.1:9/kennis"  # the discard port: nothing listens


def mend(simulated) -> None:
    """The cluster works again, and the time is over in which it was left alone."""
    simulated.trouble = ""
    backend()._cluster._silent_until = 0


class TestAtAQuestion:
    @pytest.mark.parametrize("trouble", [*TROUBLES, *PARTIAL])
    def test_the_database_answers(self, filled, trouble, caplog):
        wanted = DatabaseBackend().answer(one_word())
        assert wanted.total
        filled.trouble = trouble
        assert backend().answer(one_word()) == wanted
        assert "Het zoekcluster" in caplog.text
        assert "kind" not in caplog.text, "a log is no place for what people search for"

    def test_the_database_answers_when_nobody_is_there(self, filled, settings, caplog):
        settings.SEARCH_CLUSTER = cluster_from_url(NOBODY_THERE)
        SearchState.objects.update(cluster=settings.SEARCH_CLUSTER.name)
        assert backend().answer(one_word()) == DatabaseBackend().answer(one_word())
        assert "ConnectionError" in caplog.text

    def test_after_a_failure_the_cluster_is_left_alone_for_a_while(self, filled, client, monkeypatch):
        filled.trouble = 503
        told = len(filled.requests)
        for _ in range(3):
            backend().answer(one_word())
        assert len(filled.requests) == told + 1
        assert client.get("/gezond/").json()["zoeken"] == "de database antwoordt: het cluster werkte zojuist niet"
        filled.trouble = ""
        later = time.monotonic() + cluster_module.PAUSE_SECONDS + 1
        monkeypatch.setattr(cluster_module.time, "monotonic", lambda: later)
        backend().answer(one_word())
        assert len(filled.asked) == 1

    def test_a_question_that_the_cluster_does_not_take_is_no_reason_to_leave_it_alone(self, filled):
        filled.trouble = 400
        backend().answer(one_word())
        filled.trouble = ""
        backend().answer(one_word())
        assert len(filled.asked) == 1


class TestAtAPublication:
    @pytest.mark.parametrize("trouble", TROUBLES)
    def test_nothing_is_lost_and_the_cluster_hears_of_it_later(self, filled, publish, client, trouble, capsys):
        filled.trouble = trouble
        publish(make.TipPageFactory, title="Zeldzame ooievaar")
        backend()._cluster._silent_until = 0
        assert titles(client, "ooievaar") == ["Zeldzame ooievaar"]
        assert "wijzigingen wachten" in client.get("/gezond/").json()["zoeken"]
        with pytest.raises(CommandError, match="Het zoekcluster heeft nog niet alles"):
            call_command("rebuild_search", if_needed=True)
        mend(filled)
        call_command("rebuild_search", if_needed=True)
        assert capsys.readouterr().out.count("er is niets te doen") == 2, "what waits is told without a rebuild"
        assert client.get("/gezond/").json()["zoeken"] == "het cluster antwoordt"
        assert titles(client, "ooievaar") == ["Zeldzame ooievaar"]
        assert len(filled.asked) == 1

    def test_a_rebuild_without_the_cluster_is_whole_and_says_what_waits(self, rows_of_the_class, cluster, publish):
        cluster.trouble = 503
        with pytest.raises(CommandError, match="De database beantwoordt nu alle zoekvragen"):
            publish(call_command, "rebuild_search")
        assert backend().answer(one_word()) == DatabaseBackend().answer(one_word())
        mend(cluster)
        call_command("rebuild_search", if_needed=True)
        assert cluster.documents == SearchRow.objects.current().count()
        assert backend().answer(one_word()) == DatabaseBackend().answer(one_word())
        assert len(cluster.asked) == 1


class TestWhatIsNotWhole:
    def test_until_it_is_filled_the_cluster_is_not_asked(self, rows_of_the_class, cluster, client, fill):
        assert backend().answer(one_word()) == DatabaseBackend().answer(one_word())
        assert client.get("/gezond/").json()["zoeken"] == "de database antwoordt: het cluster is nog niet gevuld"
        assert not cluster.asked
        assert is_outdated()
        fill()
        assert not is_outdated()
        assert len(cluster.indices) == 2

    def test_an_index_that_somebody_deleted_does_not_come_back_with_one_row(self, filled, publish, client, fill):
        del filled.indices[filled.aliases.pop(f"kennis-{current_state().slot}-rows")]
        publish(make.TipPageFactory, title="Zeldzame ooievaar")
        assert filled.documents == 0
        assert titles(client, "ooievaar") == ["Zeldzame ooievaar"]
        mend(filled)
        fill()
        assert titles(client, "ooievaar") == ["Zeldzame ooievaar"]
        assert len(filled.asked) == 1

    def test_a_cluster_that_lost_rows_is_filled_again(self, filled, fill):
        assert not is_outdated()
        filled.indices[f"kennis-{current_state().slot}"]["documents"].popitem()
        assert is_outdated()
        fill()
        assert filled.documents == SearchRow.objects.current().count()

    def test_a_cluster_that_was_not_set_for_a_while_is_filled_before_it_answers(self, filled, settings, publish, fill):
        address, settings.SEARCH_CLUSTER = settings.SEARCH_CLUSTER, None
        assert not is_outdated(), "the database has everything: going back takes no rebuild"
        publish(make.TipPageFactory, title="Kind en zeldzame ooievaar")
        settings.SEARCH_CLUSTER = address
        assert backend().answer(one_word()) == DatabaseBackend().answer(one_word())
        assert not filled.asked
        assert is_outdated()
        fill()
        assert backend().answer(one_word()) == DatabaseBackend().answer(one_word())
        assert len(filled.asked) == 1
