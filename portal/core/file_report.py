"""What the check of an uploaded file found, in words for the editor. It advises: nothing here stops a file."""

from dataclasses import dataclass

from django.template.defaultfilters import filesizeformat

from .file_facts import Sighting
from .languages import language_name
from .models import PortalDocument
from .personal_data import counts_in_words

State = PortalDocument.TextState
NOTHING_READ = (State.NOT_READ, State.LOCKED, State.TOO_LARGE, State.BROKEN)


@dataclass(frozen=True)
class ReportLine:
    """One thing that was looked at: what was found, and what the editor can do about it; empty when it is well."""

    label: str
    found: str
    advice: str = ""
    sightings: tuple[Sighting, ...] = ()


def report_lines(document: PortalDocument) -> list[ReportLine]:
    """The lines for this file; few for a kind that is not read, or that was not read yet."""
    if not document.has_readable_text:
        return [kind_line(document)]
    if not document.has_report:
        return [kind_line(document), text_line(document)]
    about_kind = pdf_lines(document) if document.is_pdf else docx_lines(document)
    return [
        kind_line(document),
        *(about_kind if document.text_state not in NOTHING_READ else []),
        text_line(document),
        personal_data_line(document),
    ]


def pdf_lines(document: PortalDocument) -> list[ReportLine]:
    facts = document.facts
    return [
        ReportLine("Bladzijden", str(facts.pages or "Onbekend")),
        ReportLine("Beveiliging", "Geen")
        if facts.may_copy
        else ReportLine(
            "Beveiliging",
            "Lezers kunnen er geen tekst uit kopiëren.",
            "Sla het bestand opnieuw op zonder beveiliging. Sommige schermlezers kunnen het anders niet voorlezen.",
        ),
        title_line(facts.title),
        language_line(document, facts.language),
        ReportLine("Tags voor schermlezers", "Ja")
        if facts.tagged
        else ReportLine(
            "Tags voor schermlezers",
            "Nee",
            "Een schermlezer weet dan niet wat een kop of een lijst is. "
            "Maak de pdf opnieuw en kies daarbij voor een toegankelijke pdf, met tags.",
        ),
    ]


def docx_lines(document: PortalDocument) -> list[ReportLine]:
    facts = document.facts
    return [
        ReportLine("Bladzijden", pages_of_docx(facts.stated_pages)),
        title_line(facts.title),
        language_line(document, facts.language),
        ReportLine("Koppen", "Ja, met de opmaak van een kop")
        if facts.headings
        else ReportLine(
            "Koppen",
            "Er zijn geen koppen gevonden.",
            "Geef koppen in het bestand de stijl Kop 1, Kop 2 of Kop 3. Een schermlezer vindt ze dan ook.",
        ),
    ]


def pages_of_docx(stated: int | None) -> str:
    if stated is None:
        return "Niet te tellen: een docx krijgt pas bladzijden als u hem opent of afdrukt."
    return f"{stated}, volgens het bestand. Zelf tellen kan niet: een docx krijgt pas bladzijden als u hem opent."


def kind_line(document: PortalDocument) -> ReportLine:
    size = f", {filesizeformat(document.size)}" if document.size else ""
    return ReportLine("Soort en grootte", f"{document.file_extension.lower()}{size}. De inhoud past bij de soort.")


def title_line(title: str | None) -> ReportLine:
    if title:
        return ReportLine("Titel in het bestand", f"‘{title}’")
    return ReportLine(
        "Titel in het bestand",
        "Geen",
        "Vul de titel in bij de eigenschappen van het bestand. "
        "Een browser en een schermlezer noemen anders alleen de bestandsnaam.",
    )


def language_line(document: PortalDocument, language: str | None) -> ReportLine:
    label = "Taal in het bestand"
    if not language:
        return ReportLine(
            label, "Geen", "Stel de taal in. Een schermlezer leest het bestand anders in de verkeerde taal voor."
        )
    code = language.replace("_", "-").split("-")[0].lower()
    name = language_name(code)
    if code == document.language:
        return ReportLine(label, name)
    return ReportLine(
        label,
        name,
        f"U koos hier {language_name(document.language)}. Verbeter de taal in het bestand of in dit formulier.",
    )


def text_line(document: PortalDocument) -> ReportLine:
    """Whether there is text in it. For search the state says it already; pictures between the text it does not tell."""
    label, words = "Zoeken in dit bestand", document.text_state_in_words
    if document.text_state == State.READ and document.pages_without_text:
        count = document.pages_without_text
        where = f"Op {count} van de {document.facts.pages} bladzijden staat geen tekst"
        advice = "Is daar wel tekst te zien? Dan is het een foto of scan. Laat er tekstherkenning (OCR) op los."
        return ReportLine(label, f"{words}. {where}.", advice)
    advice = {
        State.EMPTY: "Gebruik het bestand waar de scan van is gemaakt, of laat er tekstherkenning (OCR) op los.",
        State.LOCKED: "Sla het bestand opnieuw op zonder wachtwoord. Lezers kunnen het anders niet openen.",
        State.BROKEN: "Open het bestand zelf. Lukt dat ook niet, sla het dan opnieuw op en kies het nog eens.",
    }
    return ReportLine(label, f"{words}.", advice.get(document.text_state, "") if document.text_is_current else "")


def personal_data_line(document: PortalDocument) -> ReportLine:
    label = "Persoonsgegevens"
    if document.text_state in NOTHING_READ or document.text_state == State.EMPTY:
        return ReportLine(label, "Niet naar gekeken: er is geen tekst te lezen.")
    counts = document.report.get("personal_counts", {})
    if not counts:
        return ReportLine(label, "Geen burgerservicenummer, telefoonnummer of e-mailadres van een persoon gevonden.")
    return ReportLine(
        label,
        f"Gevonden: {counts_in_words(counts)}.",
        "Kijk of dit in het bestand mag staan. Haal het er anders eerst uit. "
        "Het portaal zoekt alleen naar getallen en adressen, niet naar namen.",
        tuple(document.sightings),
    )


def points_of_attention(document: PortalDocument) -> int:
    """How many things in the file an editor can make better."""
    return sum(bool(line.advice) for line in report_lines(document))


def points_in_words(document: PortalDocument) -> str:
    """How much can be better; ‘Niet nagekeken’ for what is not read, or not yet."""
    if not document.has_report:
        return "Niet nagekeken"
    return str(points_of_attention(document) or "Geen")
