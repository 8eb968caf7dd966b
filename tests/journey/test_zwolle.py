"""The whole way of a new collectief, in the real admin: from its first login to what readers see, and back."""

import datetime
import re
from io import BytesIO
from urllib.parse import urlsplit

import pytest
from django.utils import timezone
from openpyxl import load_workbook
from playwright.sync_api import Browser, Page, expect

from tests.journey.people import PASSWORD, Person, sign_in, somebody
from tests.journey.refusals import refused
from tests.pdfs import text_pdf
from tests.served import Served

pytestmark = pytest.mark.browser
FINDING = "Soep helpt"
ROW = "Zwolse proef nummer"
AS_SHOWN = (
    "Thema’s",
    "Doelgroepen",
    "Waar komt het vandaan",
    "Vandaan, vul aan",
    "Oordeel",
    "Reden van het oordeel",
)  # filled in as the example of the template has it
BUNDLE, FILE = "Zwolle begint", "Recept voor soep"
OF_THE_FINDING = (FINDING, FILE)
UNPUBLISHED = (*OF_THE_FINDING, ROW, BUNDLE)
COME = """
from datetime import timedelta
from django.utils import timezone
from portal.bundles.models import Bundle
assert Bundle.objects.update(publish_at=timezone.now() - timedelta(minutes=1)) == 1
"""
DOCUMENT = """
from portal.core.models import PortalDocument
print(PortalDocument.objects.get(title="Recept voor soep").url)
"""
PUBLIC = "/bevindingen/zwolle/soep-helpt/"


def make_collectief(beheerder: Person) -> None:
    beheerder.go("/beheer/collectieven/")
    beheerder.follow("Nieuw collectief")
    page = beheerder.page
    page.get_by_label("Naam van de nieuwe regio").fill("Zwolle")
    page.get_by_label("Postbus").fill("redactie@zwolle.test")
    beheerder.press("Maak het collectief")
    beheerder.reads("kan beginnen")


def make_account(beheerder: Person, username: str, group: str) -> None:
    beheerder.go("/beheer/users/new/")
    page = beheerder.page
    page.locator("#id_username").fill(username)
    page.locator("#id_email").fill(f"{username}@zwolle.test")
    page.locator("#id_password1").fill(PASSWORD)
    page.locator("#id_password2").fill(PASSWORD)
    page.locator("#id_first_name").fill(username.capitalize())
    page.locator("#id_last_name").fill("van Zwolle")
    page.locator("#tab-label-roles").click()
    page.get_by_label(group, exact=True).check()
    beheerder.press("Maak aan")
    beheerder.reads(username)


def twelve_rows(template: bytes) -> bytes:
    """The template that the portal gives, filled in as an editor does."""
    book = load_workbook(BytesIO(template))
    sheet = book.worksheets[0]
    head, rows = [cell.value for cell in sheet[1]], []
    for number in range(1, 13):
        filled = {
            "Eigen kenmerk": f"Z-{number}",
            "Titel": f"{ROW} {number}",
            "Samenvatting": f"Wat Zwolle zag bij proef {number}.",
            "Tekst": "Dit deden wij.",
            "Regio’s": "Zwolle",
            **{name: sheet.cell(row=2, column=place).value for place, name in enumerate(head, 1) if name in AS_SHOWN},
            "Opnieuw bekijken op": "30-11-2030",
        }
        rows.append([filled.get(name) for name in head])
    for number, row in enumerate(rows, start=2):
        for column, value in enumerate(row, start=1):
            sheet.cell(row=number, column=column, value=value)
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def import_twelve(redacteur: Person) -> None:
    page = redacteur.page
    redacteur.go("/beheer/importeren/")
    with page.expect_download() as download:
        page.get_by_role("link", name=re.compile("sjabloon voor Excel met bevindingen")).click()
    rows = twelve_rows(download.value.path().read_bytes())
    page.get_by_label("Bevindingen van Zwolle").check()
    page.locator("#id_file").set_input_files({"name": "zwolle.xlsx", "mimeType": "", "buffer": rows})
    redacteur.press("Bekijk wat er gebeurt")
    redacteur.reads("12 rijen nieuw")
    redacteur.press("Akkoord, maak 12 concepten")
    redacteur.reads("12 rijen zijn concepten geworden")


def write_a_finding_with_a_pdf(redacteur: Person) -> None:
    page = redacteur.page
    redacteur.go("/beheer/")
    redacteur.follow("Nieuwe bevinding")
    page.locator("#id_title").press_sequentially(FINDING)
    page.locator("#id_summary").fill("Wie samen eet, belt elkaar eerder.")
    fill_what_publishing_asks(page)
    page.locator("[data-streamfield-stream-container] button").first.click()
    page.get_by_role("option", name="Tekst").click()
    page.locator(".public-DraftEditor-content").click()
    page.keyboard.type("We aten elke maand soep met het wijkteam.")
    page.get_by_role("button", name="Voeg bestand toe").click()
    page.get_by_role("button", name=re.compile("[Kk]ies een document")).last.click()
    upload(page)
    redacteur.press("Bewaar concept")
    expect(page).to_have_url(re.compile("/edit/$"))
    expect(page.locator("#id_title")).to_have_value(FINDING)


def fill_what_publishing_asks(page: Page) -> None:
    page.locator("input[name=themes]").first.check()
    page.get_by_label("Zwolle", exact=True).check()
    page.locator("input[name=audiences]").first.check()
    page.locator("#id_provenance").select_option(label="ervaren in")
    page.locator("#id_provenance_note").fill("het wijkteam in Zwolle, 2026")
    page.locator("#id_judgement").select_option(label="actueel")
    page.locator("#id_judgement_reason").fill("Zo werken wij nog steeds.")
    page.locator("#id_review_on").fill("2027-11-30")


def upload(page: Page) -> None:
    recipe = text_pdf(["Snijd de prei."])  # without a title or language, so there is something to tell
    page.get_by_role("tab", name="Uploaden").click()
    page.locator("#id_document-chooser-upload-title").fill(FILE)
    page.locator("#id_document-chooser-upload-file").set_input_files(
        {"name": "recept.pdf", "mimeType": "application/pdf", "buffer": recipe}
    )
    window = page.locator(".modal")
    window.get_by_role("button", name="Uploaden").click()
    expect(window).to_contain_text("is bewaard")
    window.get_by_role("button", name="Gebruik dit bestand").click()
    expect(page.locator("main")).to_contain_text(FILE)


def put_in_a_bundle(redacteur: Person) -> None:
    redacteur.choose("Zet in een bundel")
    redacteur.follow("Maak een nieuwe bundel")
    redacteur.page.locator("#id_title").fill(BUNDLE)
    redacteur.press("Maak de bundel")
    redacteur.reads(FINDING)
    redacteur.follow("Voeg pagina’s toe")
    for box in redacteur.page.get_by_role("checkbox", name=ROW).all():
        box.check()
    redacteur.press("Zet in de bundel")
    redacteur.reads("Pagina’s (13)")


def ask_a_reader(redacteur: Person, browser: Browser, served: Served) -> None:
    """Somebody without an account reads the draft and agrees."""
    redacteur.go(redacteur.finding)
    redacteur.choose("Laten nakijken")
    redacteur.page.locator("main form input[type=text]").first.fill("wethouder Jansen")
    redacteur.page.get_by_role("button", name=re.compile("Maak een link voor")).click()
    address = redacteur.page.get_by_label("Link", exact=True).input_value()
    reader = somebody(browser, served)
    reader.go(address)
    reader.reads("We aten elke maand soep")
    reader.page.get_by_label("Akkoord", exact=True).check()
    reader.press("Verstuur uw antwoord")
    redacteur.page.reload()
    redacteur.reads("Akkoord")


def submit(redacteur: Person) -> None:
    redacteur.go("/beheer/bundels/")
    redacteur.follow(BUNDLE)
    redacteur.press("Dien in")
    redacteur.reads("is ingediend")


def comment(moderator: Person) -> None:
    moderator.go("/beheer/")
    moderator.follow(BUNDLE)
    moderator.page.get_by_label(f"Bij ‘{FINDING}’").fill("Noem ook het recept.")
    moderator.press("Stuur de bundel terug")


def repair(redacteur: Person) -> None:
    redacteur.go("/beheer/")
    redacteur.follow(BUNDLE)
    redacteur.reads("Noem ook het recept.")
    redacteur.go(redacteur.finding)
    redacteur.page.locator("#id_summary").fill("Wie samen eet, belt elkaar eerder. Met het recept.")
    redacteur.press("Bewaar concept")
    submit(redacteur)


def read_the_remark_in_the_history(redacteur: Person) -> None:
    redacteur.go(redacteur.finding)
    redacteur.choose("Geschiedenis")
    redacteur.reads(f"Teruggestuurd met bundel ‘{BUNDLE}’")
    redacteur.reads("Noem ook het recept.")


def only_the_own_team_gets_the_file(served: Served, redacteur: Person, others: list[Person]) -> None:
    """Of a page that is not published yet, at its own address outside the admin."""
    address = served.manage("shell", "-v", "0", "-c", DOCUMENT).stdout.strip()
    assert redacteur.page.request.get(address).body().startswith(b"%PDF")
    for person in others:
        answer = person.page.request.get(address)
        assert answer.status == 404
        assert b"%PDF" not in answer.body()


def approve_for_a_moment(moderator: Person) -> None:
    moderator.go("/beheer/bundels/")
    moderator.follow(BUNDLE)
    moderator.press("Keur goed")
    moderator.reads("is goedgekeurd")
    moderator.follow("Kies een moment")
    moment = timezone.localtime() + datetime.timedelta(hours=3)
    moderator.page.locator("#id_publish_at").fill(moment.strftime("%Y-%m-%d %H:%M"))
    moderator.press("Sla op")
    moderator.reads(f"{moment:%H.%M} uur")


def see_it_live(reader: Person, served: Served) -> None:
    """Nothing before its moment; after it, page, list, file and feed have it.

    The moment is put in the past instead of waited for: the job asks only whether it has come.
    """
    served.manage("run_jobs", "--only", "publish_bundles")
    assert served.get(PUBLIC).status == 404
    served.manage("shell", "-v", "0", "-c", COME)
    served.manage("run_jobs", "--only", "publish_bundles")
    reader.go(PUBLIC)
    reader.reads("Met het recept.")
    with reader.page.expect_download() as download:
        reader.page.get_by_role("link", name=re.compile(FILE)).first.click()
    assert download.value.path().read_bytes().startswith(b"%PDF")
    for address in ("/bevindingen/?regio=zwolle", "/feeds/nieuw.atom"):
        text = served.get(address).text
        assert FINDING in text, address
        assert text.count(f">{ROW} ") >= 12, address


def withdraw(moderator: Person) -> None:
    moderator.go(moderator.finding)
    moderator.choose("Publicatie intrekken")
    moderator.page.get_by_role("radio", name=re.compile("Ingetrokken")).check()
    moderator.page.get_by_label("Reden voor lezers").fill("Het wijkteam stopte ermee.")
    moderator.press("Trek de pagina in")


def test_a_new_collectief_from_its_first_login_to_what_readers_see(browser: Browser, own_portal: Served):
    served = own_portal
    said = served.manage("create_editor", "--username", "beheer", "--group", "Beheerder").stdout
    beheerder = somebody(browser, served)
    sign_in(beheerder, "beheer", re.search(r"wachtwoord: +(\S+)", said).group(1))
    make_collectief(beheerder)
    for username, group in (("rita", "Redacteur Zwolle"), ("mo", "Eindredacteur Zwolle")):
        make_account(beheerder, username, group)
    redacteur, moderator, reader = (somebody(browser, served) for _ in range(3))
    sign_in(redacteur, "rita", PASSWORD)
    import_twelve(redacteur)
    write_a_finding_with_a_pdf(redacteur)
    moderator.finding = redacteur.finding = urlsplit(redacteur.page.url).path
    put_in_a_bundle(redacteur)
    ask_a_reader(redacteur, browser, served)
    submit(redacteur)
    sign_in(moderator, "mo", PASSWORD)
    comment(moderator)
    repair(redacteur)
    read_the_remark_in_the_history(redacteur)

    served.manage("create_collectief", "Arnhem", "--mailbox", "redactie@arnhem.test")
    make_account(beheerder, "anna", "Redacteur Arnhem")
    anna = somebody(browser, served)
    sign_in(anna, "anna", PASSWORD)
    refused(anna, served, [redacteur, moderator], UNPUBLISHED)
    only_the_own_team_gets_the_file(served, redacteur, [anna, reader])

    approve_for_a_moment(moderator)
    see_it_live(reader, served)
    refused(anna, served, [redacteur, moderator], (BUNDLE,))
    withdraw(moderator)
    refused(anna, served, [redacteur, moderator], (*OF_THE_FINDING, BUNDLE))
    reader.go(PUBLIC)
    reader.reads("Het wijkteam stopte ermee.")
    for address in ("/bevindingen/", "/feeds/nieuw.atom"):
        assert FINDING not in served.get(address).text, address
