"""A limit holds for its whole window, whichever cache counts."""

import time

import pytest
from django.core.cache.backends.filebased import FileBasedCache
from django.test import RequestFactory

from portal.moderation import limits
from portal.moderation.limits import WINDOW, within_limit


@pytest.fixture
def clock(monkeypatch, tmp_path):
    """A clock that stands still at the start of a window, and the cache of files that the portal has by default."""
    now = [WINDOW * 3_000_000.0]
    monkeypatch.setattr(time, "time", lambda: now[0])
    monkeypatch.setattr(limits, "cache", FileBasedCache(tmp_path, {}))
    return now


def test_who_asked_too_much_waits_until_the_window_is_over(clock):
    request = RequestFactory().get("/", REMOTE_ADDR="192.0.2.7")
    assert [within_limit(request, "asked", 2) for _ in range(3)] == [True, True, False]
    clock[0] += WINDOW - 1
    assert not within_limit(request, "asked", 2), "the cache of files forgets after five minutes by itself"
    clock[0] += 1
    assert within_limit(request, "asked", 2)
