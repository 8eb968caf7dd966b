"""The form of a page: saves by itself, takes comments, compares, and lets nobody overwrite another unawares."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from wagtail.models import Comment, Revision

from portal.core.blocks import BodyBlock
from tests import factories as make
from tests.redactie.admin_forms import messages, read_form

pytestmark = pytest.mark.django_db
AS_JSON = {"accept": "application/json"}


@pytest.fixture
def page(own_part):
    themes = [make.ThemeFactory(name="Eerder melden")]
    return make.FindingPageFactory(parent=own_part, title="Zoals het was", themes=themes, live=False)


def edit_url(page) -> str:
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


def form_of(client, page) -> dict:
    return read_form(client.get(edit_url(page)), "#page-edit-form") | {"body-count": "0"}


def saved_title(page) -> str:
    return type(page).objects.get(pk=page.pk).get_latest_revision_as_object().title


def panel(response) -> BeautifulSoup | None:
    return BeautifulSoup(response.content, "html.parser").select_one("#intussen-opgeslagen")


@pytest.mark.parametrize("button", ["action-save", "action-submit"])
def test_who_saves_second_is_refused_and_sees_both_texts(redacteur, eindredacteur, page, button):
    ritas = form_of(redacteur, page)
    eindredacteur.post(edit_url(page), form_of(eindredacteur, page) | {"title": "Van Elly"})
    refused = redacteur.post(edit_url(page), ritas | {"title": "Van Rita", "summary": "Ritas zin.", button: "1"})
    assert "Intussen heeft elly deze pagina opgeslagen." in messages(refused)
    both = panel(refused).get_text(" ")
    assert "Elly" in both
    assert "Rita" in both
    form = read_form(refused, "#page-edit-form")
    assert (form["title"], form["summary"]) == ("Van Rita", "Ritas zin.")
    assert saved_title(page) == "Van Elly"
    assert not page.workflow_in_progress


def test_who_was_refused_replaces_the_other_only_by_saying_so(redacteur, eindredacteur, page):
    ritas = form_of(redacteur, page)
    eindredacteur.post(edit_url(page), form_of(eindredacteur, page) | {"title": "Van Elly"})
    refused = redacteur.post(edit_url(page), ritas | {"title": "Van Rita"})
    again = read_form(refused, "#page-edit-form") | {"body-count": "0"}
    assert "replace_newer" not in again, "the box is not ticked beforehand"
    assert panel(redacteur.post(edit_url(page), again)), "pressing the button once more is no choice"
    by_itself = redacteur.post(edit_url(page), again, headers=AS_JSON)
    assert by_itself.status_code == 400, "nor does an automatic save choose"
    assert saved_title(page) == "Van Elly"
    box = panel(refused).select_one("input[name=replace_newer]")
    assert redacteur.post(edit_url(page), again | {"replace_newer": box["value"]}).status_code == 302
    assert saved_title(page) == "Van Rita"


def test_a_choice_made_for_one_version_does_not_hold_for_a_newer_one(redacteur, eindredacteur, page):
    ritas = form_of(redacteur, page)
    eindredacteur.post(edit_url(page), form_of(eindredacteur, page) | {"title": "Van Elly"})
    box = panel(redacteur.post(edit_url(page), ritas)).select_one("input[name=replace_newer]")["value"]
    eindredacteur.post(edit_url(page), form_of(eindredacteur, page) | {"title": "Nog eens van Elly"})
    answer = redacteur.post(edit_url(page), ritas | {"conflict_with": box, "replace_newer": box})
    assert panel(answer)
    assert saved_title(page) == "Nog eens van Elly"


def test_an_automatic_save_of_ones_own_a_moment_ago_is_no_other(redacteur, page):
    form = form_of(redacteur, page)
    redacteur.post(edit_url(page), form | {"title": "Vanzelf bewaard"})
    assert redacteur.post(edit_url(page), form | {"title": "Zelf bewaard"}).status_code == 302
    assert saved_title(page) == "Zelf bewaard"


def test_an_older_window_of_ones_own_is_another(redacteur, page, monkeypatch):
    monkeypatch.setattr("portal.core.conflicts.OWN_SAVE", timedelta(0))  # as if it was a while ago
    form = form_of(redacteur, page)
    redacteur.post(edit_url(page), form | {"title": "In het andere venster"})
    assert panel(redacteur.post(edit_url(page), form | {"title": "In het oude venster"}))
    assert saved_title(page) == "In het andere venster"


def test_what_is_typed_is_saved_by_itself_in_the_same_draft(redacteur, page):
    shown = redacteur.get(edit_url(page)).content.decode()
    assert "data-w-autosave-interval-value" in shown
    first = redacteur.post(edit_url(page), form_of(redacteur, page) | {"title": "Vanzelf"}, headers=AS_JSON)
    assert first.json()["success"], first.content
    number = Revision.objects.for_instance(page).count()
    again = form_of(redacteur, page) | {"title": "Nog eens", "overwrite_revision_id": first.json()["revision_id"]}
    assert redacteur.post(edit_url(page), again, headers=AS_JSON).json()["success"]
    assert saved_title(page) == "Nog eens"
    assert Revision.objects.for_instance(page).count() == number
    assert not type(page).objects.get(pk=page.pk).live


def test_an_automatic_save_over_the_draft_of_another_is_refused_in_dutch(redacteur, eindredacteur, page):
    ellys = eindredacteur.post(edit_url(page), form_of(eindredacteur, page) | {"title": "Van Elly"}, headers=AS_JSON)
    ritas = form_of(redacteur, page) | {"title": "Van Rita", "overwrite_revision_id": ellys.json()["revision_id"]}
    refused = redacteur.post(edit_url(page), ritas, headers=AS_JSON)
    assert refused.status_code == 400
    assert "Deze pagina is intussen ergens anders opgeslagen" in refused.json()["error_message"]
    assert saved_title(page) == "Van Elly"


def test_a_comment_at_a_field_is_kept_and_seen_by_the_next(redacteur, eindredacteur, page):
    form = form_of(redacteur, page) | {
        "comments-TOTAL_FORMS": "1",
        "comments-INITIAL_FORMS": "0",
        "comments-MIN_NUM_FORMS": "0",
        "comments-MAX_NUM_FORMS": "",
        "comments-0-id": "",
        "comments-0-contentpath": "title",
        "comments-0-text": "Kan dit korter?",
        "comments-0-position": "",
        "comments-0-resolved": "",
        "comments-0-replies-TOTAL_FORMS": "0",
        "comments-0-replies-INITIAL_FORMS": "0",
        "comments-0-replies-MIN_NUM_FORMS": "0",
        "comments-0-replies-MAX_NUM_FORMS": "",
    }
    assert redacteur.post(edit_url(page), form).status_code == 302
    assert Comment.objects.get(page=page).text == "Kan dit korter?"
    assert "Kan dit korter?" in eindredacteur.get(edit_url(page)).content.decode()


def test_two_versions_are_compared_with_their_ties(redacteur, page):
    other = make.ThemeFactory(name="Samen leren")
    before = Revision.objects.for_instance(page).latest("created_at")
    redacteur.post(edit_url(page), form_of(redacteur, page) | {"title": "Zoals het is", "themes": [other.pk]})
    after = Revision.objects.for_instance(page).latest("created_at")
    address = reverse("wagtailadmin_pages:revisions_compare", args=[page.pk, before.pk, after.pk])
    shown = BeautifulSoup(redacteur.get(address).content, "html.parser").main
    assert "Eerder melden" in shown.get_text()
    assert "Samen leren" in shown.get_text()
    assert [mark.get_text() for mark in shown.select(".deletion")][:1] == ["was"]


@pytest.mark.parametrize("name", list(BodyBlock().child_blocks))
def test_every_block_shows_beforehand_what_it_looks_like_on_the_site(eindredacteur, name):
    block = type(make.FindingPageFactory(live=False)).body.field.stream_block.child_blocks[name]
    assert block.is_previewable
    answer = eindredacteur.get(reverse("wagtailadmin_block_preview"), {"id": block.definition_prefix})
    soup = BeautifulSoup(answer.content, "html.parser")
    assert "css/site.css" in soup.select_one("link[rel=stylesheet]")["href"]
    assert soup.main.get_text(strip=True), "an empty frame tells nothing"
    assert answer["X-Frame-Options"] == "SAMEORIGIN", "the admin shows it in a frame"


def test_a_block_preview_is_for_who_is_signed_in(client):
    assert client.get(reverse("wagtailadmin_block_preview"), {"id": "x"}).status_code == 302
