"""Each check finds what it must, says what to do, and leaves good text alone."""

import pytest

from portal.advice.checks import Kind, Known, find_all
from portal.advice.hard_words import find_hard_words, is_hard
from portal.advice.parts import Part
from portal.core.foreign_phrases import Phrases

LONG = (
    "Wij spraken met de ouders en de leraar en de huisarts en de agent over het plan en de hulp "
    "die het gezin nodig had."
)


def found(part: Part | list[Part], kind: Kind, **known) -> list[tuple[str, str]]:
    """(words, advice) of this kind."""
    parts = part if isinstance(part, list) else [part]
    return [(tip.words, tip.advice) for tip in find_all(parts, Known(**known)) if tip.kind == kind]


def html(source: str) -> Part:
    return Part("body.1", "Inhoud, blok 1 (Tekst)", html=source)


def text(words: str, **more) -> Part:
    return Part("summary", "Samenvatting", text=words, **more)


def test_good_text_has_no_points():
    good = html(
        "<h2>Wat wij deden</h2><p>Wij maakten een kaart met <a href='https://x.test/'>de tips van Zwolle</a>.</p>"
        "<h3>Wie mee deden</h3><p>De huisarts en de school. Bel Veilig Thuis: 0800-2000.</p>"
    )
    assert find_all([good, text("Wie samen eet, belt eerder.")], Known()) == []


class TestLongSentences:
    def test_more_than_twenty_words_is_told_with_its_number_and_beginning(self):
        ((words, advice),) = found(text(f"Kort. {LONG}"), Kind.LONG_SENTENCE)
        assert words == "Wij spraken met de ouders en de leraar en…"
        assert advice.startswith("Deze zin heeft 25 woorden.")

    def test_twenty_words_are_not(self):
        assert found(text(" ".join(["ja"] * 20) + "."), Kind.LONG_SENTENCE) == []
        assert len(found(text(" ".join(["ja"] * 21) + "."), Kind.LONG_SENTENCE)) == 1

    def test_lines_of_a_list_are_sentences_of_their_own(self):
        lines = "".join(f"<li>{' '.join(['ja'] * 12)}</li>" for _ in range(3))
        assert found(html(f"<ul>{lines}</ul>"), Kind.LONG_SENTENCE) == []

    def test_a_line_break_divides_words(self):
        assert found(html(f"<p>{'<br/>'.join(['ja'] * 21)}</p>"), Kind.LONG_SENTENCE)[0][1].startswith(
            "Deze zin heeft 21 woorden."
        )

    def test_keywords_are_no_sentence(self):
        assert found(text(LONG, is_prose=False), Kind.LONG_SENTENCE) == []


class TestHardWords:
    @pytest.mark.parametrize(
        "word",
        ["subsidiariteit", "methodologisch", "gegevensverwerking", "multiproblematiek", "prioritering", "populatie"],
    )
    def test_a_word_of_many_or_learned_syllables_is_hard(self, word):
        assert is_hard(word)

    @pytest.mark.parametrize(
        "word",
        [
            "kinderen",
            "samenwerkingsafspraken",
            "schooldirecteur",
            "jongerenwerkers",
            "vrijwilligers",
            "burgemeesters",
            "huisartsen",
            "gemeenteraadsleden",
            "informatieavond",
            "verpleegkundige",
            "persoonlijk",
            "belangrijkste",
        ],
    )
    def test_everyday_words_and_their_compounds_are_not(self, word):
        assert not is_hard(word)

    @pytest.mark.parametrize(
        "word",
        [
            "adequaat",
            "homepage",
            "permalink",
            "portefeuille",
            "intersectoraal",
            "geïmplementeerd",
            "dienen te",
            "m.b.t.",
        ],
    )
    def test_each_word_of_the_editors_own_table_is_found_with_a_plain_one(self, word):
        assert [hard.plain for hard in find_hard_words(f"Dit is {word} gedaan.") if hard.plain]

    def test_a_word_of_the_office_comes_with_a_plain_one(self):
        assert found(text("Dit dient te gebeuren middels een plan."), Kind.HARD_WORD) == [
            ("dient te", "Schrijf liever: moeten."),
            ("middels", "Schrijf liever: met, door."),
        ]

    def test_what_the_glossary_explains_is_left_alone_in_any_form(self):
        part = text("De casuïstiek en de aandachtsfunctionarissen.")
        assert len(found(part, Kind.HARD_WORD)) == 2
        explained = frozenset({"casuïstiek", "aandachtsfunctionarissen"})
        assert found(part, Kind.HARD_WORD, explained=explained) == []

    @pytest.mark.parametrize(
        "words",
        [
            "Dat deed de Universiteit van Methodologie.",
            "Het heet ‘Regionalisering van specialistische expertise’.",
            "Lees www.methodologische-triangulatie.test of mail subsidiariteit@voorbeeld.test.",
            "De MDCKGOVERNANCE doet mee.",
        ],
    )
    def test_names_quotations_and_addresses_stay_as_they_are(self, words):
        assert list(find_hard_words(words)) == []

    def test_words_in_another_language_are_left_alone(self):
        part = text("Een accountability officer helpt.")
        assert found(part, Kind.HARD_WORD)
        assert found(part, Kind.HARD_WORD, foreign=Phrases({"accountability officer": "en"})) == []

    def test_a_word_is_told_once_a_part(self):
        assert len(found(text("Proportionaliteit is meer dan proportionaliteit."), Kind.HARD_WORD)) == 1


class TestHeadings:
    def test_a_first_heading_of_level_three_is_a_jump(self):
        ((words, advice),) = found(html("<h3>Wie</h3><p>Wij.</p>"), Kind.HEADING)
        assert words == "Wie"
        assert advice == "Dit is een kop 3, en er staat geen kop 2 boven. Maak er een kop 2 van."

    def test_a_heading_counts_for_the_blocks_after_it_but_not_for_another_field(self):
        first, second = html("<h2>Wat</h2>"), Part("body.2", "blok 2", html="<h3>Wie</h3>")
        assert found([first, second], Kind.HEADING) == []
        assert len(found([first, Part("results.3", "blok 1", html="<h3>Wie</h3>")], Kind.HEADING)) == 1

    def test_going_back_up_is_no_jump(self):
        assert found(html("<h2>Wat</h2><h3>Wie</h3><h2>Waar</h2>"), Kind.HEADING) == []

    def test_an_empty_heading_is_told(self):
        assert found(html("<h2> </h2>"), Kind.HEADING)[0][0] == "lege kop 2"


class TestLinks:
    @pytest.mark.parametrize(
        "words",
        [
            "klik hier",
            "Klik hier voor de folder",
            "Klik dan hier",
            "klik even hier",
            "Meer lezen",
            "hier",
            "Lees meer",
            "deze website",
            "meer informatie",
            "Download",
            "link >",
            "https://voorbeeld.test/een/stuk",
            "www.voorbeeld.test",
            "",
        ],
    )
    def test_a_link_that_says_nothing_is_told(self, words):
        assert len(found(html(f'<p>Zie <a href="https://x.test/">{words}</a>.</p>'), Kind.LINK_TEXT)) == 1

    @pytest.mark.parametrize(
        "words", ["de folder van Zwolle", "Hierheen met de fiets", "meer informatie over Veilig Thuis"]
    )
    def test_a_link_that_says_where_it_goes_is_not(self, words):
        assert found(html(f'<p><a href="https://x.test/">{words}</a></p>'), Kind.LINK_TEXT) == []

    def test_the_words_are_found_beside_a_link_and_in_plain_text_too(self):
        assert len(found(html('<p>Klik hier: <a href="https://x.test/">de folder</a></p>'), Kind.LINK_TEXT)) == 1
        assert found(text("Wilt u meer weten? Klik hier."), Kind.LINK_TEXT)[0][0] == "Klik hier"


class TestImages:
    def test_a_picture_without_a_description_is_told(self):
        ((words, advice),) = found(text("", describes_image=True), Kind.ALT_TEXT)
        assert words == "Geen beschrijving"
        assert "Laat dit dan leeg" in advice

    @pytest.mark.parametrize("name", ["IMG_2041.jpg", "dsc 0012", "foto-zomer.png"])
    def test_the_name_of_a_file_is_no_description(self, name):
        assert found(text(name, describes_image=True), Kind.ALT_TEXT)[0][0] == name

    def test_a_description_is_good(self):
        assert found(text("Drie mensen aan tafel", describes_image=True), Kind.ALT_TEXT) == []


class TestFiles:
    def test_a_link_to_a_document_without_its_size_gets_the_words_to_add(self):
        part = html('<p><a linktype="document" id="7">de handleiding</a></p>')
        ((words, advice),) = found(part, Kind.FILE_LINK, files={7: "pdf, 1,2 MB"})
        assert words == "de handleiding"
        assert advice.startswith("Zet ‘(pdf, 1,2 MB)’ achter de tekst van de link.")

    def test_a_document_that_the_editor_may_not_know_of_gets_no_facts(self):
        part = html('<p><a linktype="document" id="7">de handleiding</a></p>')
        assert found(part, Kind.FILE_LINK)[0][1].startswith("Zet er de soort en de grootte bij.")

    @pytest.mark.parametrize(
        "source",
        [
            '<p><a linktype="document" id="7">de handleiding (pdf, 1,2 MB)</a></p>',
            '<p><a linktype="document" id="7">de handleiding</a> (Word, 300 kB)</p>',
            '<p><a href="https://x.test/stuk.pdf?a=1">het stuk (PDF, 2 MB)</a></p>',
            '<p><a href="https://x.test/pdf/">een pagina</a></p>',
            '<p><a linktype="page" id="7">de tips</a></p>',
        ],
    )
    def test_type_and_size_in_or_behind_the_link_are_enough(self, source):
        assert found(html(source), Kind.FILE_LINK) == []

    @pytest.mark.parametrize("words", ["het stuk", "het stuk (pdf)", "het stuk, 2 MB"])
    def test_a_file_elsewhere_needs_both_too(self, words):
        assert len(found(html(f'<p><a href="https://x.test/stuk.PDF">{words}</a></p>'), Kind.FILE_LINK)) == 1


class TestInsecure:
    def test_only_an_address_that_is_known_with_https_is_told(self):
        part = html('<p><a href="http://x.test/a">het stuk</a> en http://y.test/b.</p>')
        assert found(part, Kind.INSECURE) == []
        secure = {"http://x.test/a", "http://y.test/b"}
        assert [words for words, _advice in found(part, Kind.INSECURE, secure=secure)] == sorted(secure)


class TestPersonalData:
    @pytest.mark.parametrize(
        ("words", "masked", "name"),
        [
            ("Het nummer is 111222333.", "11•••••33", "burgerservicenummer"),
            ("Bel 06-12345678.", "06-••••••78", "telefoonnummer"),
            ("Mail jan@gmail.com.", "j••••@gmail.com", "e-mailadres van een persoon"),
        ],
    )
    def test_it_is_told_half_hidden(self, words, masked, name):
        ((shown, advice),) = found(text(words), Kind.PERSONAL)
        assert shown == masked
        assert f"Dit lijkt een {name}." in advice

    def test_what_a_link_mails_to_counts_and_the_same_is_told_once(self):
        link = '<a href="mailto:jan@gmail.com">{}</a>'
        assert len(found(html(f"<p>{link.format('mail Jan')}</p>"), Kind.PERSONAL)) == 1
        assert len(found(html(f"<p>{link.format('jan@gmail.com')}</p>"), Kind.PERSONAL)) == 1

    @pytest.mark.parametrize("words", ["Het nummer is 111222334.", "Bel 0800-2000.", "Mail info@gemeente.test."])
    def test_what_is_of_nobody_is_not(self, words):
        assert found(text(words), Kind.PERSONAL) == []
