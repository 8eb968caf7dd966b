"""`manage.py create_editor`: the first account, as `make serve` makes it."""

import re
from io import StringIO

import pytest
from django.contrib.auth import get_user_model
from django.core.management import CommandError, call_command

from tests.second_factor import give_factor, take_second_step

pytestmark = pytest.mark.django_db


def create_editor(*arguments: str) -> str:
    out = StringIO()
    call_command("create_editor", *arguments, stdout=out)
    return out.getvalue()


def test_the_password_that_is_shown_lets_the_editor_in_with_all_an_editor_needs(client):
    said = create_editor("--username", "redactie")
    assert "koppelt u een app met codes" in said
    password = re.search(r"wachtwoord: +(\S+)", said).group(1)
    give_factor(get_user_model().objects.get())
    assert client.post("/beheer/login/", {"login": "redactie", "password": password}).status_code == 302
    assert take_second_step(client, get_user_model().objects.get()).status_code == 302
    for address in ("/beheer/", "/beheer/pages/", "/beheer/documents/", "/beheer/users/", "/beheer/redirects/"):
        assert client.get(address, follow=True).request["PATH_INFO"].startswith(address), address
    assert not get_user_model().objects.get().is_superuser


def test_each_password_is_another_one():
    said = create_editor("--username", "een") + create_editor("--username", "twee")
    first, second = re.findall(r"wachtwoord: +(\S+)", said)
    assert first != second
    assert min(len(first), len(second)) >= 20


def test_with_if_none_a_second_start_says_and_does_nothing():
    create_editor("--if-none", "--username", "redactie")
    assert create_editor("--if-none", "--username", "redactie") == ""
    assert get_user_model().objects.count() == 1


def test_groups_can_be_chosen():
    create_editor("--username", "rita", "--group", "Beheerder", "--email", "Rita@Gemeente.nl")
    user = get_user_model().objects.get()
    assert [group.name for group in user.groups.all()] == ["Beheerder"]
    assert user.email == "rita@gemeente.nl"


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["--username", "RITA"], "al een account met de naam"),
        (["--username", "a b"], "geldige gebruikersnaam"),
        (["--username", "piet", "--group", "Baas"], "Er zijn: Beheerder, Landelijke eindredacteur"),
        (["--username", "piet", "--email", "geen adres"], "geldig e-mailadres"),
    ],
)
def test_what_cannot_be_made_is_said_in_one_line_and_nothing_is_kept(arguments, says):
    create_editor("--username", "rita")
    with pytest.raises(CommandError, match=says):
        create_editor(*arguments)
    assert get_user_model().objects.count() == 1
