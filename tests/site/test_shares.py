"""What is the same on both databases is run once by the runs together, however it is shared out."""

import pytest
from django.test import SimpleTestCase
from wagtail.models import Site

from tests.shares import SHARE, left_to_others, may_ask_a_database

NAMES = [f"test_{letter}" for letter in "abcdefgh"]


def done(monkeypatch, share: str) -> set[str]:
    monkeypatch.setenv(SHARE, share)
    return set(NAMES) - left_to_others(NAMES)


def test_two_runs_do_all_between_them_and_nothing_twice(monkeypatch):
    one, other = done(monkeypatch, "0,2,4,6/7"), done(monkeypatch, "1,3,5/7")
    assert one | other == set(NAMES)
    assert not one & other
    assert len(one) == 5


def test_a_run_on_its_own_does_all(monkeypatch):
    monkeypatch.delenv(SHARE, raising=False)
    assert left_to_others(NAMES) == set()


class TestMayAskADatabase:
    """Asked of the tests themselves, as they were gathered."""

    def test_not_when_pytest_django_would_stop_it(self, request):
        assert not may_ask_a_database(request.node)
        with pytest.raises(RuntimeError, match="Database access not allowed"):
            Site.objects.exists()

    @pytest.mark.django_db
    def test_by_its_mark(self, request):
        assert may_ask_a_database(request.node)

    def test_by_a_fixture_that_leads_there(self, request, account):
        assert may_ask_a_database(request.node)


class OfDjangoTests(SimpleTestCase):
    @pytest.fixture(autouse=True)
    def _node(self, request):
        self.node = request.node

    def test_a_test_of_django_is_never_left_out(self):
        assert may_ask_a_database(self.node)
