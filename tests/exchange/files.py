"""Spreadsheets as people make them, and the screens they are put through."""

import csv
import re
from io import BytesIO, StringIO

from bs4 import BeautifulSoup
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from openpyxl import Workbook

from portal.exchange.columns import KINDS
from portal.exchange.places import places_for

ADDRESS = "/beheer/importeren/"
# The fixture `lists` has the terms that `row` names.
HEAD = ["Eigen kenmerk", "Titel", "Samenvatting", "Tekst", "Thema’s", "Regio’s", "Doelgroepen"]


def xlsx(*rows: list, title: str = "Blad1") -> bytes:
    """An XLSX with these rows on its one sheet."""
    workbook = Workbook()
    workbook.active.title = title
    for row in rows:
        workbook.active.append(row)
    return saved(workbook)


def saved(workbook: Workbook) -> bytes:
    out = BytesIO()
    workbook.save(out)
    return out.getvalue()


def csv_text(*rows: list, delimiter: str = ",") -> str:
    out = StringIO()
    csv.writer(out, delimiter=delimiter).writerows(rows)
    return out.getvalue()


def choose(client: Client, content: bytes | str, kind: str = "bevinding", name: str = "lijst.xlsx", place=None):
    """Choose a file; the answer after it, which is the dry run or the form with what is wrong."""
    parent = place or KINDS[kind].model.clean_parent_page_models()[0].objects.get()
    file = SimpleUploadedFile(name, content.encode() if isinstance(content, str) else content)
    return client.post(ADDRESS, {"target": f"{kind}:{parent.pk}", "file": file}, follow=True)


def told(answer) -> str:
    """What the screen says, on one line."""
    assert answer.status_code == 200, answer.status_code
    soup = BeautifulSoup(answer.content, "html.parser")
    return " ".join(soup.select_one("main").get_text(" ").split())


def lines(answer) -> list[str]:
    """The problems that the dry run lists, one a line."""
    soup = BeautifulSoup(answer.content, "html.parser")
    heading = soup.find("h2", string="Meldingen per rij")
    found = heading.find_next("ul").select("li") if heading else []
    return [re.sub(r" ‘[^’]*’(?=:)", "", " ".join(line.get_text(" ").split()), count=1) for line in found]


def press(client: Client, answer, button: str, **fields):
    """Press a button of the screen, with what stands in its form."""
    soup = BeautifulSoup(answer.content, "html.parser")
    found = next(found for found in soup.select("main button") if button in found.get_text())
    form = soup.select_one(f"form#{found['form']}") if found.has_attr("form") else found.find_parent("form")
    sent = {field["name"]: field.get("value", "") for field in form.select("input[type=hidden]")}
    return client.post(form["action"], {**sent, **fields}, follow=True)


def row(number: int | str, **cells) -> list:
    filled = {
        "Eigen kenmerk": f"Z-{number}",
        "Titel": f"Bevinding nummer {number} van Zwolle",
        "Samenvatting": f"Wat wij zagen bij proef {number}.",
        "Tekst": "Eerst dit.\n\n- een\n- twee",
        "Thema’s": "Samen leren en ontwikkelen",
        "Regio’s": "Zwolle",
        "Doelgroepen": "wijkteam",
    } | cells
    return [filled[name] for name in HEAD]


__all__ = ["ADDRESS", "HEAD", "choose", "csv_text", "lines", "places_for", "press", "row", "saved", "told", "xlsx"]
