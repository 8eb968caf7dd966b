"""The tips beside the form, in the real admin: what an editor sees, that nothing is held back, and who sees nothing."""

import pytest
from bs4 import BeautifulSoup

from portal.core.models import ExternalAddress
from portal.findings.models import FindingPage, FindingSectionPage
from tests import factories
from tests.redactie.admin_forms import messages, needed_to_publish, read_form
from tests.teams.conftest import sign_in

LONG = f"Ja {' '.join(['ja'] * 20)}."
# What the script of the editor sends of a body without blocks, and of rows that are none.
EMPTY_BODY = {"body-count": "0"}
NO_ROWS = {
    f"{rows}-{what}": number
    for rows in ("product_ties", "documents", "comments")
    for what, number in {"TOTAL_FORMS": "0", "INITIAL_FORMS": "0", "MIN_NUM_FORMS": "0", "MAX_NUM_FORMS": ""}.items()
}


def edit(page) -> str:
    return f"/beheer/pages/{page.pk}/edit/"


def tips(page) -> str:
    return f"/beheer/tips/{page.pk}/"


def form_of(client, page) -> dict:
    return read_form(client.get(edit(page)), "#page-edit-form") | EMPTY_BODY


def read(response) -> BeautifulSoup:
    assert response.status_code == 200, response.status_code
    return BeautifulSoup(response.content, "html.parser")


def points(soup: BeautifulSoup) -> list[tuple[str, str]]:
    """(the words, the path of the field) of each point."""
    found = soup.select("[data-tips-list] li")
    return [(point.strong.get_text(), point.a["data-tips-path"]) for point in found]


def count_on_toggle(soup: BeautifulSoup) -> tuple[str, bool]:
    """What the button of the panel counts, and whether it shows that."""
    counter = soup.select_one('[data-side-panel-toggle="tips"] [data-side-panel-toggle-counter]')
    return counter.get_text(strip=True), not counter.has_attr("hidden")


@pytest.fixture
def draft(zwolle):
    page = zwolle.draft
    page.summary = "Dit dient te gebeuren."
    page.body = [("text", "<h3>Wie</h3><p>Lees <a href='https://x.test/'>hier</a> meer.</p>")]
    page.save_revision()
    return page


class TestPanel:
    def test_the_draft_that_is_opened_has_its_points_by_kind_each_with_its_field(self, writer, draft):
        soup = read(writer.get(edit(draft)))
        panel = soup.select_one('[data-side-panel="tips"]')
        block = draft.get_latest_revision_as_object().body[0].id
        assert points(panel) == [("hier", f"body.{block}"), ("Wie", f"body.{block}"), ("dient te", "summary")]
        assert [heading.get_text() for heading in panel.select("h3")] == [
            "Teksten van links (1)",
            "Tussenkoppen (1)",
            "Moeilijke woorden (1)",
        ]
        assert "3 tips" in panel.get_text()
        assert count_on_toggle(soup) == ("3", True)
        assert panel.select_one("[data-tips]")["data-tips"] == tips(draft)

    def test_a_text_without_points_says_so_and_the_button_counts_nothing(self, writer, zwolle):
        soup = read(writer.get(edit(zwolle.draft)))
        assert "Geen tips: er valt niets op aan deze tekst." in soup.select_one('[data-side-panel="tips"]').get_text()
        assert count_on_toggle(soup) == ("0", False)

    def test_a_new_page_has_the_panel_too(self, writer, zwolle):
        section = FindingSectionPage.objects.get(region=zwolle.team.region)
        soup = read(writer.get(f"/beheer/pages/add/findings/findingpage/{section.pk}/"))
        address = soup.select_one("[data-tips]")["data-tips"]
        assert address == f"/beheer/tips/nieuw/findings/findingpage/{section.pk}/"
        found = points(read(writer.post(address, {"title": "Nieuw", "summary": LONG} | EMPTY_BODY | NO_ROWS)))
        assert [path for _words, path in found] == ["summary"]

    def test_wagtails_own_score_that_calls_dutch_complex_is_gone(self, writer, draft):
        checks = read(writer.get(edit(draft))).select_one('[data-side-panel="checks"]')
        assert "Leesbaarheid" not in checks.get_text()
        assert checks.select_one("[data-content-word-count]")

    def test_a_page_of_another_kind_has_tips_too(self, eindredacteur):
        page = factories.StandardPageFactory(summary=LONG)
        soup = read(eindredacteur.get(edit(page)))
        assert [path for _words, path in points(soup)] == ["summary"]

    def test_without_a_script_the_last_saved_draft_has_a_screen_of_its_own(self, writer, draft):
        soup = read(writer.get(tips(draft)))
        links = [link["href"] for link in soup.select("[data-tips-list] li a")]
        assert links[-1] == f"{edit(draft)}#:w:contentpath=summary"
        assert soup.select_one(f'a[href="{edit(draft)}"]')
        assert tips(draft) in {link["href"] for link in read(writer.get(edit(draft))).select("a[href]")}


class TestTyping:
    def test_what_is_typed_is_looked_at_and_not_kept(self, writer, draft):
        data = form_of(writer, draft) | {"summary": f"Kort. {LONG}"}
        found = points(read(writer.post(tips(draft), data)))
        assert found == [("Ja ja ja ja ja ja ja ja ja…", "summary")]
        assert FindingPage.objects.get(pk=draft.pk).get_latest_revision_as_object().summary == "Dit dient te gebeuren."

    def test_a_mistake_in_one_field_leaves_the_tips_of_the_others(self, writer, draft):
        data = form_of(writer, draft) | {"review_on": "ooit", "summary": LONG}
        soup = read(writer.post(tips(draft), data))
        assert "Een veld is nog niet goed ingevuld." in soup.get_text()
        assert "summary" in [path for _words, path in points(soup)]

    def test_a_draft_full_of_points_is_saved_and_published(self, writer, draft):
        data = form_of(writer, draft) | {"summary": f"Bel 06-12345678. {LONG}"}
        assert "is gewijzigd" in messages(writer.post(edit(draft), data, follow=True))
        chief = sign_in("Eindredacteur Zwolle")
        chief.post(edit(draft), form_of(chief, draft) | needed_to_publish() | {"action-publish": "1"})
        draft.refresh_from_db()
        assert draft.live
        assert draft.summary.endswith(LONG)

    def test_what_is_no_form_is_refused(self, writer, draft):
        assert writer.post(tips(draft), {"title": "x"}).status_code == 400

    def test_the_reading_ease_is_told_when_there_is_enough_text(self, writer, draft):
        data = form_of(writer, draft)
        assert "Leesbaarheid:" not in read(writer.post(tips(draft), data)).get_text()
        plain = "De juf leest een boek. Het kind luistert goed. " * 6
        assert "Goed te lezen." in read(writer.post(tips(draft), data | {"summary": plain})).get_text()

    def test_a_link_to_a_file_gets_its_own_type_and_size(self, writer, zwolle, draft):
        draft.body = [("text", f'<p><a linktype="document" id="{zwolle.document.pk}">het bestand</a></p>')]
        draft.save_revision()
        size = len(factories.SMALL_PDF)
        text = read(writer.get(tips(draft))).get_text().replace("\xa0", " ")
        assert f"Zet ‘(pdf, {size} bytes)’ achter de tekst van de link." in text

    def test_http_is_told_only_when_we_know_the_site_with_https(self, writer, draft):
        draft.body = [("text", '<p><a href="http://a.test/x">het stuk</a> <a href="http://b.test/">de site</a></p>')]
        draft.save_revision()
        assert "http://a.test/x" not in dict(points(read(writer.get(tips(draft)))))
        factories.ExternalAddressFactory(url="https://a.test/ander")
        gone = {"state": ExternalAddress.State.GONE, "checked_on": "2026-11-01"}
        factories.ExternalAddressFactory(url="https://b.test/", **gone)
        found = dict(points(read(writer.get(tips(draft)))))
        assert "http://a.test/x" in found
        assert "http://b.test/" not in found

    def test_a_word_of_the_glossary_is_no_tip(self, writer, draft):
        draft.summary = "Dit gaat over proportionaliteit."
        draft.save_revision()
        assert "proportionaliteit" in dict(points(read(writer.get(tips(draft)))))
        factories.GlossaryTermFactory(term="Proportionaliteit", mark_in_text=False)
        assert "proportionaliteit" not in dict(points(read(writer.get(tips(draft)))))

    def test_names_of_files_beside_the_text_are_looked_at_too(self, writer, zwolle, draft):
        draft.documents.create(document=zwolle.document, label="Bel 06-12345678")
        draft.save_revision()
        assert ("06-••••••78", "documents") in points(read(writer.get(tips(draft))))


class TestRights:
    def test_a_redacteur_of_another_collectief_gets_no_tips_of_it(self, stranger, draft):
        for response in (stranger.get(tips(draft)), stranger.post(tips(draft), {"title": "x"})):
            assert response.status_code == 302
            assert response["Location"] == "/beheer/"
        asked = stranger.post(tips(draft), {"title": "x"}, headers={"x-requested-with": "XMLHttpRequest"})
        assert asked.status_code == 403

    def test_and_cannot_begin_a_page_there(self, stranger, zwolle):
        section = FindingSectionPage.objects.get(region=zwolle.team.region)
        response = stranger.post(f"/beheer/tips/nieuw/findings/findingpage/{section.pk}/", {"title": "x"})
        assert response.status_code == 302

    def test_type_and_size_of_a_file_of_another_collectief_are_not_told(self, writer, arnhem, draft):
        draft.body = [("text", f'<p><a linktype="document" id="{arnhem.document.pk}">het bestand</a></p>')]
        draft.save_revision()
        text = read(writer.get(tips(draft))).get_text()
        assert "Zet er de soort en de grootte bij." in text
        assert "bytes" not in text

    def test_a_visitor_is_asked_to_sign_in(self, client, draft):
        response = client.get(tips(draft))
        assert response.status_code == 302
        assert response["Location"].startswith("/beheer/login/")
