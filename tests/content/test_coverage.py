"""The fixtures hold the whole report: every bullet, every useful link and every web address.

A clone does not have the report beside it, so the index of its lines is committed (`tests/data/report_index.yaml`).
With `REPORT=/path/to/report.txt` the index and the titles are held to the report itself as well.
"""

import os
import re
import runpy
from collections import Counter
from pathlib import Path

import pytest

from portal.content.forms import blocks
from portal.content.schema import SCHEMAS
from tests.content.report import DATA, all_records, numbers, records_of, report_index

KIND_OF_SECTION = {"aanpak": "actie", "producten": "product", "tips": "tip", "links": "link"}
# A bullet that only sends on to the useful links; these three stand there, and were made by others.
POINTS_ON = {"282": {"product-elearning-augeo", "product-training-lvak", "product-klokhuis"}}
REPORT = os.environ.get("REPORT")


def bullets() -> list:
    return [pytest.param(bullet, id=f"{bullet['section']}-{bullet['lines']}") for bullet in report_index()["bullets"]]


def addresses() -> list:
    return [pytest.param(address, id=address["lines"]) for address in report_index()["addresses"]]


def test_the_index_has_all_bullets_and_addresses_that_were_counted_in_the_report():
    index = report_index()
    assert Counter(bullet["section"] for bullet in index["bullets"]) == {
        "aanpak": 64,
        "producten": 32,
        "tips": 49,
        "links": 18,
    }
    assert len(index["addresses"]) == 44
    assert sum(len(numbers(address["lines"])) for address in index["addresses"]) == 72


@pytest.mark.parametrize("bullet", bullets())
def test_a_record_of_the_right_kind_tells_of_every_bullet_and_none_of_its_lines_is_left_out(bullet):
    wanted = numbers(bullet["lines"])
    items = records_of("actie", "product", "tip", "link")
    told = set().union(*(numbers(record.data["bron"]) for record in items))
    assert wanted <= told, f"no record has line {sorted(wanted - told)}"
    first = min(wanted)
    owners = [record for record in items if first in numbers(record.data["bron"])]
    kinds = {record.kind for record in owners}
    assert KIND_OF_SECTION[bullet["section"]] in kinds, f"line {first} has only {kinds}"
    if bullet["lines"] in POINTS_ON:
        assert {record.key for record in owners} >= POINTS_ON[bullet["lines"]]


@pytest.mark.parametrize("address", addresses())
def test_every_address_is_kept_once_with_all_its_lines_and_something_shows_it(address):
    (kept,) = [record for record in records_of("address") if record.data["url"] == address["url"]]
    assert kept.data["bron"] == address["lines"]
    assert kept.key in users(), "no product, link or page uses it"


def test_no_address_was_added_to_those_of_the_report():
    assert len(records_of("address")) == len(report_index()["addresses"])


def users() -> dict[str, set[str]]:
    """The keys of what uses each address: products, useful links, and texts that link to it."""
    used: dict[str, set[str]] = {}
    for record in all_records():
        named = [place["address"] for place in record.data.get("places") or []]
        named += record.data.get("addresses") or [] if record.kind == "link" else []
        fields = SCHEMAS[record.kind].fields if record.kind in SCHEMAS else {}
        for field in (name for name, form in fields.items() if form is blocks):
            for block in record.data.get(field) or []:
                if isinstance(block, dict) and "link" in block:
                    named.append(block["link"]["address"])
        for name in named:
            used.setdefault(name, set()).add(record.key)
    return used


@pytest.mark.parametrize(
    ("url_ends_with", "owners"),
    [
        # One address for a whole and for the parts that stand in it.
        (
            "eindrapportage_jan17.pdf",
            {
                "product-eindrapportage-rotterdam",
                "product-factsheet-gespreksvoering",
                "product-aanbevelingen-signaleren",
                "product-aanbevelingen-samenwerken",
                "product-factsheet-sisa",
                "product-factsheet-dilemmas",
            },
        ),
        ("blauwe_plekken_zijn_niet_het_ergste.pdf", {"product-blauwe-plekken", "product-routekaart"}),
        # Two addresses that differ by `_0` belong to one product.
        ("overdracht_meldingen_zhz.pdf", {"product-afspraken-jgz-dordrecht"}),
        ("overdracht_meldingen_zhz_0.pdf", {"product-afspraken-jgz-dordrecht"}),
        ("20170207_zcard_binnenwerk.pdf", {"product-uitklapkaartje"}),
        ("inhoud/meldcode", {"product-meldcode", "link-02"}),
        ("werkenmetdemeldcode.nl", {"product-rotterdamse-aanpak", "product-actieprogramma-rotterdam", "link-19"}),
        ("vng.nl/onderwerpenindex/maatschappelijke-ondersteuning/kindermishandeling-en-huiselijk-geweld/"
         "zes-collectieven-tegen-kindermishandeling", {"pagina-over"}),
    ],
)  # fmt: skip
def test_an_address_belongs_to_the_right_things(url_ends_with, owners):
    (address,) = [record for record in records_of("address") if record.data["url"].endswith(url_ends_with)]
    assert users()[address.key] == owners


def test_there_are_as_many_things_as_the_report_has():
    counted = Counter(record.kind for record in all_records())
    wanted = {"thema": 5, "collectief": 6, "actie": 94, "product": 54, "tip": 49, "link": 19, "rubriek": 4}
    assert {kind: counted[kind] for kind in wanted} == wanted
    assert counted["begrip"] == 162
    (about,) = [record for record in records_of("pagina") if record.key == "pagina-over"]
    assert [goal["bron"] for goal in about.data["goals"]] == [str(line) for line in range(15, 22)]


def test_an_intention_of_every_collectief_stands_under_borgen_en_continueren():
    secured = [record for record in records_of("actie") if record.data.get("heading") == "borgen-en-continueren"]
    regions = {region for record in secured for region in record.data["regions"]}
    assert {"amsterdam", "arnhem", "dordrecht", "friesland", "parkstad", "rotterdam"} <= regions
    assert {record.data["type"] for record in secured} <= {"voornemen", "borging"}


needs_report = pytest.mark.skipif(
    not REPORT, reason="het rapport is niet bij de hand: zet REPORT op het pad van de tekst"
)


@needs_report
def test_the_index_is_what_the_report_says():
    make_index = runpy.run_path(str(DATA / "make_report_index.py"))["make_index"]
    assert make_index(Path(REPORT).read_text(encoding="utf-8")) == report_index()


@needs_report
def test_every_title_that_is_not_a_description_stands_in_the_lines_of_the_product():
    lines = Path(REPORT).read_text(encoding="utf-8").split("\n")
    for record in records_of("product"):
        if not record.data["title_is_description"]:
            own = " ".join(lines[number - 1] for number in sorted(numbers(record.data["bron"])))
            assert plain(record.data["title"]) in plain(own), record.key


@needs_report
def test_no_text_takes_seven_words_in_a_row_from_the_report_except_names_and_titles():
    words = plain(Path(REPORT).read_text(encoding="utf-8")).split()
    runs = {" ".join(words[start : start + RUN]) for start in range(len(words) - RUN + 1)}
    names = sorted(map(plain, all_names()), key=len, reverse=True)
    copied = []
    for record in all_records():
        for text in texts(record):
            own = plain(text)
            for name in names:
                own = own.replace(name, "§")
            own = own.split()
            found = (" ".join(own[start : start + RUN]) for start in range(len(own) - RUN + 1))
            copied += [f"{record.key}: {run}" for run in found if run in runs]
    assert not copied, "\n".join(copied)


RUN = 7
# Names, dates and lists of places in the report that are no title of a record of their own.
NAMES = [
    "Centrum voor Jeugd en Gezin",
    "ouderschapstheorie van Alice van der Pas",
    "Werkgroep Vroegsignalering en preventie in het",
    "De beweging tegen kindermishandeling in onderwijs en kinderopvang",
    "medio 2015 tot 31 december 2016",
    "Friesland (Leeuwarden/Weststellingwerf), Heerlen (Parkstad)",
    "Actieplan huiselijk geweld en kindermishandeling",
    "directeur van het Samenwerkingsverband PO/VO",
    "Taskforce Kindermishandeling en Seksueel misbruik",
]
TEXT_FIELDS = ("summary", "body", "about", "aanpak", "results", "continuation", "project_leadership", "explanation")


def all_names() -> list[str]:
    named = [record.data.get(field) for record in all_records() for field in ("title", "name", "full_name", "term")]
    variants = [variant["title"] for record in all_records() for variant in record.data.get("variants") or []]
    return [name for name in [*named, *variants, *NAMES] if name and len(name.split()) > 2]


def texts(record) -> list[str]:
    """All sentences of ours in a record."""
    found: list[str] = []

    def gather(value) -> None:
        if isinstance(value, str):
            found.append(value)
        elif isinstance(value, list):
            for part in value:
                gather(part)
        elif isinstance(value, dict):
            gather(list(value.values()))

    for field in TEXT_FIELDS:
        gather(record.data.get(field))
    return found


def plain(text: str) -> str:
    """Words only, without capitals and punctuation."""
    return " ".join(re.findall(r"\w[\w’'-]*", text.lower()))
