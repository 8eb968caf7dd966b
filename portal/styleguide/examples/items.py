"""What shows one item, or says something of it."""

import datetime
from dataclasses import replace

from portal.core.facts import Fact, Value
from portal.glossary.known_terms import known_term
from portal.glossary.models import Term

from .example import ACTION, AVG, FOUND, FOUND_IN_FILE, LONG, LONG_TITLE, PRODUCT, THEMES, TIP, Example

MOMENT = datetime.datetime(2026, 3, 1, 12, 0, tzinfo=datetime.UTC)
LATER = datetime.datetime(2026, 4, 2, 12, 0, tzinfo=datetime.UTC)
FACTS = [
    Fact("Thema", [Value("Signaleren en handelen", "#")]),
    Fact("Doelgroepen", [Value("Gemeenten", "#"), Value("Scholen", "#")], note="Gekozen door de redactie."),
    Fact("Jaar"),
]
CHANGED = replace(TIP, reason="Gewijzigd op 2 april 2026: er staat een voorbeeld bij.")
EXPLAINED = Term(key="begrip-vt", term="VT", expansion="Veilig Thuis", explanation="Advies en meldpunt.", source="31")
SHORT_TERM = Term(key="begrip-wijkteam", term="wijkteam", explanation="Hulpverleners in de wijk.", also="sociaal team")

ITEMS = [
    Example("card", "Tip", {"row": TIP}),
    Example("card", "Actie", {"row": ACTION}),
    Example("card", "Product met een oordeel", {"row": PRODUCT}),
    Example("card", "Met een reden", {"row": TIP, "reason": "Gaat over hetzelfde onderwerp: gespreksvoering"}),
    Example("card", "Lange titel, geen samenvatting", {"row": LONG}),
    Example("card", "Gevonden, in titel en tekst", {"row": FOUND}),
    Example("card", "Gevonden in een bestand", {"row": FOUND_IN_FILE}),
    Example("card_list", "Onder elkaar", {"rows": [TIP, PRODUCT]}),
    Example("card_list", "Naast elkaar", {"rows": [TIP, ACTION, PRODUCT], "grid": True, "with_reasons": True}),
    Example("item_row", "Gewoon", {"row": TIP}),
    Example("item_row", "Met collectief en onderdelen", {"row": ACTION, "parts": [TIP], "with_collectief": True}),
    Example("item_row", "Met wat er veranderde", {"row": CHANGED}),
    Example("item_row", "Kort, met een lange titel", {"row": LONG, "short": True}),
    Example("item_list", "Met een kop", {"title": "Scholing", "id": "scholing", "rows": [TIP, ACTION], "number": 1}),
    Example("item_list", "Zonder kop", {"items": [(TIP, [ACTION])]}),
    Example("ties", "Met inleiding", {"id": "acties", "title": "Acties", "rows": [ACTION], "intro": "Hier gebruikt."}),
    Example("ties", "Niets om te tonen", {"id": "acties", "title": "Acties", "rows": []}),
    Example("related", "Drie stukken", {"rows": [TIP, ACTION, PRODUCT]}),
    Example("part_of", "Met bladzijden", {"wholes": [PRODUCT], "kind": "product", "pages": "14-16"}),
    Example("facts", "Breed", {"facts": FACTS}),
    Example("facts", "Smal", {"facts": FACTS, "narrow": True}),
    Example(
        "judgement_note",
        "Nog niet beoordeeld",
        {
            "judgement": "not_judged",
            "label": "nog niet beoordeeld",
            "from_report": True,
            "anchors": [AVG["label"]],
            "sentences": [AVG["sentence"]],
        },
    ),
    Example(
        "judgement_note",
        "Verouderd, met reden",
        {
            "judgement": "outdated",
            "label": "verouderd, als voorbeeld",
            "judged_on": MOMENT.date(),
            "judged_by": "landelijke redactie",
            "reason": "De wet is veranderd.",
        },
    ),
    Example(
        "provenance",
        "Uit het rapport",
        {
            "source": "218-224",
            "themes": THEMES[:2],
            "permalink": "/t/1",
            "address": "https://voorbeeld.test",
        },
    ),
    Example(
        "provenance",
        "Van de redactie",
        {
            "new": "Nieuwe bevinding",
            "words": "Ervaren in het wijkteam Zwolle-Zuid, 2026",
            "published": MOMENT,
            "updated": LATER,
            "review_on": LATER,
            "permalink": "/b/1",
            "address": "https://voorbeeld.test",
        },
    ),
    Example(
        "changes",
        "Gewijzigd",
        {
            "told": [
                {
                    "published_at": LATER,
                    "kind": "changed",
                    "note": "De titel is duidelijker.",
                    "before": {"number": 1, "published_at": MOMENT},
                },
                {"published_at": MOMENT, "kind": "first"},
            ],
            "minor": 2,
            "permalink": "/b/1",
        },
    ),
    Example("version_banner", "Oude versie", {"published": MOMENT, "current_url": "#", "tone": "warning"}),
    Example("term", "Afkorting", {"term": EXPLAINED}, within="dl"),
    Example("term", "Ook wel", {"term": SHORT_TERM}, within="dl"),
    Example(
        "term",
        "Lang woord",
        {"term": Term(key="begrip-lang", term=LONG_TITLE[:60], explanation="Een uitleg.")},
        within="dl",
    ),
    Example(
        "term_link", "In een zin", {"term": known_term(SHORT_TERM), "address": "#", "word": "Wijkteams"}, within="p"
    ),
    Example(
        "term_link",
        "Tussen haakjes",
        {"term": known_term(EXPLAINED), "address": "#", "word": "VT", "before": "(", "after": "),"},
        within="p",
    ),
    Example("page_terms", "Alleen op papier", {"terms": [known_term(EXPLAINED), known_term(SHORT_TERM)]}),
]
