"""What becomes of an import that was left, broken off, undone, or went wrong."""

from datetime import timedelta

from django.utils import timezone
from wagtail.models import Page

from portal.exchange import making
from portal.exchange.models import ImportBatch, ImportRow
from portal.findings.models import FindingPage
from tests.exchange.files import ADDRESS, HEAD, choose, lines, press, row, told, xlsx


def test_a_file_that_is_not_agreed_to_leaves_nothing(eindredacteur, lists):
    screen = choose(eindredacteur, xlsx(HEAD, row(1)))
    after = press(eindredacteur, screen, "Niet importeren")
    assert "Er is niets geïmporteerd." in after.content.decode()
    assert not ImportBatch.objects.exists()
    assert not ImportRow.objects.exists()
    assert not FindingPage.objects.exists()


def test_a_later_file_takes_the_place_of_one_that_was_only_looked_at(eindredacteur, lists):
    choose(eindredacteur, xlsx(HEAD, row(1)))
    choose(eindredacteur, xlsx(HEAD, row(2)), name="tweede.xlsx")
    assert [batch.file_name for batch in ImportBatch.objects.all()] == ["tweede.xlsx"]


def test_what_somebody_left_is_gone_after_a_week(eindredacteur, account, sign_in, lists):
    other = sign_in(account("Landelijke eindredacteur", username="anja"))
    choose(other, xlsx(HEAD, row(1)), name="van anja.xlsx")
    choose(eindredacteur, xlsx(HEAD, row(2)), name="van elly.xlsx")
    assert ImportBatch.objects.count() == 2
    ImportBatch.objects.filter(user__username="anja").update(created_at=timezone.now() - timedelta(days=8))
    choose(eindredacteur, xlsx(HEAD, row(3)), name="weer van elly.xlsx")
    assert [batch.file_name for batch in ImportBatch.objects.all()] == ["weer van elly.xlsx"]


def test_work_that_was_broken_off_is_told_and_can_go_on(eindredacteur, lists, settings):
    """A restart of the portal loses what waits in the background; nothing is made twice when it goes on."""
    settings.TASKS = {**settings.TASKS, "background": {"BACKEND": "django_tasks.backends.dummy.DummyBackend"}}
    screen = press(eindredacteur, choose(eindredacteur, xlsx(HEAD, row(1), row(2))), "Akkoord")
    batch = ImportBatch.objects.get()
    assert batch.state == "running"
    assert eindredacteur.get(f"{ADDRESS}{batch.pk}/stand/").json() == {
        "done": 0,
        "total": 2,
        "text": "0 van 2",
        "busy": True,
    }
    making.do_row(batch.rows.first(), batch, making.make_row)
    assert "1 van 2" in told(eindredacteur.get(f"{ADDRESS}{batch.pk}/"))
    assert FindingPage.objects.count() == 1
    settings.TASKS = {**settings.TASKS, "background": settings.TASKS["default"]}
    press(eindredacteur, screen, "Ga verder")
    assert FindingPage.objects.count() == 1, "somebody was busy a moment ago"
    ImportBatch.objects.update(worked_at=timezone.now() - timedelta(minutes=5))
    stopped = eindredacteur.get(f"{ADDRESS}{batch.pk}/")
    assert "Het werk staat stil." in told(stopped)
    assert "2 rijen zijn concepten geworden." in told(press(eindredacteur, stopped, "Ga verder"))
    assert FindingPage.objects.count() == 2


def test_an_import_can_be_undone_except_what_somebody_worked_on(eindredacteur, lists):
    after = press(eindredacteur, choose(eindredacteur, xlsx(HEAD, row(1), row(2), row(3))), "Akkoord")
    touched = FindingPage.objects.get(title="Bevinding nummer 2 van Zwolle")
    touched.title = "Bewerkt"
    touched.save_revision()
    undone = press(eindredacteur, after, "Maak deze import ongedaan")
    assert "2 rijen zijn weer weg." in told(undone)
    assert "1 rij is gebleven, omdat iemand er al aan werkte." in told(undone)
    assert [page.pk for page in FindingPage.objects.all()] == [touched.pk]
    screen = choose(eindredacteur, xlsx(HEAD, row(1), row(2), row(3)))
    assert "Akkoord, maak 2 concepten" in told(screen)


def test_what_stood_in_the_rows_is_gone_when_the_drafts_are_there(eindredacteur, lists):
    press(eindredacteur, choose(eindredacteur, xlsx(HEAD, row(1))), "Akkoord")
    assert ImportRow.objects.get().data == {}


def test_a_row_that_goes_wrong_is_told_and_leaves_nothing_half_done(eindredacteur, lists, monkeypatch, caplog):
    real = making.new_page

    def breaks(kind, data, user):
        page = real(kind, data, user)
        if data["title"].endswith("2 van Zwolle"):
            page.save_revision = raise_error
        return page

    def raise_error(**kwargs):
        raise ValueError("broken off after the page was added")

    monkeypatch.setattr(making, "new_page", breaks)
    content = xlsx(HEAD, row(1), row(2), row(3))
    after = press(eindredacteur, choose(eindredacteur, content), "Akkoord")
    assert "2 rijen zijn concepten geworden." in told(after)
    assert "1 rij is niet gelukt." in told(after)
    assert "Rij 3 (fout): Deze rij kon niet worden gemaakt." in " ".join(lines(after))
    assert FindingPage.objects.count() == 2
    monkeypatch.undo()
    press(eindredacteur, choose(eindredacteur, content), "Akkoord")
    assert FindingPage.objects.count() == 3
    assert not Page.find_problems()[0]
