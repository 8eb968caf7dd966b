"""The page of a tip, action, product or finding: what it says of itself, and what leads on from it."""

import datetime
import json

import pytest
from bs4 import BeautifulSoup
from django.utils import timezone
from wagtail.models import Site

from collectieven.models import ActionSeeAlso
from portal.core.models import PortalSettings
from tests import factories as make

pytestmark = pytest.mark.django_db
KINDS = list(make.ITEM_FACTORIES)


def look(client, page) -> BeautifulSoup:
    response = client.get(page.url)
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def section(soup: BeautifulSoup, title: str):
    """The part of the page under this heading; None when it is not there."""
    heading = soup.find(["h2", "h3"], string=title)
    return heading.find_parent("section") if heading else None


def fact(soup: BeautifulSoup, label: str):
    term = soup.find("dt", string=label)
    return term.find_next_sibling("dd") if term else None


@pytest.mark.parametrize("kind", KINDS)
def test_the_main_part_says_what_stands_there(client, kind):
    page = make.ITEM_FACTORIES[kind]()
    main = look(client, page).main
    assert (main["data-soort"], main["data-sleutel"]) == (kind, page.key)
    assert main["data-bron"] == page.source


@pytest.mark.parametrize("kind", KINDS)
def test_each_tie_leads_to_the_list_of_this_kind_filtered_by_it(client, kind):
    region = make.RegionFactory(name="Heerlen", slug="heerlen", part_of=make.RegionFactory(name="Limburg"))
    make.CollectiefPageFactory(title="Parkstad", slug="parkstad", region=region)
    page = make.ITEM_FACTORIES[kind](
        themes=[make.ThemeFactory(name="Delen", slug="delen")],
        regions=[region],
        audiences=[make.AudienceFactory(name="Scholen", slug="scholen")],
        partners=[make.PartnerFactory(name="Politie", slug="politie")],
    )
    soup = look(client, page)
    for label, text, query in (
        ("Thema", "Delen", "thema=delen"),
        ("Collectief", "Parkstad", "collectief=parkstad"),
        ("Regio", "Heerlen", "regio=heerlen"),
        ("Doelgroep", "Scholen", "doelgroep=scholen"),
        ("Samenwerkingspartner", "Politie", "partner=politie"),
    ):
        link = fact(soup, label).a
        assert link.get_text() == text
        assert link["href"] == f"{page.get_parent().url}?{query}"
        listed = BeautifulSoup(client.get(link["href"]).content, "html.parser")
        assert listed.find("article", attrs={"data-sleutel": page.key}), "the link finds the item again"
    assert "Limburg" not in fact(soup, "Regio").get_text(), "the larger area is not said of the item"


def test_an_audience_that_the_report_does_not_name_is_said_to_be_missing(client):
    assert fact(look(client, make.TipPageFactory()), "Doelgroep").get_text(strip=True) == "niet vermeld in het rapport"


def test_what_an_editor_left_out_is_not_laid_on_the_report(client):
    product = make.ProductPageFactory(source="")
    assert fact(look(client, product), "Gemaakt door").get_text(strip=True) == "niet vermeld"


def test_the_source_names_the_theme_and_the_lines(client):
    theme = make.ThemeFactory(number=4)
    theme_page = make.ThemePageFactory(theme=theme)
    soup = look(client, make.TipPageFactory(themes=[theme], source="64-69, 72"))
    source = soup.find(class_="provenance")
    assert "Uit het rapport over de Collectieven (begin 2017), thema 4, regels 64-69, 72." in source.get_text()
    assert source.find("a", string="thema 4")["href"] == theme_page.url


def test_one_line_of_the_report_is_called_a_line(client):
    assert "begin 2017), regel 137." in look(client, make.TipPageFactory(source="137")).get_text()


def test_a_finding_says_when_it_was_published(client):
    finding = make.FindingPageFactory()
    moment = timezone.make_aware(datetime.datetime(2026, 11, 3, 12))
    type(finding).objects.filter(pk=finding.pk).update(first_published_at=moment, last_published_at=moment)
    text = look(client, finding).get_text()
    assert "Nieuwe bevinding, gepubliceerd op 3 november 2026." in text
    assert "Uit het rapport" not in text


@pytest.mark.parametrize("kind", KINDS)
def test_the_permalink_stands_there_in_full_and_leads_back(client, kind):
    page = make.ITEM_FACTORIES[kind]()
    link = look(client, page).find(class_="provenance__permalink")
    assert link.get_text() == f"http://testserver/{kind[0]}/{page.number}"
    assert client.get(link["href"]).headers["Location"] == page.url


def test_a_mail_about_a_mistake_carries_the_permalink(client):
    settings = PortalSettings.for_site(Site.objects.get(is_default_site=True))
    settings.contact_email = "redactie@voorbeeld.test"
    settings.save()
    page = make.TipPageFactory(title="Vraag & antwoord")
    link = look(client, page).find("a", string="Klopt er iets niet?")["href"]
    assert link.startswith(
        "mailto:redactie@voorbeeld.test?subject=Klopt%20er%20iets%20niet%3F%20Vraag%20%26%20antwoord"
    )
    assert f"http%3A%2F%2Ftestserver%2Ft%2F{page.number}" in link


def test_without_an_address_of_the_editors_a_mistake_leads_to_the_contact_page(client):
    assert look(client, make.TipPageFactory()).find("a", string="Klopt er iets niet?")["href"] == "/contact/"


def test_a_page_that_nobody_judged_says_so(client):
    note = look(client, make.TipPageFactory()).find(class_="judgement-note").get_text(" ", strip=True)
    assert note.startswith("Nog niet beoordeeld")


def test_a_judgement_comes_with_date_function_and_reason(client):
    tip = make.TipPageFactory(
        judgement="careful",
        judged_on=datetime.date(2026, 5, 4),
        judged_by="landelijke redactie",
        judgement_reason="De naam van de dienst is veranderd.",
    )
    note = look(client, tip).find(class_="judgement-note").get_text(" ", strip=True)
    assert "Bruikbaar, let op" in note
    assert "Beoordeeld op 4 mei 2026 door landelijke redactie." in note
    assert "De naam van de dienst is veranderd." in note


def test_what_hangs_on_privacy_and_is_from_the_report_dates_from_before_the_avg(client):
    privacy = make.SubjectFactory(slug="privacy", name="Privacy")
    make.AnchorChangeFactory(anchor=make.AnchorFactory(name="AVG", subjects=[privacy]), label="van vóór de AVG")
    old, new = make.TipPageFactory(subjects=[privacy]), make.FindingPageFactory(subjects=[privacy])
    assert "Van vóór de AVG" in look(client, old).find(class_="judgement-note").get_text()
    assert "Van vóór de AVG" not in look(client, new).find(class_="judgement-note").get_text()


@pytest.mark.parametrize("kind", ["tip", "actie", "product"])
def test_a_part_and_its_whole_lead_to_each_other(client, kind):
    factory = make.ITEM_FACTORIES[kind]
    whole = factory(title="Het geheel")
    part = factory(title="Het deel", part_of=whole)
    assert look(client, part).find(class_="part-of").a["href"] == whole.url
    assert look(client, whole).find("a", string="Het deel")["href"] == part.url


def test_an_action_told_elsewhere_is_named_on_both_sides(client):
    one, other = make.ActionPageFactory(title="De ene"), make.ActionPageFactory(title="De andere")
    one.see_also = [ActionSeeAlso(other=other)]
    one.save_revision().publish()
    assert section(look(client, one), "Elders in het rapport").find("a", string="De andere")
    assert section(look(client, other), "Elders in het rapport").find("a", string="De ene")


def test_the_note_of_the_editors_is_marked_as_theirs(client):
    tip = make.TipPageFactory(note="Wij lazen dit als één tip.")
    notice = look(client, tip).find(class_="notice").get_text()
    assert "Toelichting van de redactie" in notice
    assert "Wij lazen dit als één tip." in notice


def test_a_preview_shows_the_draft_and_its_ties(client):
    old, new = make.ThemeFactory(name="Vroeger", slug="vroeger"), make.ThemeFactory(name="Straks", slug="straks")
    product = make.ProductPageFactory(title="Gepubliceerd", themes=[old])
    whole = make.ProductPageFactory(title="Het geheel")
    product.title, product.part_of = "In de maak", whole
    product.themes.set([new])
    product.save_revision()
    draft = product.get_latest_revision_as_object()
    soup = BeautifulSoup(draft.make_preview_request().content, "html.parser")
    assert soup.h1.get_text(strip=True) == "In de maak"
    assert fact(soup, "Thema").get_text(strip=True) == "Straks"
    assert soup.find(class_="part-of").a.get_text() == "Het geheel"


@pytest.mark.parametrize("kind", KINDS)
def test_a_page_that_was_never_saved_can_be_previewed(client, kind):
    model = make.ITEM_FACTORIES[kind]._meta.model
    page = model(title="Nieuw", slug="nieuw", summary="Kort.", depth=4, path="0001000100010999", url_path="/home/x/")
    page.body = json.dumps([{"type": "text", "value": "<p>Lopende tekst</p>"}])
    response = page.make_preview_request()
    assert response.status_code == 200
    assert "Lopende tekst" in response.content.decode()
    assert "Vast adres" not in response.content.decode(), "a page without a number has no permalink yet"
