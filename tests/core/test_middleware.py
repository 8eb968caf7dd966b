"""Whose address a request has, and the page while the portal is being worked on."""

import pytest
from django.test import RequestFactory

from portal.core.middleware import ClientAddressMiddleware

PROXY = "10.0.0.1"


def address(settings, proxies: int, forwarded: str | None) -> str:
    settings.PROXIES = proxies
    headers = {"HTTP_X_FORWARDED_FOR": forwarded} if forwarded is not None else {}
    request = RequestFactory().get("/", REMOTE_ADDR=PROXY, **headers)
    ClientAddressMiddleware(lambda request: None)(request)
    return request.META["REMOTE_ADDR"]


@pytest.mark.parametrize(
    ("proxies", "forwarded", "expected"),
    [
        (0, "198.51.100.7", PROXY),
        (1, "198.51.100.7", "198.51.100.7"),
        (1, "made up, 198.51.100.7", "198.51.100.7"),
        (2, "made up, 198.51.100.7, 10.0.0.2", "198.51.100.7"),
        (1, "198.51.100.7:4711", "198.51.100.7"),
        (1, "[2001:db8::1]:4711", "2001:db8::1"),
        (1, "2001:db8::1", "2001:db8::1"),
        (2, "198.51.100.7", PROXY),
        (1, None, PROXY),
    ],
)
def test_a_proxy_is_believed_as_far_as_the_settings_say(settings, proxies, forwarded, expected):
    assert address(settings, proxies, forwarded) == expected


def test_during_maintenance_everyone_gets_503_and_a_time_to_come_back(client, settings):
    settings.MAINTENANCE = True
    answer = client.get("/tips/")
    assert answer.status_code == 503
    assert int(answer["Retry-After"]) > 0
    assert "onderhoud" in answer.content.decode().lower()


@pytest.mark.django_db
def test_during_maintenance_health_still_answers(client, settings):
    settings.MAINTENANCE = True
    assert client.get("/gezond/").status_code == 200
