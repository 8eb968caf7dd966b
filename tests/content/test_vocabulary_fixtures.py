"""The vocabularies have Django's own fixture form: `loaddata` can load them into an empty database."""

from collections import Counter

import pytest
import yaml
from django.apps import apps
from django.core.management import call_command

from portal.content.vocabularies import VOCABULARIES
from portal.core.models import Region
from tests.content.report import FIXTURES
from themes.models import Heading, Theme

pytestmark = pytest.mark.django_db


def loaddata() -> None:
    call_command("loaddata", *(str(FIXTURES / schema.folder) for schema in VOCABULARIES.values()), verbosity=0)


def test_loaddata_makes_every_term_with_natural_keys():
    loaddata()
    for model, schema in VOCABULARIES.items():
        rows = yaml.safe_load((FIXTURES / schema.folder).read_text(encoding="utf-8"))
        assert {row["model"] for row in rows} == {model}
        assert all("pk" not in row for row in rows)
        assert apps.get_model(model).objects.count() == len(rows) > 0
    assert [theme.number for theme in Theme.objects.all()] == [1, 2, 3, 4, 5]
    assert Heading.objects.get(slug="de-zorg-justitieketen").theme.number == 3


def test_there_are_the_sub_headings_of_the_report():
    loaddata()
    counted = Counter(Heading.objects.values_list("theme__number", "part"))
    assert counted == {
        (1, "aanpak"): 3,
        (2, "aanpak"): 3,
        (3, "aanpak"): 3,
        (4, "aanpak"): 2,
        (5, "aanpak"): 2,
        (5, "tips"): 3,
    }


def test_regions_know_their_municipalities_and_codes():
    loaddata()
    coded = Region.objects.exclude(cbs_code="")
    assert dict(coded.filter(general_knowledge=False).values_list("name", "cbs_code")) == {
        "Amsterdam": "GM0363",
        "Arnhem": "GM0202",
        "Dordrecht": "GM0505",
        "Leeuwarden": "GM0080",
        "Weststellingwerf": "GM0098",
        "Heerlen": "GM0917",
        "Rotterdam": "GM0599",
    }
    assert dict(coded.filter(general_knowledge=True).values_list("name", "cbs_code")) == {
        "Beekdaelen": "GM1954",
        "Brunssum": "GM0899",
        "Kerkrade": "GM0928",
        "Landgraaf": "GM0882",
        "Simpelveld": "GM0965",
        "Voerendaal": "GM0986",
    }
    assert not Region.objects.filter(general_knowledge=True).exclude(part_of__slug="parkstad").exists()
    friesland = Region.objects.get(slug="friesland")
    assert (friesland.kind, Region.objects.get(slug="parkstad").kind) == ("regio", "regio")
    assert {part.slug for part in friesland.parts.all()} == {"leeuwarden", "weststellingwerf"}


def test_what_loaddata_made_is_left_alone_by_the_loader(folder):
    folder.write()
    call_command("loaddata", *(str(folder.path / schema.folder) for schema in VOCABULARIES.values()), verbosity=0)
    summary = folder.load()
    vocabularies = [row for file, rows in folder.files.items() if file.startswith("vocabularies/") for row in rows]
    assert len(summary.kept) == len(vocabularies)
    assert set(summary.kept.values()) == {"stond er al"}
