"""The audit log: everything around accounts stands in it with who, when and from where; nothing secret does."""

import csv
import io
from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from portal.accounts.models import AuditEntry, Event
from tests.accounts.steps import CODE, CODES, SET_UP, secret_on, set_up, type_password
from tests.accounts.test_passwords import NEW, ask, link_from_the_mail
from tests.editors import PASSWORD
from tests.redactie.admin_forms import read_form
from tests.second_factor import code_of, give_factor, recovery_codes_of

LOGIN = "/beheer/login/"
LOG = "/beheer/logboek/"
HEADINGS = ["Wanneer", "Wat", "Account", "Door", "Internetadres", "Bijzonderheden"]


def lines(*events: Event) -> list[tuple[str, str, str]]:
    """Account, who did it, and the details of each entry of these kinds, oldest first."""
    found = AuditEntry.objects.filter(event__in=events) if events else AuditEntry.objects.all()
    return list(found.order_by("pk").values_list("account", "actor", "detail"))


def forget() -> None:
    AuditEntry.objects.all().delete()


@pytest.fixture
def rita(account):
    user = account("Landelijke eindredacteur", username="rita", email="rita@gemeente.nl")
    give_factor(user)
    forget()
    return user


@pytest.fixture
def manager(account, sign_in) -> Client:
    client = sign_in(account("Beheerder", username="baas"))
    forget()
    return client


def test_signing_in_and_out_stand_in_the_log_with_the_way_and_the_address(rita, sign_in):
    client = sign_in(rita)
    client.post("/beheer/logout/", REMOTE_ADDR="192.0.2.7")
    assert lines(Event.LOGIN) == [("rita", "rita", "wachtwoord, code uit de app")]
    assert lines(Event.LOGOUT) == [("rita", "rita", "")]
    assert list(AuditEntry.objects.order_by("pk").values_list("address", flat=True)) == ["127.0.0.1", "192.0.2.7"]


def test_a_failed_sign_in_names_the_account_and_nothing_that_was_typed(rita):
    client = Client()
    client.post(LOGIN, {"login": "RITA@gemeente.nl", "password": "hemels blauw geheim"}, REMOTE_ADDR="192.0.2.7")
    client.post(LOGIN, {"login": "mijn wachtwoord is geheim", "password": "x"})
    assert lines() == [("rita", "", "wachtwoord klopt niet"), ("", "", "onbekende naam")]
    assert "geheim" not in str(list(AuditEntry.objects.values()))


def test_a_wrong_code_and_a_used_recovery_code_stand_in_the_log_without_the_code(rita):
    code = recovery_codes_of(rita)[0]
    client = type_password(rita)
    client.post(CODE, {"code": "123456"})
    client.post(CODE, {"code": code})
    assert lines(Event.LOGIN_FAILED) == [("rita", "", "code klopt niet")]
    assert lines(Event.CODE_USED) == [("rita", "rita", "")]
    assert lines(Event.LOGIN) == [("rita", "rita", "wachtwoord, herstelcode")]
    assert not any(word in str(list(AuditEntry.objects.values())) for word in ("123456", code))


def test_a_block_is_told_once_however_often_somebody_goes_on(rita):
    client = Client()
    for _ in range(9):
        client.post(LOGIN, {"login": "rita", "password": "fout"})
    assert lines(Event.BLOCKED) == [("rita", "", "wachtwoord")]
    assert len(lines(Event.LOGIN_FAILED)) == 5


def test_a_block_on_codes_and_a_block_on_an_address_are_told(rita):
    client = type_password(rita)
    for _ in range(7):
        client.post(CODE, {"code": "000000"})
    assert lines(Event.BLOCKED) == [("rita", "", "code")]
    for _ in range(32):
        Client().post(LOGIN, {"login": "iemand", "password": ""}, REMOTE_ADDR="192.0.2.9")
    assert lines(Event.BLOCKED)[1:] == [("", "", "te veel formulieren vanaf dit adres")]


def test_somebody_without_a_group_is_told_as_refused(account):
    account(username="lezer")
    forget()
    Client().post(LOGIN, {"login": "lezer", "password": PASSWORD})
    assert lines() == [("lezer", "", "account zonder groep")]


def test_changing_and_resetting_a_password_are_told_by_whom(rita, sign_in, manager):
    client = sign_in(rita)
    forget()
    client.post("/beheer/wachtwoord/", {"oldpassword": PASSWORD, "password1": NEW, "password2": NEW})
    assert lines(Event.PASSWORD_CHANGED) == [("rita", "rita", "")]
    forget()
    visitor = Client()
    ask(visitor, "rita@gemeente.nl")
    address = visitor.get(link_from_the_mail(), follow=True).request["PATH_INFO"]
    visitor.post(address, {"password1": NEW + "!", "password2": NEW + "!"})
    assert lines(Event.PASSWORD_CHANGED) == [("rita", "", "")]
    forget()
    form = read_form(manager.get(f"/beheer/users/edit/{rita.pk}/"))
    form.update(first_name="Rita", last_name="R", password1=NEW + "?", password2=NEW + "?")
    assert manager.post(f"/beheer/users/edit/{rita.pk}/", form).status_code == 302
    assert lines(Event.PASSWORD_CHANGED) == [("rita", "baas", "")]
    assert NEW not in str(list(AuditEntry.objects.values()))


def test_signing_in_with_a_hash_that_django_renews_is_no_new_password(rita, sign_in, settings):
    settings.PASSWORD_HASHERS = [
        "django.contrib.auth.hashers.PBKDF2PasswordHasher",
        "django.contrib.auth.hashers.MD5PasswordHasher",
    ]
    sign_in(rita)
    rita.refresh_from_db()
    assert rita.password.startswith("pbkdf2"), "the hash was renewed"
    assert lines(Event.PASSWORD_CHANGED, Event.ACCOUNT_CHANGED) == []


def test_setting_up_a_second_step_and_new_codes_are_told(account):
    user = account("Landelijke eindredacteur", username="nieuw")
    forget()
    client = type_password(user)
    set_up(client)
    assert lines(Event.FACTOR_SET) == [("nieuw", "nieuw", "")]
    client.post("/beheer/tweede-stap/bevestigen/", {"password": PASSWORD})
    client.post(f"{CODES}nieuw/")
    assert lines(Event.CODES_MADE) == [("nieuw", "nieuw", "")]
    secret = secret_on(client.get(SET_UP))
    kept = str(list(AuditEntry.objects.values()))
    assert secret not in kept
    assert code_of(secret) not in kept


def test_resetting_a_second_step_is_told_by_whom(rita, manager):
    manager.post(f"/beheer/users/tweede-stap/{rita.pk}/")
    give_factor(rita)
    call_command("reset_second_factor", "rita")
    assert lines(Event.FACTOR_RESET) == [("rita", "baas", ""), ("rita", "opdrachtregel", "")]


def test_what_a_beheerder_does_to_an_account_is_told(rita, manager):
    form = read_form(manager.get(f"/beheer/users/edit/{rita.pk}/"))
    zwolle = Group.objects.create(name="Redacteur Zwolle")
    form.update(email="rita@elders.test", first_name="Rita", last_name="R", groups=[str(zwolle.pk)])
    form.pop("is_active")
    assert manager.post(f"/beheer/users/edit/{rita.pk}/", form).status_code == 302
    assert lines(Event.ACCOUNT_CHANGED) == [("rita", "baas", "e-mailadres, voornaam, achternaam, actief (uit)")]
    assert lines(Event.GROUPS_CHANGED) == [
        ("rita", "baas", "eraf: Landelijke eindredacteur"),
        ("rita", "baas", "erbij: Redacteur Zwolle"),
    ]
    forget()
    data = {"username": "nieuw", "email": "nieuw@gemeente.nl", "first_name": "N", "last_name": "N", "is_active": "on"}
    manager.post("/beheer/users/new/", {**data, "password1": NEW, "password2": NEW, "groups": [str(zwolle.pk)]})
    assert lines(Event.ACCOUNT_MADE, Event.PASSWORD_CHANGED, Event.GROUPS_CHANGED) == [
        ("nieuw", "baas", ""),
        ("nieuw", "baas", "erbij: Redacteur Zwolle"),
    ]


def test_what_happens_to_many_accounts_at_once_is_told_of_each(rita, manager, account):
    other = account(username="ander")
    forget()
    ids = f"id={rita.pk}&id={other.pk}"
    group = Group.objects.create(name="Eindredacteur Zwolle")
    manager.post(f"/beheer/bulk/auth/user/assign_role/?{ids}", {"role": str(group.pk)})
    manager.post(f"/beheer/bulk/auth/user/set_active_state/?{ids}", {"mark_as_active": "False"})
    manager.post(f"/beheer/bulk/auth/user/delete/?{ids}")
    added = "erbij: Eindredacteur Zwolle"
    assert sorted(lines(Event.GROUPS_CHANGED)) == [(name, "baas", added) for name in ("ander", "rita")]
    assert sorted(lines(Event.ACCOUNT_CHANGED)) == [(name, "baas", "actief (uit)") for name in ("ander", "rita")]
    assert sorted(lines(Event.ACCOUNT_DELETED)) == [(name, "baas", "") for name in ("ander", "rita")]
    assert not get_user_model().objects.filter(username="rita").exists()
    assert "rita" in manager.get(LOG).content.decode(), "the log outlives the account"


def test_other_rights_of_a_group_are_told(db):
    right = Permission.objects.get(codename="view_auditentry")
    Group.objects.get(name="Landelijke eindredacteur").permissions.add(right)
    assert lines(Event.RIGHTS_CHANGED) == [("", "opdrachtregel", "Landelijke eindredacteur, erbij: view_auditentry")]


@pytest.mark.parametrize("group", ["Redacteur Zwolle", "Landelijke eindredacteur"])
def test_only_a_beheerder_reads_the_log(account, sign_in, group, manager):
    client = sign_in(account(group, username="ander"))
    for address in (LOG, f"{LOG}resultaten/", f"{LOG}?export=csv"):
        response = client.get(address)
        assert response.status_code == 302, address
        assert response["Location"] == "/beheer/"
    assert LOG not in client.get("/beheer/reports/").content.decode()
    assert LOG not in client.get("/beheer/").content.decode()
    assert manager.get(LOG).status_code == 200
    assert LOG in manager.get("/beheer/").content.decode()


def rows_on(response) -> list[list[str]]:
    soup = BeautifulSoup(response.content, "html.parser")
    rows = [[cell.get_text(" ", strip=True) for cell in row.select("td")] for row in soup.select("tbody tr")]
    return [row for row in rows if len(row) == len(HEADINGS)]


def test_the_log_is_filtered_by_kind_account_day_and_address(manager):
    old = timezone.now() - timedelta(days=40)
    make = AuditEntry.objects.create
    make(event=Event.LOGIN, account="rita", actor="rita", address="192.0.2.1")
    make(event=Event.LOGIN_FAILED, account="rita", address="192.0.2.2")
    make(event=Event.GROUPS_CHANGED, account="elly", actor="rita", detail="erbij: Redacteur")
    make(event=Event.LOGIN, account="piet", actor="piet", at=old)

    def found(query: str) -> list[str]:
        return sorted(f"{row[2]} {row[1]}" for row in rows_on(manager.get(f"{LOG}?{query}")))

    assert found("event=login") == ["piet Ingelogd", "rita Ingelogd"]
    assert found("event=login&event=login_failed&account=RITA") == ["rita Ingelogd", "rita Inloggen mislukt"]
    assert found("account=rita") == ["elly Groepen van account gewijzigd", "rita Ingelogd", "rita Inloggen mislukt"]
    assert found(f"at_to={timezone.localtime(old):%Y-%m-%d}") == ["piet Ingelogd"]
    assert found("address=192.0.2.2") == ["rita Inloggen mislukt"]
    assert "Er is niets gevonden" in manager.get(f"{LOG}?account=niemand").content.decode()
    assert manager.get(f"{LOG}?at_from=onzin&event=onzin").status_code == 200


def test_the_file_opens_in_a_dutch_excel_has_what_was_filtered_and_no_formulas(manager):
    make = AuditEntry.objects.create
    make(event=Event.LOGIN, account="=cmd|calc", actor="piët", detail="a; b", address="192.0.2.1")
    make(event=Event.LOGOUT, account="rita", actor="rita")
    response = manager.get(f"{LOG}?event=login&export=csv")
    raw = b"".join(response.streaming_content)
    assert raw.startswith(b"\xef\xbb\xbf")
    assert response["Content-Disposition"] == 'attachment; filename="logboek-van-accounts.csv"'
    heading, row = csv.reader(io.StringIO(raw.decode("utf-8-sig")), delimiter=";")
    assert heading == HEADINGS
    assert row[1:] == ["Ingelogd", "'=cmd|calc", "piët", "192.0.2.1", "a; b"]
    assert lines(Event.EXPORTED) == [("", "baas", "1 regels")]
    assert "export=csv" in manager.get(LOG).content.decode()
    assert "export=xlsx" not in manager.get(LOG).content.decode()


def test_the_number_of_questions_does_not_grow_with_the_log(manager):
    def questions(count: int) -> int:
        AuditEntry.objects.bulk_create(AuditEntry(event=Event.LOGIN, account="rita") for _ in range(count))
        with CaptureQueriesContext(connection) as asked:
            assert manager.get(LOG).status_code == 200
        return len(asked)

    assert questions(1) == questions(40)


def test_old_entries_go_and_younger_ones_stay(db, settings, capsys):
    settings.AUDIT_DAYS = 30
    AuditEntry.objects.create(event=Event.LOGIN, account="oud", at=timezone.now() - timedelta(days=31))
    AuditEntry.objects.create(event=Event.LOGIN, account="jong", at=timezone.now() - timedelta(days=29))
    call_command("clean_audit")
    assert "1 regel, ouder dan 30 dagen" in capsys.readouterr().out
    assert [account for account, *_rest in lines()] == ["jong"]


def test_nobody_changes_or_deletes_entries_in_the_admin(db):
    assert set(Permission.objects.filter(content_type__app_label="accounts").values_list("codename", flat=True)) == {
        "view_auditentry"
    }
