"""A simulated cluster for the tests of searching, and work that tells it what changed."""

import pytest

from portal.environment import cluster_from_url
from portal.search.backends.opensearch import cluster as cluster_module
from portal.search.indexing import rebuild

from .simulated_cluster import simulated_cluster
from .test_backend import make_rows


@pytest.fixture
def cluster(settings, monkeypatch):
    """A simulated cluster that the portal is told of, still empty; who waits for it does not wait long."""
    monkeypatch.setattr(cluster_module, "ASK_SECONDS", 0.3)
    monkeypatch.setattr(cluster_module, "SEND_SECONDS", 0.3)
    with simulated_cluster() as (simulated, url):
        settings.SEARCH_CLUSTER = cluster_from_url(url)
        yield simulated


@pytest.fixture(scope="class")
def rows_of_the_class(once_a_class):
    with once_a_class():
        make_rows()


@pytest.fixture
def filled(rows_of_the_class, cluster, fill):
    """The same cluster, with the rows of the class in it."""
    fill()
    return cluster


@pytest.fixture
def fill(django_capture_on_commit_callbacks):
    def make_anew() -> None:
        with django_capture_on_commit_callbacks(execute=True):
            rebuild()

    return make_anew


@pytest.fixture
def publish(django_capture_on_commit_callbacks):
    """Do something as an editor's request does it: with what follows after its transaction."""

    def done(change, *arguments, **named):
        with django_capture_on_commit_callbacks(execute=True):
            return change(*arguments, **named)

    return done
