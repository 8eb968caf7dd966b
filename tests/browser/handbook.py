"""The pictures of the admin in the handbook and on ‘Zo publiceert u’: an editor of Zwolle walks up to submitting.

Part of `make beelden`. The walk presses the buttons that the texts name, so it stops where a text no longer holds.
"""

import io
import re
from datetime import date, timedelta
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Page, expect

from tests.pdfs import text_pdf
from tests.served import ROOT, Served

FOLDER = ROOT / "static" / "redactie" / "beelden"
QUALITY = 45  # of 100
MOST_BYTES = 60_000  # of one picture
PATIENCE = 90_000  # milliseconds
WIDTH, HEIGHT = 1280, 800  # CSS pixels
TITLE = "Samen eten helpt om eerder te bellen"
# What is there before the editor comes: two findings that are due, a link that is dead, one draft that lacks much.
CONTENT = """
from datetime import timedelta
from django.contrib.auth import get_user_model
from django.utils import timezone
from collectieven.models import CollectiefPage
from portal.core.models import Audience, Region
from portal.findings.models import FindingPage, FindingSectionPage
from portal.linkcheck.models import CheckedAddress, LinkCheckRun, LinkPlace
from themes.models import Theme
names = {"rita": ("Rita", "de Vries"), "elly": ("Elly", "Bakker")}
for name, (first, last) in names.items():
    get_user_model().objects.filter(username=name).update(first_name=first, last_name=last)
zwolle, today = Region.objects.get(name="Zwolle"), timezone.localdate()
section = FindingSectionPage.objects.get(region=zwolle)
titles = {"Een vast telefoonnummer voor scholen": 40, "Elke maand samen casussen bespreken": -20}
for title, days in titles.items():
    page = FindingPage(title=title, summary="Wat wij in Zwolle leerden.", live=False)
    page.review_on = today - timedelta(days=days)
    section.add_child(instance=page)
    page.themes.set(Theme.objects.all()[:1])
    page.regions.set([zwolle])
    page.audiences.set(Audience.objects.all()[:1])
    page.save_revision().publish()
draft = FindingPage(title="Wie belt wie bij een melding", summary="Een lijstje op één bladzijde.", live=False)
section.add_child(instance=draft)
draft.save_revision()
address = CheckedAddress.objects.create(
    url="https://voorbeeld.test/handreiking.pdf", host="voorbeeld.test", state="gone", outcome="not_found",
    status_code=404, state_since=today, failing_since=today - timedelta(days=4), failed_days=3,
    last_failed_on=today, checked_at=timezone.now(),
)
LinkCheckRun.objects.create(is_running=False, ended_at=timezone.now(), result="1 onbereikbaar.")
page = FindingPage.objects.get(title="Een vast telefoonnummer voor scholen")
LinkPlace.objects.create(address=address, page=page, title=page.title, place="Tekst", text="de handreiking")
"""
# Days and times differ with each making of the pictures; so each picture has the same ones.
SAME_DAY = """() => {
    const months = "januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december";
    const shorter = "jan|feb|mrt|apr|mei|jun|jul|aug|sep|okt|nov|dec";
    const rules = [
        [new RegExp(`\\\\b\\\\d{1,2} (${months})( \\\\d{4})?`, "gi"), "12 januari 2027"],
        [new RegExp(`\\\\b\\\\d{1,2} (${shorter})\\\\.? \\\\d{4}`, "gi"), "12 januari 2027"],
        [/\\b\\d{1,2}[.:]\\d{2} uur/g, "10.30 uur"],
        [/\\b\\d{1,2}:\\d{2}\\b/g, "10:30"],
    ];
    const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walk.nextNode(); node; node = walk.nextNode())
        for (const [pattern, same] of rules)
            if (pattern.test(node.data)) node.data = node.data.replace(pattern, same);
}"""
# Nothing that blinks, and no small window that is there by chance.
STILL = """
    .w-autosave-indicator { display: none !important; }
    * { caret-color: transparent !important; transition: none !important; animation: none !important; }
"""


def draw_admin(served: Served, browser: Browser) -> None:
    """Make what the pictures need, walk through the admin and write each picture; raises where a step fails."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    expect.set_options(timeout=PATIENCE)
    served.manage("create_collectief", "Zwolle", "--mailbox", "redactie@zwolle.test")
    passwords = {name: account(served, name, group) for name, group in EDITORS.items()}
    served.manage("shell", "-v0", "-c", CONTENT)
    rita = signed_in(served, browser, "rita", passwords["rita"])
    write(rita)
    check_link(rita)
    submit(rita)
    upload(rita)
    bundle(rita)
    imports(rita)
    rita.context.close()
    elly = signed_in(served, browser, "elly", passwords["elly"])
    judge(elly)
    elly.context.close()


EDITORS = {"rita": "Redacteur Zwolle", "elly": "Eindredacteur Zwolle"}


def account(served: Served, name: str, group: str) -> str:
    """The password of a new account in this group."""
    said = served.manage("create_editor", "--username", name, "--email", f"{name}@zwolle.test", "--group", group).stdout
    return re.search(r"wachtwoord: +(\S+)", said).group(1)


def shoot(page: Page, name: str, height: int = HEIGHT, top: int = 0) -> None:
    """Write what is seen as WebP; `top` and `height` cut it, in CSS pixels."""
    page.evaluate(SAME_DAY)
    page.mouse.move(0, 0)
    clip = {"x": 0, "y": top, "width": WIDTH, "height": height}
    drawn = page.screenshot(clip=clip, style=STILL, mask=[page.locator(SECRETS)], mask_color="#8a94a6")
    Image.open(io.BytesIO(drawn)).save(file_of(name), "WEBP", quality=QUALITY, method=6)


SECRETS = ".account__drawing, .account__secret, #nakijklink"


def file_of(name: str) -> Path:
    return FOLDER / f"{name}.webp"


def too_large() -> list[str]:
    """The names of pictures of the admin that weigh more than one may."""
    return [file.name for file in sorted(FOLDER.glob("*.webp")) if file.stat().st_size > MOST_BYTES]


def signed_in(served: Served, browser: Browser, name: str, password: str) -> Page:
    """Signed in for the first time, with the second step set up."""
    context = browser.new_context(base_url=served.url, locale="nl-NL", reduced_motion="reduce", color_scheme="light")
    page = context.new_page()
    page.set_default_timeout(PATIENCE)
    page.set_viewport_size({"width": WIDTH, "height": HEIGHT})
    page.goto("/beheer/login/")
    page.get_by_label("Gebruikersnaam of e-mailadres").fill(name)
    page.get_by_label("Wachtwoord").fill(password)
    page.get_by_role("button", name="Inloggen", exact=True).click()
    page.wait_for_load_state("load")
    if name == "rita":
        shoot(page, "tweede-stap")
    page.get_by_label("De code van zes cijfers").fill(code(served, page.locator(".account__secret").inner_text()))
    page.get_by_role("button", name="Verder").click()
    page.get_by_role("button", name="Ik heb de codes bewaard").click()
    page.wait_for_load_state("load")
    return page


def code(served: Served, secret: str) -> str:
    """What the app shows now; asked of a command, for here no Django runs."""
    return served.manage(
        "shell", "-v0", "-c", f"from tests.second_factor import code_of; print(code_of({secret!r}))"
    ).stdout.strip()


def write(page: Page) -> None:
    """A new finding, what it needs, the tips beside it, and the report of a file."""
    shoot(page, "eerste-scherm")
    page.get_by_role("link", name="Nieuwe bevinding").click()
    page.wait_for_load_state("networkidle")
    page.locator("#id_title").fill(TITLE)
    page.locator("#id_summary").fill("Wie elkaar bij het eten leert kennen, vraagt eerder om hulp.")
    shoot(page, "formulier")
    page.locator("#nog-nodig > summary").click()
    shoot(page, "nog-nodig")
    page.locator("#nog-nodig > summary").click()
    page.locator("[data-streamfield-stream-container] button").first.click()
    page.get_by_role("option", name="Tekst").click()
    text = page.locator(".public-DraftEditor-content")
    text.click()
    text.press_sequentially("Wij borgden de aanpak in het beleid. Bel bij vragen 06-12345678.")
    expect(page.locator("input[name=body-0-value]")).to_have_value(re.compile("12345678"))
    page.locator("[data-side-panel-toggle=tips]").click()
    expect(page.get_by_text("06-••••••78").first).to_be_visible()
    text.evaluate("element => element.scrollIntoView({block: 'center'})")
    shoot(page, "tips")
    page.locator("[data-side-panel-toggle=tips]").click()
    fill_in(page)
    page.get_by_role("button", name="Bewaar concept").click()
    page.wait_for_url("**/edit/")


def fill_in(page: Page) -> None:
    """All that is needed to publish, so that the finding can be submitted."""
    page.locator("input[name=themes]").first.check()
    page.locator("input[name=audiences]").first.check()
    page.get_by_label("Zwolle", exact=True).check()
    page.locator("#id_provenance").select_option("experienced")
    page.locator("#id_provenance_note").fill("het wijkteam Zwolle-Zuid, 2026")
    page.locator("#id_judgement").select_option("current")
    page.locator("#id_judgement_reason").fill("Zo werken wij nog steeds.")
    page.locator("#id_review_on").fill((date.today() + timedelta(days=365)).isoformat())
    page.locator("#id_review_mailbox").fill("redactie@zwolle.test")


def upload(page: Page) -> None:
    """A file by itself, with the report of what the portal found in it."""
    page.goto("/beheer/documents/add/")
    page.locator("#id_title").fill("Verslag van de avond")
    data = text_pdf(["Bel moeder op 06-12345678."])
    page.locator("#id_file").set_input_files({"name": "verslag.pdf", "mimeType": "application/pdf", "buffer": data})
    page.locator("#main form button[type=submit]").first.click()
    report = page.locator("#nagekeken")
    expect(report).to_be_visible()
    report.evaluate("element => element.scrollIntoView({block: 'start'})")
    shoot(page, "bestand-nagekeken", height=560)


def check_link(page: Page) -> None:
    """A link for somebody without an account."""
    page.goto("/beheer/nakijklinks/" + re.search(r"/pages/(\d+)/", page.url).group(1) + "/")
    page.get_by_label("Voor wie").fill("Veilig Thuis")
    page.get_by_role("button", name="Maak een link voor").click()
    expect(page.locator("#nakijklink")).to_be_visible()
    shoot(page, "nakijklink", height=640)


def submit(page: Page) -> None:
    """Submit the finding, and see on the first screen what it waits for."""
    page.goto("/beheer/pages/search/?q=" + TITLE.replace(" ", "+"))
    page.locator("#main").get_by_role("link", name=TITLE).first.click()
    page.wait_for_load_state("load")
    page.get_by_role("button", name="Meer acties").click()
    page.get_by_role("button", name="Stuur door naar Nakijken en publiceren").click()
    page.wait_for_load_state("load")
    page.goto("/beheer/")
    panel = page.locator("#wachtrij-section, section:has(#wachtrij-heading)").first
    expect(panel).to_contain_text(TITLE)
    panel.evaluate("element => element.scrollIntoView({block: 'start'})")
    shoot(page, "wachtrij", height=560)


def bundle(page: Page) -> None:
    page.goto("/beheer/")
    page.get_by_role("link", name="Bundels", exact=True).click()
    page.get_by_role("link", name="Nieuwe bundel").click()
    page.get_by_label("Naam").fill("Start in Zwolle")
    page.get_by_role("button", name="Maak de bundel").click()
    page.get_by_label("Wie belt wie bij een melding").check()
    page.get_by_role("button", name="Zet in de bundel").click()
    expect(page.get_by_role("button", name="Dien in")).to_be_visible()
    shoot(page, "bundel")


def imports(page: Page) -> None:
    """The look at a file with one row that has a fault."""
    rows = "Eigen kenmerk;Titel;Samenvatting;Thema’s\n"
    rows += "Z-1;Een kaart met namen;Wie u kent, belt u eerder.;Samen leren en ontwikelen\n"
    rows += "Z-2;Elk kwartaal koffie;Partners zien elkaar vaker.;Signaleren en handelen\n"
    page.goto("/beheer/importeren/")
    page.get_by_label("Bevindingen van Zwolle").check()
    page.get_by_label("Bestand").set_input_files(
        {"name": "zwolle.csv", "mimeType": "text/csv", "buffer": rows.encode("cp1252")}
    )
    page.get_by_role("button", name="Bekijk wat er gebeurt").click()
    expect(page.get_by_role("heading", name="Dit staat in het bestand")).to_be_visible()
    shoot(page, "import")


def judge(page: Page) -> None:
    """What an Eindredacteur sees of what is due and of links that are dead."""
    page.goto("/beheer/beoordelen/")
    expect(page.get_by_text("Elke maand samen casussen bespreken").first).to_be_visible()
    shoot(page, "te-beoordelen")
    page.goto("/beheer/links/")
    expect(page.get_by_text("voorbeeld.test").first).to_be_visible()
    shoot(page, "links")
