"""The mail of each month: one to each mailbox, in plain Dutch with its links, and never two in a month."""

import datetime
from smtplib import SMTPException

import pytest
from django.core import mail
from django.core.management import CommandError, call_command
from django.db import connection
from django.utils import timezone

from portal.core.jobs import JobProblem, registered_jobs
from portal.core.models import PortalSettings
from portal.judging.mailing import send_reminders
from portal.judging.models import ReminderMail
from tests import factories as make
from tests.judging.test_report import judged


@pytest.fixture
def settings_page(db):
    from wagtail.models import Site

    settings = PortalSettings.for_site(Site.objects.get())
    settings.contact_email = "landelijk@voorbeeld.test"
    settings.save()


def sent() -> dict[str, str]:
    """The text of each mail by the mailbox that it went to."""
    return {message.to[0]: message.body for message in mail.outbox}


def test_each_mailbox_gets_one_mail_with_all_that_is_its_own(settings_page, zwolle):
    judged(make.TipPageFactory, "Eerste", review_in=-2, review_mailbox="Jeugd@voorbeeld.test")
    second = judged(make.ProductPageFactory, "Tweede", review_in=10, review_mailbox="jeugd@voorbeeld.test")
    make.ActionPageFactory(title="Van niemand")
    assert send_reminders() == "3 mails verstuurd."
    assert sorted(sent()) == ["jeugd@voorbeeld.test", "landelijk@voorbeeld.test", "zwolle@voorbeeld.test"]
    own = sent()["jeugd@voorbeeld.test"]
    assert mail.outbox[0].subject == "Te beoordelen: 2 items"
    assert "Op het kennisportaal staan 2 items die u moet beoordelen." in own
    assert own.index("Over tijd:") < own.index("Tip: Eerste") < own.index("Binnen een maand:")
    assert f"/beheer/pages/{second.pk}/edit/" in own
    assert "http://localhost:8000/beheer/beoordelen/" in own
    assert "Actie: Van niemand" in sent()["landelijk@voorbeeld.test"]
    assert "Bevinding van Zwolle" in sent()["zwolle@voorbeeld.test"]


def test_a_draft_title_is_in_no_mail(settings_page, zwolle):
    send_reminders()
    assert "die nog komt" not in "".join(sent().values())


def test_what_is_older_than_a_law_says_so_in_the_mail(settings_page):
    subject = make.SubjectFactory()
    make.AnchorChangeFactory(anchor=make.AnchorFactory(subjects=[subject]))
    judged(make.TipPageFactory, "Oud", judged_on=datetime.date(2017, 5, 1), subjects=[subject])
    send_reminders()
    body = sent()["landelijk@voorbeeld.test"]
    assert "Van vóór een verandering in de wet:" in body
    assert "Waarom: van vóór de AVG" in body
    assert mail.outbox[0].subject == "Te beoordelen: 1 item"


def test_a_second_mail_comes_four_weeks_after_the_first_and_not_before(settings_page, monkeypatch):
    make.TipPageFactory()

    def on(month: int, day: int) -> str:
        monkeypatch.setattr(timezone, "now", lambda: datetime.datetime(2026, month, day, 3, tzinfo=datetime.UTC))
        return send_reminders()

    assert on(11, 30) == "1 mail verstuurd."
    assert {on(12, 1), on(12, 27)} == {"Er was niets te mailen."}, "another month alone is no reason"
    assert on(12, 28) == "1 mail verstuurd."
    assert len(mail.outbox) == 2


def test_two_runners_at_once_send_one_mail(settings_page, monkeypatch):
    make.TipPageFactory()
    send_reminders()
    monkeypatch.setattr(ReminderMail.objects, "filter", lambda **kwargs: ReminderMail.objects.none())
    assert send_reminders() == "Er was niets te mailen."
    assert len(mail.outbox) == 1


def test_an_item_without_any_mailbox_is_told_of_in_the_report_of_the_job(db):
    make.TipPageFactory()
    assert "1 item heeft geen postbus: vul bij de instellingen" in send_reminders()
    assert mail.outbox == []


def test_a_mail_that_failed_is_tried_again(settings_page, monkeypatch):
    make.TipPageFactory()

    def refuse(self):
        raise SMTPException

    with monkeypatch.context() as patch:
        patch.setattr("portal.judging.mailing.EmailMessage.send", refuse)
        with pytest.raises(JobProblem, match=r"Niet gelukt: landelijk@voorbeeld.test"):
            send_reminders()
        with pytest.raises(CommandError, match="Niet gelukt"):
            call_command("send_review_reminders")
    assert not ReminderMail.objects.exists()
    assert send_reminders() == "1 mail verstuurd."


def test_a_mail_server_that_is_slow_holds_no_transaction_open(settings_page, monkeypatch):
    make.TipPageFactory()
    around, noted = len(connection.savepoint_ids), []

    def look(self):
        noted.append((len(connection.savepoint_ids), ReminderMail.objects.count()))

    monkeypatch.setattr("portal.judging.mailing.EmailMessage.send", look)
    send_reminders()
    assert noted == [(around, 1)]


def test_a_long_list_is_cut_and_says_where_the_rest_is(settings_page, monkeypatch):
    monkeypatch.setattr("portal.judging.mailing.MOST_IN_A_PART", 1)
    for _ in range(3):
        make.TipPageFactory()
    send_reminders()
    body = sent()["landelijk@voorbeeld.test"]
    assert "En nog 2 andere:" in body
    assert "/beheer/beoordelen/?reden=nooit-beoordeeld" in body


def test_when_all_is_up_to_date_nobody_gets_a_mail(settings_page):
    judged(make.TipPageFactory, "Bij", review_in=200)
    assert send_reminders() == "Er was niets te mailen."
    assert mail.outbox == []


def test_the_job_does_it_every_day_and_the_command_at_once(settings_page, capsys):
    make.TipPageFactory()
    (job,) = [job for job in registered_jobs() if job.name == "beoordelen"]
    assert job.every == datetime.timedelta(days=1)
    call_command("send_review_reminders")
    assert "1 mail verstuurd." in capsys.readouterr().out
    assert job.run() == "Er was niets te mailen."
