"""Words in another language than Dutch: a page marks them wherever they stand, so that a voice says them well."""

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.safestring import SafeString

from portal.core.foreign_phrases import phrases
from portal.core.models import ForeignPhrase
from portal.core.templatetags.typography import typeset
from portal.glossary.known_terms import glossary
from portal.glossary.marking import PageTerms
from tests import factories as make

pytestmark = pytest.mark.django_db

EN = '<span lang="en">{}</span>'
VICTIMS = EN.format("Small victims")


@pytest.fixture(autouse=True)
def phrase() -> ForeignPhrase:
    return make.ForeignPhraseFactory(text="Small victims")


def in_text(text: str) -> str:
    return PageTerms(glossary.get).mark(text)


@pytest.mark.parametrize("mark", [typeset, in_text])
class TestInATitleAndInAText:
    @pytest.mark.parametrize(
        ("text", "shown"),
        [
            ("Small victims", VICTIMS),
            ("Het heet ‘Small victims’.", f"Het heet ‘{VICTIMS}’."),
            ("Small victims en Small victims", f"{VICTIMS} en {VICTIMS}"),
            ("Small victimschap, XSmall victims", "Small victimschap, XSmall victims"),
            ("small victims", "small victims"),
            ("<b>Small victims</b> & co", f"&lt;b&gt;{VICTIMS}&lt;"),
        ],
    )
    def test_every_whole_occurrence_is_marked_with_the_capitals_it_has(self, mark, text, shown):
        assert mark(text).startswith(shown)
        assert BeautifulSoup(mark(text), "html.parser").get_text() == text

    def test_what_is_no_html_stays_escaped(self, mark):
        make.ForeignPhraseFactory(text="R&D <now>")
        shown = mark('<script>"R&D <now>"</script>')
        assert EN.format("R&amp;D &lt;now&gt;") in shown
        assert "<script" not in shown

    def test_a_phrase_may_begin_a_sentence(self, mark):
        make.ForeignPhraseFactory(text="learning by doing")
        assert mark("Learning by doing is leren") == EN.format("Learning by doing") + " is leren"

    @pytest.mark.parametrize("written", ["People's house", "People’s  house"])
    def test_either_apostrophe_and_any_space_will_do(self, mark, written):
        make.ForeignPhraseFactory(text="People’s house")
        assert BeautifulSoup(mark(f"Het {written}"), "html.parser").select_one("[lang=en]").text == written

    def test_the_longest_phrase_wins(self, mark):
        make.ForeignPhraseFactory(text="Small victims, large numbers")
        assert mark("Small victims, large numbers!") == EN.format("Small victims, large numbers") + "!"

    def test_each_has_its_own_language(self, mark):
        make.ForeignPhraseFactory(text="Hulpferliening", language="fy")
        assert mark("Hulpferliening") == '<span lang="fy">Hulpferliening</span>'

    def test_a_change_is_followed_at_once(self, mark, phrase):
        assert mark("Small victims") == VICTIMS
        phrase.language = "de"
        phrase.save()
        assert 'lang="de"' in mark("Small victims")
        phrase.delete()
        assert mark("Small victims") == "Small victims"

    def test_they_cost_no_query_once_they_are_known(self, mark, django_assert_num_queries):
        mark("Small victims")
        with django_assert_num_queries(0):
            assert mark("Small victims") == VICTIMS


class TestInHTML:
    def test_it_is_marked_in_headings_and_links_too_and_never_in_an_attribute(self):
        html = '<h2>{0}</h2><p title="Small victims"><a href="/x/">{0}</a> &amp; {0}</p><svg>Small victims</svg>'
        assert in_text(SafeString(html.format("Small victims"))) == html.format(VICTIMS)

    def test_what_is_marked_already_is_not_marked_again(self):
        assert typeset(in_text("Small victims")) == VICTIMS

    def test_html_in_a_title_stays_as_it_came(self):
        html = SafeString('<a href="/x/">Small victims</a>')
        assert typeset(html) == html

    def test_a_word_of_a_template_is_text(self):
        assert typeset(SafeString("Small victims &amp; a/b")) == f"{VICTIMS} &amp; a/<wbr>b"


class TestBesideATerm:
    def test_both_are_marked(self):
        make.GlossaryTermFactory(term="VNG")
        shown = BeautifulSoup(in_text("De VNG zag Small victims van de VNG."), "html.parser")
        assert [link.text for link in shown.select("a.term-link")] == ["VNG"]
        assert [span.text for span in shown.select("[lang=en]")] == ["Small victims"]
        assert shown.get_text() == "De VNG zag Small victims van de VNG."

    def test_a_term_within_a_phrase_does_not_cut_it(self):
        make.GlossaryTermFactory(term="victims")
        assert in_text("Small victims") == VICTIMS

    def test_a_term_that_is_or_holds_the_phrase_has_it_marked_inside_its_link(self):
        make.GlossaryTermFactory(term="de Small victims")
        link = BeautifulSoup(in_text("Zie de Small victims."), "html.parser").a
        assert (link.text, link.select_one("[lang=en]").text) == ("de Small victims", "Small victims")


class TestOnAPage:
    def test_in_heading_breadcrumb_summary_and_text_but_not_in_the_title_of_the_document(self, client):
        page = make.TipPageFactory(
            title="Small victims", summary="Over Small victims.", body=[("text", "<p>Small victims.</p>")]
        )
        soup = BeautifulSoup(client.get(page.url).content, "html.parser")
        for where in ("h1", ".breadcrumb [aria-current]", ".page-heading__lead", ".text"):
            assert soup.select_one(where).select_one("[lang=en]").text == "Small victims", where
        assert soup.title.text.startswith("Small victims")
        assert soup.title.find("span") is None

    def test_a_page_costs_no_query_for_them(self, client):
        page = make.TipPageFactory(title="Small victims")
        client.get(page.url)
        with CaptureQueriesContext(connection) as captured:
            client.get(page.url)
        assert [query for query in captured.captured_queries if "foreignphrase" in query["sql"]] == []

    def test_a_page_follows_a_change_at_once(self, client, phrase):
        page = make.TipPageFactory(title="Small victims")
        assert VICTIMS in client.get(page.url).content.decode()
        phrase.delete()
        assert VICTIMS not in client.get(page.url).content.decode()


def test_nothing_is_found_when_nothing_is_kept(phrase):
    phrase.delete()
    assert typeset("a/b <i>") == "a/<wbr>b &lt;i&gt;"
    assert list(phrases.get().find("Small victims")) == []


@pytest.mark.parametrize("text", ["‘Small numbers’", "123", "Small  victims"])
def test_what_cannot_be_looked_for_or_is_there_already_is_refused(text):
    with pytest.raises(ValidationError) as caught:
        ForeignPhrase(text=text, language="en").full_clean()
    assert list(caught.value.message_dict) == ["text"]
