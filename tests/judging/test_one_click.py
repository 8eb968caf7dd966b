"""‘Nog actueel’: one click that readers see, that leaves no draft and no name on the site, and that can be undone."""

import datetime

import pytest
from django.test import Client
from django.utils import timezone
from wagtail.models import Page, PageLogEntry, Revision

from portal.core.models import PublishedChange
from portal.findings.models import FindingPage
from tests import factories as make
from tests.redactie.admin_forms import messages, press
from tests.teams.conftest import SECRET

REPORT = "/beheer/beoordelen/"


def click(client: Client, page: Page, **data):
    given = {"revision": page.live_revision_id, "next": REPORT} | data
    return client.post(f"{REPORT}{page.pk}/", given, follow=True)


def again(page: Page):
    return type(page).objects.get(pk=page.pk)


@pytest.fixture
def tip(db):
    return make.TipPageFactory(title="Oefen met een acteur")


def test_one_click_on_what_nobody_judged_makes_it_current_with_a_trace_for_readers(eindredacteur, client, tip):
    answer = click(eindredacteur, tip)
    assert "‘Oefen met een acteur’ is opnieuw bekeken: actueel." in messages(answer)
    now, today = again(tip), timezone.localdate()
    assert (now.judgement, now.judged_on, now.judged_by) == ("current", today, "landelijke redactie")
    assert (now.review_on.year, now.review_on.month) == (today.year + 1, today.month)
    assert now.judgement_reason == "De redactie heeft dit bekeken. Het klopt nog."
    page = client.get(tip.url).content.decode()
    assert "Opnieuw bekeken: nog actueel." in page
    assert "door landelijke redactie" in page
    assert "elly" not in page
    assert PublishedChange.objects.filter(page=tip.pk, note="Opnieuw bekeken: nog actueel.", minor=False).exists()
    assert PageLogEntry.objects.get(action="judging.still_true").user.username == "elly"
    history = eindredacteur.get(f"/beheer/pages/{tip.pk}/history/").content.decode()
    assert "Opnieuw bekeken" in history
    assert tip.title not in eindredacteur.get(REPORT).content.decode()


@pytest.mark.parametrize("rows", [REPORT, f"{REPORT}resultaten/"])
def test_the_button_in_the_list_works_in_a_browser_and_leads_back_to_the_list(eindredacteur, tip, rows):
    answer = press(eindredacteur, f"{rows}?q=acteur", f"{REPORT}{tip.pk}/")
    assert answer.redirect_chain == [(f"{REPORT}?q=acteur", 302)]
    assert "‘Oefen met een acteur’ is opnieuw bekeken: actueel." in messages(answer)
    assert again(tip).judged_on == timezone.localdate()


def test_a_team_judges_its_own_in_the_name_of_the_team(person, finding):
    click(person("Eindredacteur Zwolle"), finding)
    assert again(finding).judged_by == "redactie van het Collectief Zwolle"
    assert again(finding).judgement_reason == "Zo werken wij nog steeds."


def test_who_may_not_publish_it_gets_no_button_and_no_way(person, finding, arnhem, client):
    Page.objects.filter(pk=finding.pk).update(has_unpublished_changes=False)
    FindingPage.objects.filter(pk=finding.pk).update(review_on=timezone.localdate())
    own = person("Redacteur Zwolle")
    shown = own.get(REPORT).content.decode()
    assert finding.title in shown
    assert "Een Eindredacteur kan dit bevestigen." in shown
    for other in (own, person("Redacteur Arnhem"), person("Eindredacteur Arnhem"), person("Beheerder"), client):
        for path in (f"{REPORT}{finding.pk}/", f"{REPORT}{finding.pk}/ongedaan/"):
            assert other.get(path).status_code == 302
            assert other.post(path, {"revision": finding.live_revision_id}).status_code == 302
    assert again(finding).judged_on is None
    assert not PublishedChange.objects.filter(page=finding.pk, number=2).exists()


def test_a_draft_of_a_colleague_does_not_go_live_and_stays_the_newest_text(zwolle, person, client):
    page = zwolle.live
    before = Revision.objects.count()
    answer = click(person("Eindredacteur Zwolle"), page)
    assert "Er is een concept dat nog niet op de site staat." in messages(answer)
    assert Revision.objects.count() == before
    assert SECRET in again(page).get_latest_revision_as_object().title
    assert SECRET not in client.get(page.url).content.decode()
    assert "Er is een concept. Zet uw oordeel daarbij." in person("Eindredacteur Zwolle").get(REPORT).content.decode()


def test_the_click_is_about_the_text_that_the_editor_saw_and_counts_once(eindredacteur, tip):
    click(eindredacteur, tip)
    assert "De pagina is intussen veranderd." in messages(click(eindredacteur, tip))
    assert "De pagina is intussen veranderd." in messages(click(eindredacteur, tip, revision="x" * 30))
    assert PublishedChange.objects.filter(page=tip.pk).count() == 2


def test_what_is_locked_by_somebody_else_is_left_alone(eindredacteur, tip):
    Page.objects.filter(pk=tip.pk).update(locked=True, locked_by=make.UserFactory(), locked_at=timezone.now())
    assert "vergrendeld" in messages(click(eindredacteur, tip))
    assert again(tip).judgement == "not_judged"


def test_an_item_that_lacks_what_publishing_asks_is_refused_with_what_to_do(eindredacteur):
    page = make.FindingPageFactory(title="Zonder postbus")
    answer = click(eindredacteur, page)
    assert "Er is niets gepubliceerd." in messages(answer)
    assert "Vul in welke postbus" in messages(answer)
    assert again(page).judged_on is None


def test_a_judgement_that_warns_readers_is_kept_with_its_reason(eindredacteur, client, tip):
    tip.judgement, tip.judgement_reason = "careful", "De namen zijn veranderd."
    tip.save_revision().publish()
    tip = again(tip)
    assert "Oordeel geldt nog" in eindredacteur.get(f"{REPORT}{tip.pk}/").content.decode()
    click(eindredacteur, tip)
    assert (again(tip).judgement, again(tip).judgement_reason) == ("careful", "De namen zijn veranderd.")
    assert "het oordeel ‘bruikbaar, let op’ geldt nog." in client.get(tip.url).content.decode()


def test_a_wrong_click_is_undone_with_the_judgement_of_before_and_readers_see_that(eindredacteur, client, finding):
    FindingPage.objects.filter(pk=finding.pk).update(review_on=datetime.date(2026, 1, 1), judged_by="redactie")
    before = again(finding)
    click(eindredacteur, before)
    assert f"{REPORT}{finding.pk}/ongedaan/" in eindredacteur.get(f"{REPORT}{finding.pk}/").content.decode()
    screen = eindredacteur.get(f"{REPORT}{finding.pk}/ongedaan/").content.decode()
    assert "Dan staat het vorige oordeel er weer" in screen
    answer = eindredacteur.post(f"{REPORT}{finding.pk}/ongedaan/", follow=True)
    assert "is ongedaan gemaakt" in messages(answer)
    now = again(finding)
    for field in ("judgement", "judged_on", "judged_by", "judgement_reason", "review_on"):
        assert getattr(now, field) == getattr(before, field), field
    assert "De laatste beoordeling is ongedaan gemaakt." in client.get(finding.url).content.decode()
    assert finding.title in eindredacteur.get(REPORT).content.decode()
    assert "Er is niets veranderd." in messages(eindredacteur.post(f"{REPORT}{finding.pk}/ongedaan/", follow=True))


def test_after_another_change_there_is_nothing_to_undo(eindredacteur, tip):
    click(eindredacteur, tip)
    page = again(tip)
    page.title = "Een nieuwe titel"
    page.save_revision().publish()
    assert "Er is niets veranderd." in messages(eindredacteur.post(f"{REPORT}{tip.pk}/ongedaan/", follow=True))
    assert again(tip).judgement == "current"


def test_the_form_leads_to_the_click_and_says_when_it_cannot_be_done(eindredacteur, tip):
    assert f"{REPORT}{tip.pk}/" in eindredacteur.get(f"/beheer/pages/{tip.pk}/edit/").content.decode()
    assert "Nog actueel" in eindredacteur.get(f"{REPORT}{tip.pk}/").content.decode()
    tip.title = "Een andere titel"
    tip.save_revision()
    screen = eindredacteur.get(f"{REPORT}{tip.pk}/").content.decode()
    assert "Er is een concept" in screen
    assert "Nog actueel" not in screen


def test_only_items_that_stand_on_the_site_can_be_judged(eindredacteur):
    draft, other = make.TipPageFactory(live=False), make.StandardPageFactory()
    for page in (draft, other):
        assert eindredacteur.post(f"{REPORT}{page.pk}/").status_code == 302
    assert again(draft).judgement == "not_judged"
    assert eindredacteur.post(f"{REPORT}999999/").status_code == 404


def test_it_leads_back_to_the_list_and_never_to_another_website(eindredacteur, tip):
    answer = click(eindredacteur, tip, next="https://kwaad.test/")
    assert answer.redirect_chain == [(f"/beheer/pages/{tip.pk}/edit/", 302)]
