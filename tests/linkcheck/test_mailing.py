"""The mail about links: what is new, to whom it belongs, once, and not one a run."""

import datetime
from smtplib import SMTPException

import pytest
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from wagtail.models import Site

from portal.core.jobs import JobProblem
from portal.core.models import PortalSettings
from portal.linkcheck import mailing
from portal.linkcheck.gathering import refresh_all
from portal.linkcheck.mailing import send_digests
from portal.linkcheck.models import CheckedAddress, LinkMail, ToldLink
from portal.teams.establishing import establish
from tests import factories as make
from tests.linkcheck.test_applying import ALIVE, DEAD, MOVED, day, look
from tests.linkcheck.test_gathering import body, link

pytestmark = pytest.mark.django_db
MAILBOX = "redactie@voorbeeld.test"


@pytest.fixture(autouse=True)
def _mailbox():
    settings = PortalSettings.for_site(Site.objects.get())
    settings.contact_email = MAILBOX
    settings.save()


def publish(url: str, **fields) -> CheckedAddress:
    make.FindingPageFactory(body=body(("text", link(url))), **fields)
    refresh_all()
    return CheckedAddress.objects.get(url=url)


def test_a_dead_link_is_told_with_its_page_and_place_and_the_way_to_the_report():
    look(publish("https://weg.test/", title="Samen leren & doen"), DEAD, 1, 2, 3)
    assert send_digests() == "1 mail over links verstuurd."
    (sent,) = mail.outbox
    assert (sent.to, sent.subject) == ([MAILBOX], "1 link vraagt aandacht")
    assert "* https://weg.test/\n  Staat op: Samen leren & doen (Inhoud, blok 1 (Tekst))" in sent.body
    assert "/beheer/links/" in sent.body
    assert "Verhuisd" not in sent.body
    assert "\n\n\n" not in sent.body


def test_all_that_is_new_stands_in_one_mail():
    look(publish("https://weg.test/"), DEAD, 1, 2, 3)
    look(publish("https://om.test/"), MOVED, 1)
    CheckedAddress.objects.filter(pk=publish("https://stuk.test/").pk).update(file_changed_on=day(2).date())
    look(publish("https://hapert.test/"), DEAD, 1)
    look(publish("https://goed.test/"), ALIVE, 1)
    send_digests()
    (sent,) = mail.outbox
    assert sent.subject == "3 links vragen aandacht"
    order = [sent.body.index(url) for url in ("https://weg.test/", "https://om.test/", "https://stuk.test/")]
    assert order == sorted(order)
    assert "Nieuw: https://nieuw.test/" in sent.body
    assert "hapert" not in sent.body
    assert "goed.test" not in sent.body


def test_nothing_new_is_no_mail_however_many_runs_there_are():
    look(publish("https://weg.test/"), DEAD, 1, 2, 3)
    send_digests(day(3))
    for number in (4, 5, 12, 20):
        assert send_digests(day(number)) == "Er is niets nieuws om te mailen."
    assert len(mail.outbox) == 1


def test_what_is_new_within_a_week_waits_for_the_next_mail():
    look(publish("https://een.test/"), DEAD, 1, 2, 3)
    send_digests(day(3))
    look(publish("https://twee.test/"), DEAD, 2, 3, 4)
    assert "wacht" in send_digests(day(4))
    assert len(mail.outbox) == 1
    send_digests(day(10))
    assert "https://twee.test/" in mail.outbox[1].body
    assert "https://een.test/" not in mail.outbox[1].body


def test_what_works_again_and_then_dies_is_news():
    address = publish("https://weg.test/")
    look(address, DEAD, 1, 2, 3)
    send_digests(day(3))
    look(address, ALIVE, 4)
    assert send_digests(day(4)) == "Er is niets nieuws om te mailen."
    look(address, DEAD, 11, 12, 13)
    send_digests(day(13))
    assert len(mail.outbox) == 2


def test_each_mailbox_hears_of_its_own_links_and_one_of_both_hears_it_once():
    arnhem, heerlen = (make.RegionFactory(name=name, slug=name.lower()) for name in ("Arnhem", "Heerlen"))
    make.CollectiefPageFactory(title="Arnhem", region=arnhem)
    make.CollectiefPageFactory(title="Heerlen", region=heerlen)
    establish(region=arnhem, mailbox="arnhem@voorbeeld.test")
    for url, regions in (
        ("https://a.test/", [arnhem]),
        ("https://h.test/", [heerlen]),
        ("https://b.test/", [arnhem, heerlen]),
        ("https://n.test/", []),
    ):
        look(publish(url, regions=regions), DEAD, 1, 2, 3)
    assert send_digests() == "2 mails over links verstuurd."
    found = {sent.to[0]: {url for url in "ahbn" if f"https://{url}.test/" in sent.body} for sent in mail.outbox}
    assert found == {"arnhem@voorbeeld.test": {"a", "b"}, MAILBOX: {"h", "b", "n"}}
    assert send_digests(day(30) + datetime.timedelta(days=30)) == "Er is niets nieuws om te mailen."


def test_without_a_mailbox_the_operator_hears_what_to_do_and_nothing_is_lost():
    PortalSettings.objects.update(contact_email="")
    look(publish("https://weg.test/"), DEAD, 1, 2, 3)
    with pytest.raises(JobProblem, match="1 link is niet gemaild: vul bij de instellingen het e-mailadres"):
        send_digests()
    PortalSettings.objects.update(contact_email=MAILBOX)
    send_digests()
    assert len(mail.outbox) == 1


def test_a_team_with_a_mailbox_hears_of_its_links_when_the_national_editors_have_none():
    PortalSettings.objects.update(contact_email="")
    arnhem = make.RegionFactory(name="Arnhem", slug="arnhem")
    make.CollectiefPageFactory(title="Arnhem", region=arnhem)
    establish(region=arnhem, mailbox="arnhem@voorbeeld.test")
    look(publish("https://a.test/", regions=[arnhem]), DEAD, 1, 2, 3)
    look(publish("https://n.test/"), DEAD, 1, 2, 3)
    with pytest.raises(JobProblem, match=r"1 mail over links verstuurd\. 1 link is niet gemaild"):
        send_digests()
    (sent,) = mail.outbox
    assert sent.to == ["arnhem@voorbeeld.test"]
    assert "https://n.test/" not in sent.body


def test_a_mail_that_cannot_be_sent_is_sent_the_next_time(monkeypatch, caplog):
    look(publish("https://weg.test/"), DEAD, 1, 2, 3)

    def refuse(self, messages):
        raise SMTPException("geen verbinding")

    with monkeypatch.context() as broken:
        broken.setattr(EmailBackend, "send_messages", refuse)
        with pytest.raises(JobProblem, match=f"Geen mails over links verstuurd. Niet gelukt: {MAILBOX}"):
            send_digests()
    assert "could not be sent" in caplog.text
    assert ToldLink.objects.count() == LinkMail.objects.count() == 0
    assert send_digests() == "1 mail over links verstuurd."


def test_a_false_alarm_is_not_mailed(eindredacteur):
    address = look(publish("https://weg.test/"), DEAD, 1, 2, 3)
    eindredacteur.post(f"/beheer/links/{address.pk}/vals-alarm/", {"reason": "Hij werkt.", "days": "30"})
    mail.outbox.clear()
    assert send_digests() == "Er is niets nieuws om te mailen."


def test_a_very_long_list_is_cut_and_the_rest_stands_in_the_report(monkeypatch):
    monkeypatch.setattr(mailing, "MOST_IN_A_MAIL", 2)
    make.FindingPageFactory(body=body(*(("text", link(f"https://weg{number}.test/")) for number in range(4))))
    refresh_all()
    for address in CheckedAddress.objects.all():
        look(address, DEAD, 1, 2, 3)
    send_digests()
    assert mail.outbox[0].subject == "4 links vragen aandacht"
    assert mail.outbox[0].body.count("* https://weg") == 2
    assert "En nog 2 andere." in mail.outbox[0].body


def test_an_address_on_many_pages_names_three_of_them():
    for number in range(5):
        publish("https://weg.test/", title=f"Pagina {number}")
    look(CheckedAddress.objects.get(), DEAD, 1, 2, 3)
    send_digests()
    assert mail.outbox[0].body.count("Staat op:") == 3
    assert "En op nog 2 plekken." in mail.outbox[0].body
