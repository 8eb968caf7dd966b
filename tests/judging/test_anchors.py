"""Anchors: an editor says what changed in the law, and all that is older and hangs on it says so."""

import datetime

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone

from portal.core.models import Anchor, AnchorChange
from portal.search import stale
from portal.search.models import StaleSubject
from tests import factories as make
from tests.redactie.admin_forms import errors, read_form
from themes.models import TipPage

LABEL = "van vóór de nieuwe wet"
SENTENCE = "Sinds 1 januari 2020 geldt de nieuwe wet."
CHANGE = {
    "date": "2020-01-01",
    "label": LABEL,
    "sentence": "Sinds 1 januari 2020 geldt de nieuwe wet.",
    "source": "Wet",
}


@pytest.fixture
def subject(db):
    return make.SubjectFactory(name="Meldcode")


@pytest.fixture
def tip(subject) -> TipPage:
    return make.TipPageFactory(title="Bel eerst de ouders", subjects=[subject])


@pytest.fixture
def anchor(subject) -> Anchor:
    return make.AnchorFactory(name="Een wet", subjects=[subject])


def address(name: str, *args) -> str:
    return reverse(f"wagtailsnippets_core_anchor:{name}", args=args)


def shown(client, tip: TipPage) -> list[bool]:
    """Whether the page, the list and the search result say it."""
    return [LABEL in client.get(path).content.decode().lower() for path in (tip.url, "/tips/", "/zoeken/?q=ouders")]


def add_change(anchor: Anchor, date: datetime.date) -> AnchorChange:
    return make.AnchorChangeFactory(anchor=anchor, date=date, label=LABEL, sentence=SENTENCE)


def test_a_change_that_an_editor_adds_shows_on_page_list_and_search_result_and_goes_when_it_is_taken_away(
    eindredacteur, client, anchor, tip, committed
):
    assert shown(client, tip) == [False, False, False]
    form = read_form(eindredacteur.get(address("edit", anchor.pk)), "form[action*='anchor']")
    form |= {"changes-TOTAL_FORMS": "1", **{f"changes-0-{name}": value for name, value in CHANGE.items()}}
    with committed():
        answer = eindredacteur.post(address("edit", anchor.pk), form)
    assert answer.status_code == 302, errors(answer)
    assert shown(client, tip) == [True, True, True]
    assert (
        "Sinds 1 januari 2020 geldt de nieuwe wet. Ga na of dit daarbij past." in client.get(tip.url).content.decode()
    )
    with committed():
        eindredacteur.post(address("delete", anchor.pk))
    assert shown(client, tip) == [False, False, False]


def test_a_subject_that_is_taken_off_an_anchor_takes_the_sign_along(client, anchor, tip, committed):
    with committed():
        add_change(anchor, datetime.date(2020, 1, 1))
    with committed():
        anchor.subjects.clear()
        anchor.save()
    assert shown(client, tip) == [False, False, False]


def test_an_announced_change_shows_itself_on_its_day(client, anchor, tip, committed, monkeypatch):
    day = timezone.localdate() + datetime.timedelta(days=40)
    with committed():
        add_change(anchor, day)
    assert shown(client, tip) == [False, False, False]
    monkeypatch.setattr("django.utils.timezone.localdate", lambda *args: day)
    assert shown(client, tip) == [True, True, True]


@pytest.mark.parametrize(
    ("judgement", "judged_on", "says_so"),
    [
        ("current", datetime.date(2019, 12, 31), True),
        ("current", datetime.date(2020, 1, 1), False),
        ("outdated", datetime.date(2026, 1, 1), True),
    ],
)
def test_what_was_found_to_be_current_since_no_longer_says_it(
    client, anchor, tip, committed, judgement, judged_on, says_so
):
    tip.judgement, tip.judged_on = judgement, judged_on
    tip.save_revision().publish()
    with committed():
        add_change(anchor, datetime.date(2020, 1, 1))
    assert shown(client, tip) == [says_so] * 3


def test_a_new_item_is_not_older_than_a_law_that_was_there(client, anchor, subject, committed):
    with committed():
        add_change(anchor, datetime.date(2020, 1, 1))
    finding = make.FindingPageFactory(title="Bel de ouders", subjects=[subject])
    assert LABEL not in client.get(finding.url).content.decode().lower()


def test_when_many_hang_on_it_a_job_follows(client, anchor, tip, committed, monkeypatch):
    monkeypatch.setattr(stale, "AT_ONCE", 0)
    with committed():
        add_change(anchor, datetime.date(2020, 1, 1))
    assert shown(client, tip) == [False, False, False]
    assert stale.renew_all() == "1 pagina bijgewerkt."
    assert shown(client, tip) == [True, True, True]
    assert not StaleSubject.objects.exists()
    assert stale.renew_all() == "Er was niets bij te werken."


def test_a_sign_that_reads_badly_beside_others_is_refused_in_words(db):
    with pytest.raises(ValidationError, match="Begin met ‘van vóór’"):
        make.AnchorChangeFactory.build(anchor=make.AnchorFactory(), key="wijziging-x", label="oude wet").full_clean()


def test_two_changes_on_one_day_are_refused_in_words_and_nothing_is_lost(eindredacteur, anchor):
    form = read_form(eindredacteur.get(address("edit", anchor.pk)), "form[action*='anchor']")
    form |= {"changes-TOTAL_FORMS": "2"}
    form |= {f"changes-{number}-{name}": value for number in (0, 1) for name, value in CHANGE.items()}
    answer = eindredacteur.post(address("edit", anchor.pk), form)
    assert answer.status_code == 200
    assert "Twee wijzigingen hebben dezelfde dag." in errors(answer)
    assert "date" not in errors(answer)
    assert SENTENCE in answer.content.decode()
    assert not AnchorChange.objects.exists()


def test_a_redacteur_reads_the_anchors_and_changes_none(redacteur, anchor):
    assert redacteur.get(address("inspect", anchor.pk)).status_code == 200
    assert redacteur.post(address("edit", anchor.pk), {"name": "Anders"}).status_code == 302
    assert Anchor.objects.get().name == "Een wet"
