"""What is asked before publishing can stand in the file, so that nobody types it again for each row."""

from datetime import timedelta

import pytest
from django.utils import timezone

from portal.core.publication import missing_for_publication
from portal.findings.models import FindingPage
from tests import factories as make
from tests.exchange.files import HEAD, choose, lines, press, row, told, xlsx

ASKED = [
    "Waar komt het vandaan",
    "Vandaan, vul aan",
    "Oordeel",
    "Reden van het oordeel",
    "Opnieuw bekijken op",
    "Postbus",
]


@pytest.fixture
def terms(db) -> None:
    make.ThemeFactory(name="Samen leren en ontwikkelen", number=3)
    make.AudienceFactory(name="Wijkteam", slug="wijkteam")


def test_a_row_that_has_all_of_it_becomes_a_draft_that_can_be_published(redacteur, own_part, terms):
    day = timezone.localdate() + timedelta(days=400)
    cells = ["Ervaren in", "het wijkteam in Zuid", "actueel", "Zo werken wij nog.", f"{day:%d-%m-%Y}", ""]
    screen = choose(redacteur, xlsx([*HEAD, *ASKED], [*row(1), *cells]), place=own_part)
    assert lines(screen) == []
    press(redacteur, screen, "Akkoord")
    page = FindingPage.objects.get().get_latest_revision_as_object()
    assert (page.provenance, page.judgement, page.review_on) == ("experienced", "current", day)
    assert page.review_mailbox == own_part.specific.region.team.mailbox  # as in the form
    assert missing_for_publication(page) == []


def test_what_is_wrong_is_told_for_each_cell(redacteur, own_part, terms):
    cells = ["geruchten", "het wijkteam", "nog niet beoordeeld", "Zo.", "31-12-2020", "jan@gmail.com"]
    screen = choose(
        redacteur, xlsx([*HEAD, *ASKED], [*row(1), *cells], [*row(2), *cells[:4], "morgen"]), place=own_part
    )
    said = " ".join(lines(screen))
    for part in (
        "‘geruchten’",
        "‘nog niet beoordeeld’",
        "‘31-12-2020’ is al voorbij",
        "‘morgen’ is geen dag",
        "privéadres",
    ):
        assert part in said, said
    assert "Akkoord" not in told(screen)
