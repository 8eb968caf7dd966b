"""People of the editors' groups, each signed in by the real login."""

from collections.abc import Callable

import pytest
from django.contrib.auth.models import Group
from django.test import Client

from tests.factories import UserFactory
from tests.second_factor import give_factor, take_second_step

PASSWORD = "een lang wachtwoord"


@pytest.fixture
def account(db) -> Callable:
    """`account("Redacteur")` makes somebody in these groups."""

    def make(*groups: str, **fields):
        user = UserFactory(**fields)
        user.groups.set(Group.objects.filter(name__in=groups))
        assert user.groups.count() == len(groups)
        return user

    return make


@pytest.fixture
def sign_in() -> Callable:
    """`sign_in(user)` gives a client that took both steps of signing in; the app is set up when it was not."""

    def enter(user) -> Client:
        give_factor(user)
        client = Client()
        response = client.post("/beheer/login/", {"login": user.username, "password": PASSWORD})
        assert response.status_code == 302, response.content.decode()
        response = take_second_step(client, user)
        assert response.status_code == 302, response.content.decode()
        return client

    return enter


@pytest.fixture
def redacteur(account, sign_in) -> Client:
    return sign_in(account("Redacteur", username="rita"))


@pytest.fixture
def eindredacteur(account, sign_in) -> Client:
    return sign_in(account("Eindredacteur", username="elly"))
