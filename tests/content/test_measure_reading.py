"""How easy texts are to read: known sentences give known figures, and the command names what to look at."""

import sys
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from portal.content.readability import Text, html_blocks, measure, published_texts, split_sentences
from tests import factories as make

EASY = "De kat zit op de mat."  # 6 words of one syllable each
LONG = "De man en de vrouw en het kind en de hond en de kat en de muis gaan met de bus naar zee."


def text(*blocks: str) -> Text:
    return Text("tip", "tip-1-01", "Tip", blocks)


def report(**options) -> str:
    out = StringIO()
    call_command("measure_reading", stdout=out, **options)
    return out.getvalue()


class TestFigures:
    def test_a_known_sentence_has_the_figures_of_the_formula(self):
        figures = measure([text(EASY)])
        assert figures.ease == pytest.approx(206.835 - 0.93 * 6 - 77 * 1)
        assert figures.words_per_sentence == 6
        assert figures.sentences == 1

    def test_longer_words_make_a_text_harder(self):
        assert measure([text("De gemeente verbetert de samenwerking.")]).ease < measure([text(EASY)]).ease

    def test_more_than_twenty_words_is_long(self):
        assert measure([text(EASY, LONG)]).long_share == 0.5

    def test_texts_are_measured_together(self):
        assert measure([text(EASY), text("De hond zit.")]).words_per_sentence == 4.5

    def test_no_text_has_no_figures(self):
        assert measure([]).sentences == 0
        assert measure([text("", "Tips")]).ease == 0


class TestSentences:
    def test_a_line_of_a_list_is_a_sentence_without_a_full_stop(self):
        blocks = list(html_blocks("<p>U kunt kiezen:</p><ul><li>een brief aan de school</li><li>een gesprek</li></ul>"))
        assert blocks == ["U kunt kiezen:", "een brief aan de school", "een gesprek"]

    @pytest.mark.parametrize(
        ("block", "number"),
        [
            ("Bel Veilig Thuis. Zeg wie u bent.", 2),
            ("Wat doet u dan? ‘Ik bel eerst zelf.’ Daarna volgt een gesprek.", 3),
            ("Lees artikel 3 op www.voorbeeld.nl of bel 0800-2000.", 1),
            ("Dat staat in art. 5 van de wet.", 1),
            ("Op 3 nov. 2026 begon het.", 1),
            ("Een brief, o.a. Engels en Frans.", 1),
            ("Nuttige links", 0),
        ],
    )
    def test_a_sentence_ends_where_a_reader_thinks_so(self, block, number):
        assert len(split_sentences(block)) == number


@pytest.mark.django_db
class TestCommand:
    def test_each_kind_has_a_line(self):
        make.TipPageFactory(title="De kat zit", summary=EASY)
        line = next(line for line in report().splitlines() if line.startswith("tip "))
        assert line.split() == ["tip", "1", "2", "125,7", "4,5", "0", "%", "0,0", "%"]

    def test_the_hardest_text_and_the_longest_sentence_are_named(self):
        make.TipPageFactory(
            title="Een lange tip", summary=f"{LONG} {LONG} Eén gemeente verbetert de samenwerking.", key="tip-1-01"
        )
        make.TipPageFactory(title="De kat zit", summary=f"{EASY} De hond zit. De muis zit.", key="tip-1-02")
        shown = report(kind="tip", worst=1)
        assert "Een lange tip" in shown.split("Moeilijkste teksten")[1].split("Langste zinnen")[0]
        assert "De kat zit" not in shown
        assert f"{len(LONG.split())} woorden  tip-1-01  De man en de vrouw" in shown

    def test_the_words_of_the_lists_are_measured_without_their_items(self):
        make.TipPageFactory(title="Een tip die nergens meer staat")
        page = next(text for text in published_texts() if text.key == "tips")
        assert page.kind == "overzicht"
        assert page.sentences
        assert "Een tip die nergens meer staat" not in " ".join(page.blocks)

    def test_one_kind_only(self):
        make.TipPageFactory(title="De kat zit", summary=EASY)
        kinds = [line.split()[0] for line in report(kind="tip", worst=0).splitlines()]
        assert kinds == ["soort", "tip"]

    def test_a_draft_is_not_measured(self):
        make.TipPageFactory(title="De kat zit").unpublish()
        assert report(kind="tip") == "Er is nog niets gepubliceerd om te meten.\n"

    def test_a_term_of_the_glossary_is_measured(self):
        make.GlossaryTermFactory(explanation=EASY)
        assert report(kind="begrip").splitlines()[1].split()[:2] == ["begrip", "1"]

    def test_a_number_below_zero_is_refused(self):
        with pytest.raises(CommandError, match="0 of meer"):
            report(worst=-1)

    def test_without_the_library_it_says_how_to_get_it(self, monkeypatch):
        make.TipPageFactory(summary=EASY)
        monkeypatch.setitem(sys.modules, "textstat", None)
        with pytest.raises(CommandError, match="pip install textstat"):
            report()
