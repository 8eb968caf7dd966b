"""A bad record is named with its file, key and field; nothing of that run is kept, and there is no traceback."""

import pytest

from portal.content.errors import ContentError
from portal.core.models import LedgerEntry, Subject
from portal.search.models import SearchRow
from tests.content.folder import added, changed, copied, left_out, nothing_kept, refused
from tests.content.smallest import term
from tests.factories import SubjectFactory

pytestmark = pytest.mark.django_db

STATEMENT = "pagina-toegankelijkheid"
TIPS, PRODUCTS, SUBJECTS = "tips/thema-1.yaml", "products/heerlen.yaml", "vocabularies/subjects.yaml"
TIP = f"{TIPS} › tip-1-01 ›"
PRODUCT = f"{PRODUCTS} › product-plan ›"
THIRD = {"key": "tip-1-03", "number": 3, "title": "Een derde tip"}

BAD = {
    # what every record must have
    "title missing": (left_out("tip-1-01", "title"), f"{TIP} title: ontbreekt"),
    "title empty": (changed("tip-1-01", title=""), f"{TIP} title: ontbreekt"),
    "title blank": (changed("tip-1-01", title="   "), f"{TIP} title: ontbreekt"),
    "title null": (changed("tip-1-01", title=None), f"{TIP} title: ontbreekt"),
    "title a number": (changed("tip-1-01", title=2016), f"{TIP} title: hier hoort tekst te staan, niet 2016"),
    "title too long": (changed("tip-1-01", title="x" * 256), f"{TIP} title: is langer dan 255 tekens (256)"),
    "title of two lines": (changed("tip-1-01", title="a\nb"), f"{TIP} title: hoort op één regel te staan"),
    "no themes": (changed("tip-1-01", themes=[]), f"{TIP} themes: ontbreekt"),
    "no bron": (left_out("tip-1-01", "bron"), f"{TIP} bron: ontbreekt"),
    "bron a number": (changed("tip-1-01", bron=166), f"{TIP} bron: geen regels van het rapport"),
    "bron no lines": (changed("tip-1-01", bron="p. 3"), f"{TIP} bron: geen regels van het rapport"),
    "explanation missing": (
        left_out("begrip-vng", "explanation"),
        "glossary/a-z.yaml › begrip-vng › explanation: ontb",
    ),
    "type missing": (left_out("actie-1-01", "type"), "actions/thema-1.yaml › actie-1-01 › type: ontbreekt"),
    # keys
    "key missing": (left_out("tip-1-01", "key"), f"{TIPS} › Train elk jaar › key: ontbreekt"),
    "key a list": (changed("tip-1-01", key=["tip"]), "key: begint met ‘tip-’"),
    "key of another kind": (changed("tip-1-01", key="actie-9"), f"{TIPS} › actie-9 › key: begint met ‘tip-’"),
    "key with a space": (changed("tip-1-01", key="tip 1"), f"{TIPS} › tip 1 › key: begint met ‘tip-’"),
    "key too long": (changed("link-01", key="link-" + "1" * 150), "› key: begint met ‘link-’"),
    "double key": (
        copied("tip-1-01", "tips/thema-2.yaml", number=9),
        f"{TIPS.replace('1', '2')} › tip-1-01 › key: tip-1-01 staat ook al bij {TIPS}",
    ),
    # names of other things
    "unknown subject": (changed("tip-1-01", subjects=["privé"]), f"{TIP} subjects: ‘privé’ is onbekend (subject)"),
    "unknown theme": (changed("tip-1-01", themes=["leeren"]), f"{TIP} themes: ‘leeren’ is onbekend (theme)"),
    "unknown region of a collectief": (
        changed("collectief-heerlen", region="heerle"),
        "› region: ‘heerle’ is onbekend",
    ),
    "unknown whole": (changed("tip-1-02", part_of="tip-9-99"), "tip-1-02 › part_of: ‘tip-9-99’ is onbekend (tip)"),
    "unknown address": (
        changed("product-plan", places=[{"address": "adres-99"}]),
        f"{PRODUCT} places: ‘adres-99’ is onbekend",
    ),
    "unknown address in a text": (
        changed("pagina-over", body=[{"link": {"text": "Stuk", "address": "adres-99"}}]),
        "pages/over.yaml › pagina-over › body: ‘adres-99’ is onbekend",
    ),
    "unknown heading": (
        changed("actie-1-01", heading="scholingen"),
        "› heading: ‘leren:aanpak:scholingen’ is onbekend",
    ),
    "unknown category": (
        changed("link-01", category="rubriek-x"),
        "links/kennis.yaml › link-01 › category: ‘rubriek-x’",
    ),
    "unknown theme in the matrix": (changed("collectief-heerlen", matrix={7: "Wat"}), "› matrix: ‘7’ is onbekend"),
    "unknown larger region": (changed("heerlen", part_of=["limburg"]), "core.region:heerlen › part_of: ‘limburg’"),
    "tie to another kind": (
        changed("product-plan", actions=["tip-1-01"]),
        f"{PRODUCT} actions: ‘tip-1-01’ is onbekend (actie)",
    ),
    "tie twice": (changed("tip-1-01", subjects=["privacy", "privacy"]), f"{TIP} subjects: noemt iets twee keer"),
    "tie not in a list": (changed("tip-1-01", subjects="privacy"), f"{TIP} subjects: hier hoort een lijst van namen"),
    "tie of a list": (changed("tip-1-01", subjects=[["privacy"]]), f"{TIP} subjects: hier hoort een lijst van namen"),
    "tip named twice": (
        changed("product-plan", related_tips=["tip-1-01"]),
        f"{PRODUCT} related_tips: staat ook al bij tips",
    ),
    # part of itself
    "part of itself": (
        changed("product-plan", part_of="product-plan"),
        f"{PRODUCT} part_of: is onderdeel van zichzelf",
    ),
    "part of its part": (
        changed("product-plan", part_of="product-nieuwsbrief"),
        f"{PRODUCT} part_of: is onderdeel van zichzelf: product-plan › product-nieuwsbrief › product-plan",
    ),
    "region part of itself": (
        changed("parkstad", part_of=["parkstad"]),
        "core.region:parkstad › part_of: is onderdeel van",
    ),
    "sees itself": (
        changed("actie-1-01", see_also=["actie-1-01"]),
        "› see_also: een actie verwijst niet naar zichzelf",
    ),
    # what must be unique
    "number twice": (
        copied("tip-1-02", TIPS, **{**THIRD, "number": 1}),
        "tip-1-03 › number: 1 staat ook al bij tip-1-01",
    ),
    "slug twice": (
        copied("pagina-over", "pages/z.yaml", key="pagina-b"),
        "pagina-b › slug: over staat ook al bij pagina-over",
    ),
    "slug of an index page": (changed("pagina-over", slug="tips"), "pages/over.yaml › pagina-over › slug: "),
    "address twice": (
        copied("adres-01", "addresses/b.yaml", key="adres-02"),
        "adres-02 › url: https://vng.nl/stuk.pdf staat",
    ),
    "term twice": (
        copied("begrip-vng", "glossary/b.yaml", key="begrip-b"),
        "begrip-b › term: VNG staat ook al bij begrip-vng",
    ),
    "name of a subject twice": (
        added(SUBJECTS, term("core.subject", "b", "Privacy")),
        "core.subject:b › name: Privacy staat ook",
    ),
    "slug of a subject twice": (added(SUBJECTS, term("core.subject", "privacy", "B")), "core.subject:privacy › key: "),
    "step twice": (
        lambda folder: [folder.change(key, step=1) for key in ("tip-1-01", "tip-1-02")],
        "tip-1-02 › step: 1 staat ook al bij tip-1-01",
    ),
    "status of a statement": (changed(STATEMENT, status="F"), f"{STATEMENT} › status: 'F' is geen van: A, B, C, D, E"),
    "date of a statement": (
        changed(STATEMENT, date="25-11-2026"),
        f"{STATEMENT} › date: geen datum zoals ‘2026-11-25’ (tussen aanhalingstekens), maar '25-11-2026'",
    ),
    "problem without a cause": (
        changed(STATEMENT, problems=[{"title": "De film", "effect": "a", "plan": "b"}]),
        f"{STATEMENT} › problems: nummer 1: cause ontbreekt",
    ),
    "goal twice": (
        changed(
            "pagina-over", goals=[{"number": 1, "text": "a", "bron": "15"}, {"number": 1, "text": "b", "bron": "16"}]
        ),
        "pagina-over › goals: twee doelen hebben hetzelfde nummer",
    ),
    "collectief twice in a region": (
        copied("collectief-heerlen", "collectieven/z.yaml", key="collectief-b", slug="b"),
        "collectief-b › region: parkstad staat ook al bij collectief-heerlen",
    ),
    # forms
    "bad URL": (changed("adres-01", url="vng.nl/stuk"), "addresses/adressen.yaml › adres-01 › url: is geen webadres"),
    "script as URL": (changed("adres-01", url="javascript:alert(1)"), "adres-01 › url: is geen webadres"),
    "URL with a space": (changed("adres-01", url="https://vng.nl/a b"), "adres-01 › url: is geen webadres"),
    "URL too long": (
        changed("adres-01", url="https://vng.nl/" + "a" * 500),
        "adres-01 › url: is langer dan 500 tekens",
    ),
    "unknown field": (changed("tip-1-01", titel="x"), f"{TIP} titel: dit veld kennen wij niet"),
    "unknown field of a term": (
        changed("privacy", naam="x"),
        f"{SUBJECTS} › core.subject:privacy › naam: dit veld kennen",
    ),
    "unknown field of a place": (
        changed("product-plan", places=[{"address": "adres-01", "url": "x"}]),
        f"{PRODUCT} places: nummer 1: het veld 'url'",
    ),
    "place without address": (
        changed("product-plan", places=[{"note": "x"}]),
        f"{PRODUCT} places: nummer 1: address ontbreekt",
    ),
    "unknown type": (changed("product-plan", type="boek"), f"{PRODUCT} type: 'boek' is geen van: factsheet,"),
    "number below one": (changed("tip-1-01", number=0), f"{TIP} number: hier hoort een getal van 1"),
    "number as text": (changed("tip-1-01", number="1"), f"{TIP} number: hier hoort een getal"),
    "number as truth": (changed("tip-1-01", number=True), f"{TIP} number: hier hoort een getal"),
    "number too large": (changed("tip-1-01", number=10**30), f"{TIP} number: hier hoort een getal"),
    "pages in the wrong order": (
        changed("product-nieuwsbrief", page_to=1),
        "product-nieuwsbrief › page_to: De laatste bladzijde",
    ),
    "truth as text": (
        changed("product-plan", title_is_description="ja"),
        f"{PRODUCT} title_is_description: hier hoort true",
    ),
    "body as text": (changed("tip-1-01", body="Een alinea."), f"{TIP} body: hier hoort een lijst"),
    "block unknown": (changed("tip-1-01", body=[{"kop": "x"}]), f"{TIP} body: nummer 1: geen alinea"),
    "block empty": (changed("tip-1-01", body=["Een alinea.", ""]), f"{TIP} body: nummer 2: is leeg"),
    "matrix line too long": (
        changed("collectief-heerlen", matrix={1: "x" * 141}),
        "› matrix: 1: is langer dan 140 tekens",
    ),
    "NUL": (changed("tip-1-01", summary="a\0b"), f"{TIP} summary: bevat een teken dat niet mag (U+0000)"),
    "half a character": (changed("tip-1-01", summary="a\ud800b"), TIPS),
    # rows
    "record a text": (added(TIPS, "tip"), f"{TIPS} › record 3: dit is geen record: 'tip'"),
    "record a list": (added(TIPS, ["tip"]), f"{TIPS} › record 3: dit is geen record"),
    "record null": (added(TIPS, None), f"{TIPS} › record 3: dit is geen record: None"),
    "term of another model": (
        added(SUBJECTS, term("core.partner", "b", "B")),
        f"{SUBJECTS} › record 2: hier horen alleen",
    ),
    "term with a pk": (
        added(SUBJECTS, {**term("core.subject", "b", "B"), "pk": 7}),
        f"{SUBJECTS} › record 2: hier horen alleen",
    ),
    "fields a list": (
        added(SUBJECTS, {"model": "core.subject", "fields": []}),
        f"{SUBJECTS} › record 2: hier horen alleen",
    ),
}


@pytest.mark.parametrize(("change", "message"), BAD.values(), ids=BAD.keys())
def test_a_bad_record_is_named_and_nothing_is_kept(folder, change, message):
    change(folder)
    assert message in refused(folder)


def test_all_faults_are_named_at_once(folder):
    folder.change("tip-1-01", title="", subjects=["onbekend"])
    folder.change("tip-1-02", number=-1)
    folder.change("product-plan", themes=["weg"], part_of="product-plan")
    folder.change("adres-01", url="geen adres")
    folder.raw["glossary/b.yaml"] = b"- ["
    lines = refused(folder).splitlines()[1:]
    places = [line.split(": ")[0] for line in lines]
    assert places == [
        "addresses/adressen.yaml › adres-01 › url",
        f"{TIP} title",
        f"{TIPS} › tip-1-02 › number",
        "glossary/b.yaml",
        f"{PRODUCT} part_of",
        f"{PRODUCT} themes",
    ]


def test_a_fault_in_one_record_does_not_make_those_that_name_it_look_wrong(folder):
    folder.change("tip-1-01", title="")
    assert len(refused(folder).splitlines()) == 2


def test_what_only_the_model_refuses_is_named_for_every_record(folder):
    folder.change("product-nieuwsbrief", page_to=1)
    folder.change("product-plan", page_to=1)
    message = refused(folder)
    assert "product-plan › page_to: " in message
    assert "product-nieuwsbrief › page_to: " in message


def test_what_only_the_database_refuses_is_named_and_nothing_is_kept(folder):
    """Two names that an editor made into one subject: the second tie to it breaks a constraint."""
    SubjectFactory(slug="geheim", name="Privacy")
    folder.add(SUBJECTS, term("core.subject", "geheim", "Geheimhouding"))
    folder.change("tip-1-01", subjects=["privacy", "geheim"])
    with pytest.raises(ContentError, match=f"{TIP[:-2]}: de database weigert dit"):
        folder.load()
    Subject.objects.get().delete()
    assert nothing_kept()


def test_a_bad_change_leaves_everything_as_the_last_good_run_left_it(folder):
    folder.load()
    entries = list(LedgerEntry.objects.order_by("key").values_list("key", "checksum", "state"))
    rows = list(SearchRow.objects.order_by("key").values_list("key", "card__title"))
    folder.change("tip-1-01", title="Goed veranderd")
    folder.change("product-plan", page_to=1)
    with pytest.raises(ContentError, match="product-plan › page_to"):
        folder.load()
    assert list(LedgerEntry.objects.order_by("key").values_list("key", "checksum", "state")) == entries
    assert list(SearchRow.objects.order_by("key").values_list("key", "card__title")) == rows
