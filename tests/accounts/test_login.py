"""Signing in: who may, how often, and that no other door takes a password."""

from allauth.account.internal.stagekit import LOGIN_SESSION_KEY
from django.contrib.auth import SESSION_KEY
from django.contrib.auth.models import AnonymousUser
from django.test import Client
from django.urls import reverse

from tests.editors import PASSWORD
from tests.redactie.admin_forms import errors

LOGIN = "/beheer/login/"


def attempt(client: Client, name: str, password: str, address: str = "10.0.0.1", **headers):
    return client.post(LOGIN, {"login": name, "password": password}, REMOTE_ADDR=address, **headers)


def fail(client: Client, times: int, name: str = "rita", address: str = "10.0.0.1") -> None:
    for _ in range(times):
        response = attempt(client, name, "fout", address)
        assert "klopt niet" in errors(response)


def is_in(client: Client) -> bool:
    return client.get("/beheer/").status_code == 200


def took_the_password(client: Client) -> bool:
    """Whether the session is past the password, also when the second step still has to come."""
    return SESSION_KEY in client.session or LOGIN_SESSION_KEY in client.session


def test_somebody_without_an_account_is_sent_from_the_admin_to_the_login_page(client, db):
    response = client.get("/beheer/pages/")
    assert response.status_code == 302
    assert response["Location"] == "/beheer/login/?next=/beheer/pages/"
    page = client.get(response["Location"]).content.decode()
    assert "Gebruikersnaam of e-mailadres" in page
    assert "Wachtwoord vergeten?" in page


def test_name_and_address_both_let_an_editor_in_in_any_spelling(account):
    account("Landelijke eindredacteur", username="rita", email="Rita@Gemeente.nl")
    for name in ("rita", "RITA", " rita ", "rita@gemeente.nl", "RITA@gemeente.NL"):
        client = Client()
        assert attempt(client, name, PASSWORD).status_code == 302, name
        assert took_the_password(client), name


def test_after_signing_in_an_editor_comes_where_the_way_was_cut_off_and_never_on_another_host(account):
    account("Landelijke eindredacteur", username="rita")
    for target, expected in (("/beheer/hulp/", "/beheer/hulp/"), ("https://elders.test/", "/beheer/")):
        client = Client()
        response = client.post(LOGIN, {"login": "rita", "password": PASSWORD, "next": target})
        assert response["Location"] == expected


def test_a_sixth_try_is_refused_even_with_the_right_password(account, client):
    account("Landelijke eindredacteur", username="rita")
    fail(client, 5)
    response = attempt(client, "rita", PASSWORD)
    assert "Wacht tien minuten" in errors(response)
    assert not took_the_password(client)


def test_the_tries_count_for_the_account_however_it_is_written_and_from_whatever_address_or_host(account, client):
    account("Landelijke eindredacteur", username="rita", email="rita@gemeente.nl")
    names = ["rita", "RITA", "rita@gemeente.nl", "Rita@Gemeente.NL", " rita"]
    for number, name in enumerate(names):
        response = attempt(client, name, "fout", f"10.0.0.{number}", HTTP_HOST=["localhost", "127.0.0.1"][number % 2])
        assert "klopt niet" in errors(response)
    assert "Wacht tien minuten" in errors(attempt(client, "rita", PASSWORD, "10.0.0.99"))


def test_tries_on_one_account_leave_another_alone(account, client):
    account("Landelijke eindredacteur", username="rita")
    account("Landelijke eindredacteur", username="elly")
    fail(client, 5, "rita")
    assert attempt(client, "elly", PASSWORD).status_code == 302


def test_an_address_gets_twenty_tries_over_all_names(account, client):
    account("Landelijke eindredacteur", username="rita")
    for number in range(20):
        fail(client, 1, f"iemand{number}", "10.0.0.7")
    assert "Wacht tien minuten" in errors(attempt(client, "rita", PASSWORD, "10.0.0.7"))
    assert attempt(client, "rita", PASSWORD, "10.0.0.8").status_code == 302


def test_signing_in_rightly_does_not_use_up_tries(account):
    account("Landelijke eindredacteur", username="rita")
    for _ in range(7):
        assert attempt(Client(), "rita", PASSWORD).status_code == 302


def test_behind_a_proxy_the_address_is_the_one_that_the_proxy_names(account, client, settings):
    settings.PROXIES = 1
    account("Landelijke eindredacteur", username="rita")
    for number in range(20):
        attempt(client, f"iemand{number}", "fout", "10.0.0.1", HTTP_X_FORWARDED_FOR=f"198.51.100.{number}, 203.0.113.5")
    blocked = attempt(client, "rita", PASSWORD, "10.0.0.1", HTTP_X_FORWARDED_FOR="203.0.113.5")
    assert "Wacht tien minuten" in errors(blocked)
    other = attempt(client, "rita", PASSWORD, "10.0.0.1", HTTP_X_FORWARDED_FOR="203.0.113.5, 203.0.113.6")
    assert other.status_code == 302


def test_without_a_proxy_nobody_names_an_address_of_choice(account, client, settings):
    settings.PROXIES = 0
    account("Landelijke eindredacteur", username="rita")
    for number in range(20):
        attempt(client, f"iemand{number}", "fout", "10.0.0.1", HTTP_X_FORWARDED_FOR=f"203.0.113.{number}")
    response = attempt(client, "rita", PASSWORD, "10.0.0.1", HTTP_X_FORWARDED_FOR="203.0.113.99")
    assert "Wacht tien minuten" in errors(response)


def test_thirty_forms_in_a_minute_from_one_address_get_a_page_that_says_what_to_do(client, db):
    for number in range(30):
        response = client.post(LOGIN, {"login": f"iemand{number}", "password": ""})
        assert response.status_code == 200
    response = client.post(LOGIN, {"login": "iemand", "password": ""})
    assert response.status_code == 429
    assert "Wacht tien minuten" in response.content.decode()


def test_no_other_address_takes_a_password(account, client):
    """Wagtail's own logins, for editors and for readers, would try any number of passwords."""
    account("Landelijke eindredacteur", username="rita")
    for address in ("/_util/login/", "/beheer/password_reset/", reverse("wagtailadmin_login")):
        client.post(address, {"username": "rita", "password": PASSWORD, "login": ""})
        assert not took_the_password(client), address
    assert reverse("wagtailadmin_login") == LOGIN
    fail(client, 5)
    client.post(reverse("wagtailadmin_login"), {"username": "rita", "password": PASSWORD})
    client.post(reverse("wagtailadmin_login"), {"login": "rita", "username": "rita", "password": PASSWORD})
    assert not took_the_password(client)


def test_an_account_without_rights_is_told_so_and_is_not_signed_in(account, client):
    account(username="lezer")
    response = attempt(client, "lezer", PASSWORD)
    assert response.status_code == 403
    assert "hoort bij geen enkele groep" in response.content.decode()
    assert not took_the_password(client)
    assert client.get(LOGIN).status_code == 200


def test_who_loses_the_rights_while_signed_in_gets_a_page_and_no_endless_redirect(account, sign_in):
    user = account("Landelijke eindredacteur", username="rita")
    client = sign_in(user)
    user.groups.clear()
    response = client.get("/beheer/", follow=True)
    assert response.status_code == 403
    assert "Geen toegang tot de redactie" in response.content.decode()
    assert len(response.redirect_chain) == 1


def test_an_account_that_is_switched_off_is_told_so(account, client):
    account("Landelijke eindredacteur", username="rita", is_active=False)
    response = client.post(LOGIN, {"login": "rita", "password": PASSWORD}, follow=True)
    assert "Uw account is uitgezet" in response.content.decode()
    assert not took_the_password(client)


def test_nobody_signs_up(client, db):
    for address in ("/beheer/aanmelden/", "/beheer/signup/", "/accounts/signup/"):
        assert client.get(address, follow=True).request["PATH_INFO"] in {LOGIN, address}
    assert "aanmelden" not in client.get(LOGIN).content.decode().lower()


def test_an_editor_signs_out_by_the_menu_and_is_out(eindredacteur):
    assert is_in(eindredacteur)
    response = eindredacteur.post(reverse("wagtailadmin_logout"), follow=True)
    assert "U bent uitgelogd" in response.content.decode()
    assert not took_the_password(eindredacteur)
    assert not is_in(eindredacteur)


def test_a_link_alone_does_not_sign_anybody_out(eindredacteur):
    assert "Wilt u uitloggen?" in eindredacteur.get(reverse("wagtailadmin_logout")).content.decode()
    assert is_in(eindredacteur)


def test_a_session_ends_with_the_browser_and_after_twelve_hours(account, sign_in):
    client = sign_in(account("Landelijke eindredacteur"))
    assert client.cookies["sessionid"]["expires"] == ""
    assert client.session.get_expiry_age() == 12 * 60 * 60


def test_a_form_from_an_old_page_gets_a_page_that_says_what_to_do(account):
    client = Client(enforce_csrf_checks=True)
    response = client.post(LOGIN, {"login": "rita", "password": PASSWORD})
    assert response.status_code == 403
    assert "Dit formulier is verlopen" in response.content.decode()


def test_the_login_page_needs_no_script(client, db):
    page = client.get(LOGIN)
    assert "<script" not in page.content.decode()
    assert isinstance(page.wsgi_request.user, AnonymousUser)
