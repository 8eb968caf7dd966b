"""Single sign-on against a real OpenID Connect provider: who comes in, with which groups, and who does not."""

from dataclasses import replace
from io import StringIO

import pytest
from allauth.socialaccount.models import SocialAccount
from django.contrib.auth import SESSION_KEY, get_user_model
from django.contrib.auth.models import Group
from django.core import mail
from django.core.management import CommandError, call_command
from django.test import Client

from portal.accounts.models import AuditEntry, Event
from tests.accounts.signing_on import BACK, LOGIN, SET_UP, START, groups_of, only_user, refused, sign_on
from tests.accounts.steps import set_up
from tests.second_factor import give_factor, take_second_step


def test_somebody_of_the_organisation_comes_in_with_an_account_and_groups_of_the_mapping(db, provider):
    client = Client()
    assert "Inloggen via Gemeente Testdam" in client.get(LOGIN).content.decode()
    response = sign_on(client, "/beheer/hulp/")
    assert response["Location"] == "/beheer/hulp/"
    user = only_user()
    assert (user.username, user.email, user.first_name) == ("rita", "rita@gemeente.test", "Rita")
    assert groups_of(user) == ["Redacteur Zwolle"]
    assert not user.has_usable_password()
    account = SocialAccount.objects.get()
    assert (account.user, account.extra_data) == (user, {}), "nothing more is kept than who it is"
    assert client.get("/beheer/")["Location"].startswith(SET_UP), "our second step is still asked"
    set_up(client)
    assert client.get("/beheer/").status_code == 200
    assert "Wachtwoord wijzigen" not in client.get("/beheer/account/").content.decode()
    assert AuditEntry.objects.filter(event=Event.LOGIN, account="rita", detail__contains="eenmalig inloggen").exists()


def test_a_link_alone_starts_nothing(db, provider):
    assert Client().get(START).status_code == 405


def test_the_second_time_it_is_the_same_account_and_the_groups_follow(db, provider):
    sign_on(Client())
    user = only_user()
    user.groups.add(Group.objects.get(name="Beheerder"))
    provider.behave(claims={"groups": ["kp-eind"]})
    sign_on(Client())
    assert groups_of(only_user()) == ["Beheerder", "Landelijke eindredacteur"], "what is not in the mapping stays"


def test_an_account_is_known_by_sub_also_when_name_and_address_change(db, provider):
    sign_on(Client())
    provider.behave(claims={"groups": "kp-redactie", "preferred_username": "anders", "email": "anders@elders.test"})
    sign_on(Client())
    assert only_user().username == "rita"


def test_somebody_without_a_group_does_not_come_in_and_leaves_no_account_behind(db, provider):
    for groups in ([], ["iets-anders"], None, {"kp-redactie": 1}, [["kp-redactie"]]):
        provider.behave(claims={"groups": groups})
        refused(sign_on(Client()), "hoort bij geen groep die in de redactie mag werken")
    assert not get_user_model().objects.exists()


def test_who_loses_the_group_at_the_provider_loses_it_here_at_the_next_sign_in(db, provider):
    sign_on(Client())
    provider.behave(claims={"groups": []})
    refused(sign_on(Client()), "hoort bij geen groep")
    assert groups_of(only_user()) == []


def test_an_address_gives_nobody_the_account_of_another(account, provider):
    """Neither a verified address nor an unverified one: an account that was here is tied by the operator."""
    mine = account("Beheerder", username="baas", email="rita@gemeente.test")
    refused(sign_on(Client()), "hoort al bij een account")
    provider.behave(claims={"groups": ["kp-redactie"], "email_verified": False})
    response = sign_on(Client())
    assert response.status_code == 302
    other = get_user_model().objects.exclude(pk=mine.pk).get()
    assert other.email == "", "an unverified address is not believed"
    assert groups_of(other) == ["Redacteur Zwolle"]
    assert not SocialAccount.objects.filter(user=mine).exists()


def test_the_operator_ties_an_account_that_was_here_and_its_password_ends(account, provider):
    mine = account("Landelijke eindredacteur", username="vroeger", email="rita@gemeente.test")
    refused(sign_on(Client()), "hoort al bij een account")
    detail = AuditEntry.objects.filter(event=Event.REFUSED).latest("pk").detail
    call_command("link_sign_on", "vroeger", detail.rpartition(" ")[2], stdout=StringIO())
    client = Client()
    assert sign_on(client).status_code == 302
    assert client.session[SESSION_KEY] == str(mine.pk)
    mine.refresh_from_db()
    assert not mine.has_usable_password()
    with pytest.raises(CommandError, match="al gekoppeld"):
        call_command("link_sign_on", "vroeger", "7")
    with pytest.raises(CommandError, match="geen account"):
        call_command("link_sign_on", "niemand", "7")


def test_an_account_that_is_switched_off_does_not_come_in_this_way_either(db, provider):
    sign_on(Client())
    get_user_model().objects.update(is_active=False)
    client = Client()
    assert sign_on(client)["Location"] == "/beheer/geblokkeerd/"
    assert SESSION_KEY not in client.session


@pytest.mark.parametrize(
    ("setting", "claims", "comes_in"),
    [
        ({"second_factor": "portal"}, {"amr": ["pwd", "mfa"]}, False),
        ({"second_factor": "claim"}, {"amr": ["pwd", "mfa"]}, True),
        ({"second_factor": "claim"}, {"amr": ["pwd"]}, False),
        ({"second_factor": "claim"}, {}, False),
        ({"second_factor": "claim"}, {"amr": "mfa"}, False),
        ({"second_factor": "claim", "acr": ("hoog",)}, {"acr": "hoog"}, True),
        ({"second_factor": "claim", "acr": ("hoog",)}, {"acr": "laag"}, False),
        ({"second_factor": "provider"}, {}, True),
    ],
)
def test_our_second_step_is_left_out_only_when_the_settings_and_the_provider_say_so(
    db, provider, settings, setting, claims, comes_in
):
    settings.OIDC = replace(settings.OIDC, **setting)
    provider.behave(claims={"groups": ["kp-redactie"], **claims})
    client = Client()
    sign_on(client)
    response = client.get("/beheer/")
    assert (response.status_code == 200) == comes_in
    if not comes_in:
        assert response["Location"].startswith(SET_UP)


def test_who_has_an_app_here_is_asked_for_its_code_after_the_organisation(db, provider):
    sign_on(Client())
    give_factor(only_user())
    client = Client()
    assert sign_on(client)["Location"] == "/beheer/tweede-stap/code/"
    assert SESSION_KEY not in client.session
    assert take_second_step(client, only_user()).status_code == 302
    assert client.get("/beheer/").status_code == 200


def test_who_signs_in_at_the_organisation_gets_no_password_of_ours_by_mail(db, provider):
    sign_on(Client())
    Client().post("/beheer/wachtwoord/vergeten/", {"email": "rita@gemeente.test"})
    assert mail.outbox == []


def test_switched_off_there_is_no_button_and_no_address(db, client):
    assert "organisatie" not in client.get(LOGIN).content.decode()
    assert client.post(START).status_code == 404
    assert client.get(BACK, {"code": "x", "state": "y"}).status_code == 404
