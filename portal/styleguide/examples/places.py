"""Where something can be had: addresses, files and useful links."""

import datetime

from portal.core.file_facts import VERSION
from portal.core.models import ExternalAddress, PortalDocument
from portal.links.models import UsefulLink
from products.models import ProductPlace

from .example import LONG_TITLE, PRODUCT, Example

State = ExternalAddress.State
DAY = datetime.date(2026, 3, 1)
FILE, SITE = "https://voorbeeld.test/factsheet.pdf", "https://www.voorbeeld.test/dossier"
ARCHIVE = "https://archief.test/dossier"
DOCUMENT = PortalDocument(
    pk=1, title="Factsheet informatie delen", file="factsheet.pdf", file_size=482_133, pages=4, collection_id=None
)
TAGGED = PortalDocument(
    pk=2,
    title="Leidraad",
    file="leidraad.pdf",
    file_size=1_482_133,
    file_hash="a" * 40,
    text_hash="a" * 40,
    report={"version": VERSION, "facts": {"pages": 24, "tagged": True}},
    earlier_versions=[
        {"number": 2, "kind": "pdf", "size": 1_300_412, "pages": 22, "replaced_on": "2026-03-01"},
        {"number": 1, "kind": "docx", "size": 82_133, "pages": None, "replaced_on": "2025-11-20"},
    ],
    language="en",
    collection_id=None,
)
UNKNOWN = ExternalAddress(url=FILE)
LINK = UsefulLink(key="link-voorbeeld", title="Landelijk dossier", summary="Alles over de meldcode.", source="887")

PLACES = [
    *[
        Example(
            "address",
            state.label.capitalize(),
            {
                "address": ExternalAddress(
                    url=SITE, state=state, checked_on=DAY, archive_url=ARCHIVE * (state == "archived")
                ),
                "label": "Ga naar de website",
                "about": "Landelijk dossier",
            },
        )
        for state in State
    ],
    Example(
        "address", "Een bestand in het Engels", {"address": UNKNOWN, "label": "Open het bestand", "language": "Engels"}
    ),
    Example("address", "Kort, zonder woorden", {"address": UNKNOWN, "short": True}),
    Example("download", "Een PDF", {"document": DOCUMENT}),
    Example("download", "Een PDF met tags in het Engels, met eerdere versies", {"document": TAGGED}),
    Example("download", "Met een eigen naam", {"document": DOCUMENT, "label": "Bewaarde kopie"}),
    Example("download", "In een voorbeeld van de redactie", {"label": "Handleiding (pdf)"}),
    Example(
        "places",
        "Bestand en waarschijnlijk adres",
        {
            "places": [ProductPlace(document=DOCUMENT), ProductPlace(address=UNKNOWN, certainty="likely")],
            "title": "Factsheet",
            "availability": "available",
        },
    ),
    Example(
        "places",
        "Aangekondigd",
        {
            "places": [],
            "title": "Factsheet",
            "availability": "announced",
            "availability_label": "aangekondigd",
            "availability_note": "Het rapport zegt dat dit stuk nog komt.",
        },
    ),
    Example(
        "places", "Geen adres bekend", {"places": [], "availability": "available", "availability_label": "te vinden"}
    ),
    Example(
        "useful_link",
        "Met adressen en een product",
        {
            "link": LINK,
            "addresses": [UNKNOWN, ExternalAddress(url=SITE)],
            "products": [PRODUCT],
        },
    ),
    Example(
        "useful_link",
        "Onbereikbaar, met kopieën",
        {
            "link": LINK,
            "addresses": [
                ExternalAddress(url=FILE, state="gone", checked_on=DAY, archive_url=ARCHIVE, stored_copy=DOCUMENT)
            ],
        },
    ),
    Example(
        "useful_link",
        "Zonder adres, lange titel",
        {
            "link": UsefulLink(key="link-lang", title=LONG_TITLE, note="Bekeken door de redactie."),
            "addresses": [],
        },
    ),
]
