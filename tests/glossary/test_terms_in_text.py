"""The glossary in the text: the first occurrence of a term on a page leads to its explanation, nothing else does."""

import pytest
from bs4 import BeautifulSoup
from django.utils import timezone
from django.utils.safestring import SafeString
from wagtail.models import PageViewRestriction

from portal.glossary.known_terms import glossary, known_term
from portal.glossary.marking import Matcher, PageTerms
from portal.glossary.models import GlossaryPage, Term
from portal.standard.models import Goal, StandardPage
from tests import factories as make

pytestmark = pytest.mark.django_db

BODY = [("text", "<p>De VNG nam het initiatief.</p>")]


def marked(text: str, *terms: Term) -> str:
    """The text as a page shows it, each link written as [word=anchor]."""
    matcher = Matcher(known_term(term) for term in terms)
    soup = BeautifulSoup(PageTerms(lambda: (matcher, "/begrippen/")).mark(text), "html.parser")
    for link in soup.select("a.term-link"):
        link.replace_with(f"[{link.get_text()}={link['href'].removeprefix('/begrippen/#')}]")
    for line in soup.select(".term-link-line"):
        line.unwrap()
    return str(soup)


def term(name: str, expansion: str = "", also: str = "") -> Term:
    return Term(key=f"begrip-{name.lower()}", term=name, expansion=expansion, also=also, explanation="Een uitleg.")


class TestWhatIsMarked:
    def test_only_the_first_occurrence(self):
        assert marked("De VNG en de VNG.", term("VNG")) == "De [VNG=vng] en de VNG."

    @pytest.mark.parametrize(
        "text", ["Ga om met zorg", "Om te beginnen", "omgaan", "het OMgaan", "info@OM.nl", "www.OM.nl"]
    )
    def test_an_abbreviation_needs_its_capitals_and_stands_by_itself(self, text):
        assert marked(text, term("OM")) == text

    @pytest.mark.parametrize(
        ("text", "shown"),
        [
            ("Het OM.", "Het [OM=om]."),
            ("(OM)", "([OM=om])"),
            ("OM-zaken", "[OM=om]-zaken"),
            ("een niet-OM", "een niet-OM"),
        ],
    )
    def test_it_may_have_punctuation_or_a_hyphen_after_it(self, text, shown):
        assert marked(text, term("OM")) == shown

    @pytest.mark.parametrize("word", ["meldcode", "Meldcode", "MELDCODE"])
    def test_an_ordinary_word_is_known_in_any_case(self, word):
        assert marked(f"{word} volgen", term("meldcode")) == f"[{word}=meldcode] volgen"

    def test_a_name_needs_its_capital(self):
        assert marked("Een collectief van Parkstad.", term("Collectief"), term("Parkstad")) == (
            "Een collectief van [Parkstad=parkstad]."
        )

    def test_the_longest_term_wins(self):
        terms = (term("keten"), term("zorg"), term("keten van zorg"))
        assert (
            marked("Een keten van zorg en een keten.", *terms)
            == "Een [keten van zorg=keten van zorg] en een [keten=keten]."
        )

    @pytest.mark.parametrize("written", ["IB’er", "IB'er", "IB’ers", "intern begeleider", "Intern  begeleider"])
    def test_every_other_way_to_write_it_leads_to_the_same_term(self, written):
        assert f"[{written}=ib]" in marked(f"Vraag de {written}!", Term(
            key="begrip-ib", term="IB’er", expansion="intern begeleider", also="IB’ers"))  # fmt: skip

    def test_an_article_belongs_to_the_name_it_shortens(self):
        raad = term("Raad voor de Kinderbescherming", also="de Raad")
        assert "[de Raad voor de Kinderbescherming=" in marked("Vraag de Raad voor de Kinderbescherming.", raad)
        assert "[De Raad=" in marked("De Raad vraagt een raad.", raad)


class TestWhatStaysAsItIs:
    @pytest.mark.parametrize(
        "html",
        [
            '<p><a href="/x/">De VNG</a></p>',
            "<h2>De VNG</h2>",
            "<h3>De <b>VNG</b></h3>",
            "<p><button>VNG</button></p>",
            '<p title="VNG">tekst</p>',
            "<p><code>VNG</code> &amp; <!-- VNG --></p>",
        ],
    )
    def test_links_headings_buttons_and_attributes(self, html):
        assert marked(SafeString(html), term("VNG")) == html

    def test_the_first_occurrence_outside_them_is_marked(self):
        html = SafeString("<h2>VNG</h2><p>Lees <a href='/x/'>VNG</a>. De <b>VNG</b> en de VNG.</p>")
        assert marked(html, term("VNG")).endswith("De <b>[VNG=vng]</b> en de VNG.</p>")

    def test_plain_text_is_escaped_also_inside_a_link(self):
        shown = PageTerms(lambda: (Matcher([known_term(term("<b>&"))]), "/begrippen/")).mark('<b>& "<i>VNG</i>"')
        assert "<b>" not in shown
        assert "<i>" not in shown
        assert BeautifulSoup(shown, "html.parser").get_text() == '<b>& "<i>VNG</i>"'

    def test_entities_in_rich_text_keep_their_meaning(self):
        html = SafeString("<p>Zorg &amp; Veilig&nbsp;Thuis &lt;b&gt; &#233;n</p>")
        shown = BeautifulSoup(
            PageTerms(lambda: (Matcher([known_term(term("Veilig Thuis"))]), "/")).mark(html), "html.parser"
        )
        assert shown.get_text() == "Zorg & Veilig\xa0Thuis <b> én"
        assert shown.a.get_text() == "Veilig\xa0Thuis"

    def test_a_glossary_without_terms_changes_nothing(self):
        assert marked("De VNG.") == "De VNG."


class TestOnAPage:
    @pytest.fixture
    def vng(self) -> Term:
        return make.GlossaryTermFactory(
            term="VNG",
            expansion="Vereniging van Nederlandse Gemeenten",
            explanation="De vereniging van <alle> gemeenten.",
        )

    @pytest.fixture
    def look(self, client):
        def read(page) -> BeautifulSoup:
            return BeautifulSoup(client.get(page.url).content, "html.parser")

        return read

    @pytest.mark.parametrize("kind", make.ITEM_FACTORIES)
    def test_it_works_for_every_kind_of_item_once_over_title_summary_text_and_note(self, kind, look, vng):
        page = make.ITEM_FACTORIES[kind](
            title="VNG", summary="Van de VNG.", body=[*BODY, ("notice", {"text": "<p>VNG!</p>"})], note="VNG."
        )
        soup = look(page)
        (link,) = soup.select(".term-link")
        assert link["href"] == "/begrippen/#vng"
        assert "page-heading__lead" in link.find_parent("p")["class"]
        assert soup.select_one(f'[data-begrip-uitleg="{link["data-begrip"]}"] dd').text == (
            "De vereniging van <alle> gemeenten."
        )

    @pytest.mark.parametrize("kind", make.ITEM_FACTORIES)
    def test_a_note_and_a_notice_are_running_text_too(self, kind, look, vng):
        wijkteam = make.GlossaryTermFactory(term="wijkteam")
        soup = look(
            make.ITEM_FACTORIES[kind](body=[("notice", {"text": "<p>Bel de VNG.</p>"})], note="Van het wijkteam.")
        )
        assert [link["data-begrip"] for link in soup.select(".notice .term-link")] == [vng.anchor, wijkteam.anchor]

    def test_it_works_on_a_theme_in_every_text_of_it(self, look, vng):
        make.GlossaryTermFactory(term="wijkteam")
        make.GlossaryTermFactory(term="borgen")
        page = make.ThemePageFactory(
            about=BODY,
            approach=[("text", "<p>Een wijkteam van de VNG.</p>")],
            results=[("text", "<p>Zij borgen wat het wijkteam deed.</p>")],
        )
        sections = {link["data-begrip"]: link.find_parent("section")["id"] for link in look(page).select(".term-link")}
        assert sections == {"vng": "waar-gaat-het-over", "wijkteam": "aanpak", "borgen": "resultaten"}

    def test_it_works_on_a_collectief(self, look, vng):
        page = make.CollectiefPageFactory(continuation=BODY)
        (link,) = look(page).select(".term-link")
        assert link.find_parent("section")["id"] == "na-2016"

    def test_it_works_on_a_standard_page_with_goals(self, look, vng):
        page = StandardPage.objects.live().filter(key="pagina-over").first() or make.StandardPageFactory()
        page.goals = [Goal(number=1, text="Werk samen met de VNG.", source="12")]
        page.save_revision().publish()
        (link,) = look(page).select(".term-link")
        assert link.find_parent("li")["data-soort"] == "doel"

    def test_the_glossary_itself_and_the_lists_have_no_such_links(self, client, vng):
        make.TipPageFactory(summary="Van de VNG.")
        for path in ("/begrippen/", "/tips/", "/zoeken/?q=VNG", "/"):
            soup = BeautifulSoup(client.get(path).content, "html.parser")
            assert soup.select(".term-link, .page-terms, script[src*=begrippen]") == [], path

    def test_a_page_without_terms_has_neither_list_nor_script(self, look, vng):
        soup = look(make.TipPageFactory(summary="Wat u kunt doen.", body=[]))
        assert soup.select(".term-link, .page-terms, script[src*=begrippen]") == []

    def test_a_term_that_is_switched_off_is_left_alone(self, look):
        make.GlossaryTermFactory(term="professional", mark_in_text=False)
        assert look(make.TipPageFactory(summary="Voor elke professional.")).select(".term-link") == []

    def test_a_change_of_the_glossary_is_seen_at_once(self, look, vng):
        page = make.TipPageFactory(summary="Van de VNG en het wijkteam.")
        assert [link.text for link in look(page).select(".term-link")] == ["VNG"]
        wijkteam = make.GlossaryTermFactory(term="wijkteam")
        assert [link.text for link in look(page).select(".term-link")] == ["VNG", "wijkteam"]
        wijkteam.explanation = "Een team in de wijk."
        wijkteam.save()
        assert "Een team in de wijk." in look(page).select_one(".page-terms").text
        vng.delete()
        assert [link.text for link in look(page).select(".term-link")] == ["wijkteam"]

    @pytest.mark.parametrize("hidden", ["withdrawn", "private", "expired"])
    def test_nothing_of_a_glossary_that_visitors_cannot_see(self, hidden, look, vng):
        page = make.TipPageFactory(summary="Van de VNG.")
        assert look(page).select(".term-link")
        shown = GlossaryPage.objects.get()
        if hidden == "withdrawn":
            shown.unpublish()
        elif hidden == "private":
            PageViewRestriction.objects.create(page=shown, restriction_type=PageViewRestriction.LOGIN)
        else:
            shown.expire_at = timezone.now() - timezone.timedelta(minutes=1)
            shown.save()
        soup = look(page)
        assert soup.select(".term-link") == []
        assert vng.explanation not in soup.get_text()

    def test_the_terms_cost_no_query_once_they_are_known(self, vng, django_assert_num_queries):
        glossary.get()
        with django_assert_num_queries(0):
            matcher, address = glossary.get()
        assert [found.name for _match, found in matcher.find("de VNG")] == ["VNG"]
        assert address == "/begrippen/"
