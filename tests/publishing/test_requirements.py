"""What an item needs before it is published, asked on every way to publication; a draft is never refused."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone

from portal.core.jobs import run_now
from portal.core.models import PublishedChange
from portal.core.publication import NotReadyForPublication, missing_for_publication
from portal.core.role_mailbox import validate_role_mailbox
from portal.findings.models import FindingIndexPage, FindingPage
from portal.publishing.on_time import JOB_NAME
from products.models import ProductIndexPage, ProductPage
from tests import factories as make
from tests.redactie.admin_forms import errors, messages, needed_to_publish, read_form
from themes.models import TipPage

pytestmark = pytest.mark.django_db
ADD = ("findings", "findingpage", FindingIndexPage)
EVERYTHING = [
    "themes", "regions", "audiences", "provenance", "provenance_note", "judgement", "judgement_reason", "review_on",
    "review_mailbox",
]  # fmt: skip


def terms() -> dict:
    return {"themes": [make.ThemeFactory()], "regions": [make.RegionFactory()], "audiences": [make.AudienceFactory()]}


def facts() -> dict:
    return needed_to_publish() | {"review_on": timezone.localdate() + timedelta(days=365)}


def draft(**fields) -> FindingPage:
    """A finding that has all it needs, unless told otherwise."""
    return make.FindingPageFactory(live=False, **{**terms(), **facts(), **fields})


def bare_draft(title: str = "Kaal", **fields) -> FindingPage:
    return make.FindingPageFactory(title=title, live=False, **fields)


def edit_url(page) -> str:
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


def send(client, page, **changes):
    """The form of a page as it stands, with changes."""
    form = read_form(client.get(edit_url(page)), "#page-edit-form") | {"body-count": "0"}
    return client.post(edit_url(page), form | changes)


def checklist(response) -> dict[str, str]:
    """The list on top of the form: what it says, and to which field each line leads."""
    soup = BeautifulSoup(response.content, "html.parser")
    return {line.get_text(strip=True): line.find("a")["href"] for line in soup.select("#nog-nodig li")}


@pytest.mark.parametrize("button", ["action-publish", "action-submit"])
def test_a_finding_that_lacks_everything_is_refused_with_a_link_to_each_field(eindredacteur, button):
    page = bare_draft()
    response = send(eindredacteur, page, summary="Wat ik net typte.", **{button: "1"})
    soup = BeautifulSoup(response.content, "html.parser")
    listed = checklist(response)
    assert list(listed.values()) == [f"#id_{name}" for name in EVERYTHING]
    assert all(soup.select_one(anchor) for anchor in listed.values())
    assert "Kies waar dit vandaan komt." in errors(response)
    assert "Wat ik net typte." in soup.select_one("#id_summary").text
    page.refresh_from_db()
    assert not page.live
    assert not page.workflow_in_progress


def test_a_draft_is_kept_with_as_little_as_its_title_and_says_what_is_needed_still(redacteur, own_part):
    page = bare_draft(parent=own_part)
    assert send(redacteur, page, title="Half af").status_code == 302
    assert FindingPage.objects.get(pk=page.pk).get_latest_revision_as_object().title == "Half af"
    assert len(checklist(redacteur.get(edit_url(page)))) == len(EVERYTHING)


@pytest.mark.parametrize("name", EVERYTHING)
def test_each_of_them_is_asked_by_itself(name):
    page = draft()
    assert missing_for_publication(page) == []
    if name in terms():
        getattr(page, name).clear()
    else:
        setattr(page, name, None if name == "review_on" else "")
    assert [part.field for part in missing_for_publication(page)] == [name]


def test_nothing_is_asked_when_all_is_there_and_readers_see_where_it_comes_from(eindredacteur, client):
    page = draft()
    assert checklist(eindredacteur.get(edit_url(page))) == {}
    assert send(eindredacteur, page, **{"action-publish": "1"}).status_code == 302
    page.refresh_from_db()
    shown = " ".join(BeautifulSoup(client.get(page.url).content, "html.parser").main.get_text(" ").split())
    assert "Ervaren in het wijkteam in Zwolle, 2026." in shown
    assert f"De redactie bekijkt dit opnieuw op {page.review_on.day} " in shown


def test_a_judgement_without_a_verdict_and_a_day_that_has_passed_are_no_answer():
    page = draft(judgement="not_judged", review_on=timezone.localdate())
    assert [part.text for part in missing_for_publication(page)] == [
        "Geef een oordeel: klopt dit nu?",
        "De dag om dit opnieuw te bekijken is voorbij. Kies een nieuwe.",
    ]


def test_the_kind_of_a_product_is_chosen_and_not_left_as_it_stood(eindredacteur):
    index = ProductIndexPage.objects.get()
    address = reverse("wagtailadmin_pages:add", args=["products", "productpage", index.pk])
    ties = {name: [term.pk for term in found] for name, found in terms().items()}
    form = read_form(eindredacteur.get(address), "#page-edit-form") | needed_to_publish() | ties
    form |= {"title": "Kaart", "slug": "kaart", "summary": "Een kaart.", "body-count": "0", "action-publish": "1"}
    refused = eindredacteur.post(address, form)
    assert checklist(refused) == {"Kies welke soort het is.": "#id_type"}
    assert not ProductPage.objects.filter(title="Kaart").exists()
    assert eindredacteur.post(address, form | {"type": "factsheet"}).status_code == 302
    assert ProductPage.objects.get(title="Kaart").live


def test_several_at_once_are_published_all_or_not_at_all(eindredacteur):
    good, bad = draft(title="Klaar"), bare_draft("Niet klaar")
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    query = f"?next=/beheer/&id={good.pk}&id={bad.pk}"
    response = eindredacteur.post(address + query, {"include_descendants": ""}, follow=True)
    assert "‘Niet klaar’ kan nog niet gepubliceerd worden. Er is niets gepubliceerd." in messages(response)
    assert f"{edit_url(bad)}#id_themes" in response.content.decode()
    assert not FindingPage.objects.filter(pk__in=[good.pk, bad.pk], live=True).exists()


@pytest.mark.parametrize("dialog", [False, True])
def test_approving_on_the_dashboard_publishes_nothing_that_is_not_ready(eindredacteur, account, dialog):
    page = bare_draft()
    page.get_workflow().start(page, account("Landelijke eindredacteur"))
    state = page.current_workflow_task_state
    headers = {"x-requested-with": "XMLHttpRequest"} if dialog else {}
    address = reverse("wagtailadmin_pages:workflow_action", args=[page.pk, "approve", state.pk])
    response = eindredacteur.post(address, headers=headers)
    if dialog:
        assert response.json() == {"step": "success", "redirect": edit_url(page)}
    assert "kan nog niet gepubliceerd worden" in messages(eindredacteur.get(edit_url(page)))
    page.refresh_from_db()
    state.refresh_from_db()
    assert not page.live
    assert state.status == "in_progress", "nothing is half done"


def test_sending_a_page_back_asks_nothing(eindredacteur, account):
    page = draft(provenance="", review_on=None)
    page.get_workflow().start(page, account("Landelijke eindredacteur"))
    response = send(eindredacteur, page, **{"action-workflow-action": "1", "workflow-action-name": "reject"})
    assert response.status_code == 302
    assert page.workflow_states.get().status == "needs_changes"


def test_what_was_planned_and_is_not_ready_stays_a_draft_and_is_named(eindredacteur):
    page = draft(title="Gepland")
    page.go_live_at = timezone.now() + timedelta(hours=1)
    revision = page.save_revision()
    revision.publish()
    revision.refresh_from_db()
    passed = timezone.now() - timedelta(minutes=1)
    revision.content |= {"go_live_at": passed.isoformat(), "review_on": passed.date().isoformat()}
    revision.approved_go_live_at = passed
    revision.save()
    run = run_now(JOB_NAME)
    assert not run.ok
    assert "Niet gelukt: ‘Gepland’" in run.line
    page.refresh_from_db()
    assert not page.live


def test_publishing_in_code_by_a_user_is_held_to_it_too(account):
    page = bare_draft()
    with pytest.raises(NotReadyForPublication, match="Kies minstens één thema"):
        page.get_latest_revision().publish(user=account("Landelijke eindredacteur"))


def test_an_item_of_the_report_needs_only_a_word_on_what_changed(eindredacteur):
    page = make.TipPageFactory(source="166-168", themes=[make.ThemeFactory()])
    refused = send(eindredacteur, page, summary="Nieuwe samenvatting.", **{"action-publish": "1"})
    assert list(checklist(refused).values()) == ["#id_change_note"]
    answer = send(eindredacteur, page, change_note="De samenvatting is korter.", **{"action-publish": "1"})
    assert answer.status_code == 302


def test_a_sentence_that_readers_would_not_see_is_asked_about(eindredacteur):
    page = draft()
    send(eindredacteur, page, **{"action-publish": "1"})
    both = {"change_note": "De titel is duidelijker.", "minor_change": "on"}
    refused = send(eindredacteur, page, title="Anders", **both, **{"action-publish": "1"})
    assert "Lezers zien deze zin niet bij een kleine wijziging. Kies één van beide." in checklist(refused)
    assert read_form(refused, "#page-edit-form")["change_note"] == both["change_note"]


def test_nobody_can_say_of_something_new_that_it_is_from_the_report(eindredacteur):
    page = bare_draft()
    send(eindredacteur, page, source="1-2")
    assert FindingPage.objects.get(pk=page.pk).get_latest_revision_as_object().source == ""


def test_what_changed_is_asked_each_time_and_a_small_change_needs_no_word(eindredacteur):
    page = draft()
    publish = {"action-publish": "1"}
    send(eindredacteur, page, **publish)
    refused = send(eindredacteur, page, title="Anders", **publish)
    assert list(checklist(refused).values()) == ["#id_change_note"]
    send(eindredacteur, page, title="Anders", change_note="De titel is duidelijker.", **publish)
    form = read_form(eindredacteur.get(edit_url(page)), "#page-edit-form")
    assert form["change_note"] == "", "the next change gets a word of its own"
    send(eindredacteur, page, summary="Zonder tikfout.", minor_change="on", **publish)
    assert "minor_change" not in read_form(eindredacteur.get(edit_url(page)), "#page-edit-form")
    changes = PublishedChange.objects.filter(page=page)
    assert [(change.number, change.kind, change.note, change.minor) for change in changes] == [
        (3, "changed", "", True),
        (2, "changed", "De titel is duidelijker.", False),
        (1, "first", "", False),
    ]


def test_a_word_on_the_change_stays_in_the_draft_until_it_is_published(redacteur, own_part):
    page = make.FindingPageFactory(parent=own_part, **terms(), **facts())
    send(redacteur, page, change_note="Een nieuw voorbeeld.")
    assert read_form(redacteur.get(edit_url(page)), "#page-edit-form")["change_note"] == "Een nieuw voorbeeld."
    assert PublishedChange.objects.filter(page=page).count() == 1


def test_a_publication_that_is_only_planned_is_no_publication_yet(eindredacteur):
    page = draft()
    page.go_live_at = timezone.now() + timedelta(days=1)
    page.save_revision().publish()
    assert not PublishedChange.objects.filter(page=page).exists()


@pytest.mark.parametrize("address", ["iemand@gmail.com", "J.Jansen@gemeente.nl", "p.j.devries@zwolle.nl"])
def test_the_mailbox_is_of_a_role_and_not_of_a_person(address):
    with pytest.raises(ValidationError, match=r"privéadres|één persoon"):
        validate_role_mailbox(address)


@pytest.mark.parametrize("address", ["redactie@gemeente.nl", "team.jeugd@zwolle.nl", "j@gemeente.nl"])
def test_the_mailbox_of_a_role_is_taken(address):
    validate_role_mailbox(address)


def test_a_copy_is_a_draft_even_when_publishing_it_is_asked_for(eindredacteur):
    """Made without a user, as the items of the report are: it lacks what an editor must fill in."""
    page = make.FindingPageFactory(title="Kaal", slug="kaal")
    address = reverse("wagtailadmin_pages:copy", args=[page.pk])
    form = read_form(eindredacteur.get(address), "form[action*='/copy/']")
    assert not {"publish_copies", "alias"} & set(form)
    eindredacteur.post(address, form | {"new_slug": "kopie", "publish_copies": "on", "alias": "on"})
    copy = FindingPage.objects.get(slug="kopie")
    assert (copy.live, copy.alias_of) == (False, None)


def test_a_copy_of_what_the_report_says_is_not_of_the_report_and_not_judged(eindredacteur):
    judged = {"judgement": "current", "judgement_reason": "Zo werkt het.", "judged_by": "landelijke redactie"}
    tip = make.TipPageFactory(slug="bron", judged_on=timezone.localdate(), **judged)
    tip.save_revision()
    address = reverse("wagtailadmin_pages:copy", args=[tip.pk])
    form = read_form(eindredacteur.get(address), "form[action*='/copy/']")
    eindredacteur.post(address, form | {"new_slug": "kopie"})
    copy = TipPage.objects.get(slug="kopie")
    for version in (copy, copy.get_latest_revision_as_object()):
        assert (version.source, version.from_report) == ("", False)
        assert (version.judgement, version.judgement_reason) == ("not_judged", "")
        assert (version.judged_on, version.judged_by) == (None, "")
