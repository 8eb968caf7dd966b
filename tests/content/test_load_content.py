"""`manage.py load_content` puts everything of the files into the portal, and may always be run again."""

import datetime
from collections import Counter
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import OperationalError, connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import ReferenceIndex, Revision

from collectieven.models import ActionPage, CollectiefPage
from portal.content import loader
from portal.content.ledger import Decision
from portal.core.models import Audience, LedgerEntry, PermalinkCounter, Region, Subject
from portal.glossary.models import Term
from portal.links.models import UsefulLink
from portal.search.indexing import RebuildTakenOver, is_outdated
from portal.search.models import SearchCard, SearchRow
from portal.search.words import current_state
from portal.standard.models import AccessibilityStatementPage, StandardPage
from products.models import ProductPage
from tests.content.report import all_records
from themes.models import Theme, ThemePage, TipPage

pytestmark = pytest.mark.django_db

# What the search table of the served portal holds, and a word for every page that is not published.
PRINT_KINDS = """
from wagtail.models import Page
from portal.search.models import SearchRow
print(*SearchRow.objects.values_list("kind", flat=True), *["draft" for page in Page.objects.filter(live=False)])
"""


def run(folder, *arguments) -> str:
    """The command's output, for a folder of content."""
    output = StringIO()
    call_command("load_content", *arguments, "--folder", str(folder.write()), stdout=output)
    return output.getvalue()


class TestAfterTheFirstRun:
    def test_publishes_pages_under_their_index_with_all_their_ties(self, loaded):
        product = ProductPage.objects.get(key="product-plan")
        assert product.live
        assert not product.has_unpublished_changes
        assert product.get_parent().slug == "producten"
        assert product.slug == "communicatieplan"
        assert {theme.slug for theme in product.themes.all()} == {"leren", "delen"}
        assert [region.slug for region in product.regions.all()] == ["parkstad"]
        assert [tie.action.key for tie in product.action_ties.all()] == ["actie-1-01"]
        assert {tie.tip.key: tie.named for tie in product.tip_ties.all()} == {"tip-1-01": True, "tip-1-02": False}
        assert [place.address.url for place in product.places.all()] == ["https://vng.nl/stuk.pdf"]
        assert [variant.title for variant in product.variants.all()] == ["Plan"]
        part = ProductPage.objects.get(key="product-nieuwsbrief")
        assert (part.part_of, part.page_from, part.page_to) == (product, 3, 4)

    def test_a_text_may_link_to_an_address(self, loaded):
        (block,) = StandardPage.objects.get(key="pagina-over").body
        assert '<a href="https://vng.nl/stuk.pdf">Stuk van de VNG</a>' in block.value.source

    def test_the_accessibility_statement_has_its_tests_problems_and_dates(self, loaded):
        page = AccessibilityStatementPage.objects.get(key="pagina-toegankelijkheid")
        assert (page.status, page.stated_on) == ("E", datetime.date(2026, 11, 25))
        assert "<h3>Browsers</h3>" in page.untested[0].value.source
        (test,) = page.tests.all()
        assert (test.title, test.how, test.tested_on) == ("Toetsenbord", "In Chromium.", datetime.date(2026, 11, 3))
        (problem,) = page.problems.all()
        assert (problem.cause, problem.effect, problem.plan) == ("Geen tekst.", "U hoort niets.", "Ondertitels.")
        assert problem.planned_on is None

    def test_ties_terms_links_themes_and_goals(self, loaded):
        assert Region.objects.get(slug="heerlen").part_of.slug == "parkstad"
        assert Theme.objects.get(slug="leren").page == ThemePage.objects.get(key="thema-1")
        assert ActionPage.objects.get(key="actie-1-01").heading.title == "Scholing"
        assert [tie.other.key for tie in ActionPage.objects.get(key="actie-1-01").see_also.all()] == ["actie-1-02"]
        assert CollectiefPage.objects.get(key="collectief-heerlen").matrix_lines.get().text == "Scholing"
        link = UsefulLink.objects.get(key="link-01")
        assert [address.key for address in link.addresses.all()] == ["adres-01"]
        assert [product.key for product in link.products.all()] == ["product-plan"]
        assert Term.objects.get(key="begrip-vng").also == "de vereniging"
        assert [goal.source for goal in StandardPage.objects.get(key="pagina-over").goals.all()] == ["15"]

    def test_every_term_knows_which_pages_use_it(self, loaded):
        used = {
            Subject.objects.get(slug="privacy"): {"tip-1-01"},
            Audience.objects.get(slug="ouders"): {"tip-1-01"},
            Region.objects.get(slug="heerlen"): {"actie-1-01"},
        }
        for term, keys in used.items():
            sources = [page.specific.key for page, _references in ReferenceIndex.get_grouped_references_to(term)]
            assert set(sources) == keys

    def test_fills_the_search_table(self, loaded):
        rows = {row.key: row for row in SearchRow.objects.filter(slot=current_state().slot)}
        assert {"tip-1-01", "actie-1-01", "product-plan", "thema-1", "collectief-heerlen"} <= set(rows)
        assert {"begrip-vng", "link-01", "doel-1", "pagina-over"} <= set(rows)
        assert [slug for slug, _name in rows["actie-1-01"].card.ties["collectief"]] == ["heerlen"]


class TestLoadingAFolder:
    def test_makes_every_record_once_and_says_so(self, folder):
        output = run(folder)
        assert f"{len(folder)} gemaakt, 0 vernieuwd, 0 behouden zoals een redacteur het liet, 0 ongewijzigd" in output
        assert LedgerEntry.objects.count() == len(folder)

    def test_turns_blocks_into_rich_text_with_everything_escaped(self, folder):
        folder.change("tip-1-01", body=["a < b", {"heading": "Hoe"}, {"list": ["één"]}, {"steps": ["eerst"]}])
        folder.load()
        (block,) = TipPage.objects.get(key="tip-1-01").body
        assert block.value.source == "<p>a &lt; b</p><h2>Hoe</h2><ul><li>één</li></ul><ol><li>eerst</li></ol>"

    def test_gives_out_no_number_again_that_the_files_have(self, folder):
        folder.change("product-nieuwsbrief", number=54)
        folder.load()
        assert PermalinkCounter.next_number("product") == 55


class TestSecondRun:
    def test_changes_nothing_and_makes_no_revision(self, loaded):
        revisions = Revision.objects.count()
        assert f"0 gemaakt, 0 vernieuwd, 0 behouden zoals een redacteur het liet, {len(loaded)} ongewijzigd" in run(
            loaded
        )
        assert Revision.objects.count() == revisions

    def test_renews_what_the_file_changed_and_nothing_else(self, loaded):
        loaded.change("tip-1-01", title="Train elk halfjaar", subjects=[], audiences=[])
        loaded.change("privacy", name="Privacy en geheim")
        loaded.change("link-01", products=[])
        summary = loaded.load()
        assert summary.counts == {Decision.UPDATE: 3, Decision.SAME: len(loaded) - 3}
        tip = TipPage.objects.get(key="tip-1-01")
        assert (tip.title, tip.slug, tip.number) == ("Train elk halfjaar", "train-elk-jaar", 1)
        assert not tip.subjects.exists()
        assert not UsefulLink.objects.get(key="link-01").products.exists()
        assert SearchCard.objects.get(row__key="tip-1-01", row__slot=current_state().slot).title == "Train elk halfjaar"

    def test_empties_what_the_file_no_longer_says(self, loaded):
        loaded.without("privacy", "description")
        loaded.without("begrip-vng", "expansion")
        loaded.without("product-plan", "variants")
        loaded.load()
        assert Subject.objects.get(slug="privacy").description == ""
        assert Term.objects.get(key="begrip-vng").expansion == ""
        assert not ProductPage.objects.get(key="product-plan").variants.exists()

    def test_follows_a_slug_that_the_file_changed(self, loaded):
        loaded.change("pagina-over", slug="over-ons")
        loaded.load()
        assert StandardPage.objects.get(key="pagina-over").url_path.endswith("/over-ons/")

    def test_names_what_the_files_no_longer_have_and_leaves_it(self, loaded):
        loaded.remove("product-nieuwsbrief")
        assert "Staat niet meer in de bestanden, blijft in het portaal: product-nieuwsbrief" in run(loaded)
        assert ProductPage.objects.get(key="product-nieuwsbrief").live

    def test_adds_a_record_that_is_new(self, loaded):
        new = {**loaded.fields("tip-1-02"), "key": "tip-1-03", "number": 3, "title": "Deel filmpjes"}
        loaded.add("tips/thema-1.yaml", new)
        assert loaded.load().counts[Decision.CREATE] == 1
        assert TipPage.objects.get(key="tip-1-03").part_of.key == "tip-1-01"


class TestCommand:
    def test_a_folder_that_is_not_there_is_said(self, tmp_path):
        with pytest.raises(CommandError, match="is er niet"):
            call_command("load_content", "--folder", str(tmp_path / "weg"))

    def test_a_database_without_tables_is_said(self, folder, monkeypatch):
        def fail(*args, **kwargs):
            raise OperationalError("no such table: core_ledgerentry")

        monkeypatch.setattr("portal.content.management.commands.load_content.load_content", fail)
        with pytest.raises(CommandError, match=r"core_ledgerentry\. Is ‘manage.py migrate’"):
            run(folder)

    def test_is_silent_when_asked(self, folder):
        assert run(folder, "--verbosity", "0") == ""

    def test_names_at_most_twenty_kept_records_unless_asked_for_all(self, folder):
        for number in range(10, 40):
            term = {**folder.fields("begrip-vng"), "key": f"begrip-{number}", "term": f"Begrip {number}"}
            folder.add("glossary/a-z.yaml", term)
        folder.load()
        Term.objects.exclude(key="begrip-vng").update(explanation="Beter uitgelegd.")
        assert "… en nog 10 (alle met --verbosity 2)" in run(folder)
        assert run(folder, "--verbosity", "2").count("Behouden: ") == 30


def test_a_second_run_costs_no_more_queries_when_there_is_more_content(loaded):
    with CaptureQueriesContext(connection) as few:
        loaded.load()
    for number in range(3, 9):
        new = {"key": f"tip-1-0{number}", "number": number, "title": f"Tip {number}"}
        loaded.add("tips/thema-1.yaml", {**loaded.fields("tip-1-02"), **new})
    loaded.load()
    with CaptureQueriesContext(connection) as more:
        assert loaded.load().counts == {Decision.SAME: len(loaded)}
    assert len(more) == len(few)


def test_all_content_of_the_report_is_loaded_and_a_second_run_changes_nothing(served):
    records = len(all_records())
    kept = "behouden zoals een redacteur het liet"
    assert served.loaded.endswith(f"Inhoud: {records} gemaakt, 0 vernieuwd, 0 {kept}, 0 ongewijzigd.\n")
    assert served.manage("load_content").stdout == (
        f"Inhoud: 0 gemaakt, 0 vernieuwd, 0 {kept}, {records} ongewijzigd.\n"
    )
    counted = Counter(served.manage("shell", "-v0", "-c", PRINT_KINDS).stdout.split())
    wanted = {"thema": 5, "collectief": 6, "tip": 49, "actie": 94, "product": 54, "begrip": 162, "link": 19, "doel": 7}
    assert {kind: counted[kind] for kind in wanted} == wanted
    assert counted["draft"] == 0


class TestTheSearchTableAfterwards:
    def test_the_search_table_is_made_after_the_content_was_kept(self, folder, monkeypatch):
        """Inside its transaction nobody would see the old table, or a new one, until all of it had ended."""
        depths = []
        monkeypatch.setattr(loader, "rebuild", lambda: depths.append(len(connection.savepoint_ids)))
        before = len(connection.savepoint_ids)
        run(folder)
        assert depths == [before]

    def test_a_table_that_cannot_be_made_is_told_and_made_by_the_next_run(self, folder, monkeypatch):
        def fail() -> None:
            raise OperationalError("de schijf is vol")

        with monkeypatch.context() as broken:
            broken.setattr(loader, "rebuild", fail)
            with pytest.raises(CommandError, match=r"De inhoud is geladen.*de schijf is vol.*opdracht opnieuw"):
                run(folder)
        assert ProductPage.objects.filter(key="product-plan", live=True).exists()
        assert not SearchRow.objects.current().filter(kind="product").exists()
        assert is_outdated()
        assert "Zoektabel maken" in run(folder)
        assert SearchRow.objects.current().filter(kind="product").exists()
        assert not is_outdated()

    def test_a_table_that_another_makes_meanwhile_is_no_fault(self, folder, monkeypatch):
        def give_way() -> None:
            raise RebuildTakenOver("Een andere opdracht maakt de zoektabel nu opnieuw; deze is gestopt.")

        monkeypatch.setattr(loader, "rebuild", give_way)
        assert "Een andere opdracht maakt de zoektabel" in run(folder)
