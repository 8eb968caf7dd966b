"""People in browsers of their own, who sign in for real; and what they do in the admin, in its own words."""

from dataclasses import dataclass, field
from urllib.parse import urlsplit

from playwright.sync_api import Browser, Page, Response, expect

from tests.second_factor import set_up_in_browser
from tests.served import Served

PASSWORD = "een-heel-lang-wachtwoord-2026"


@dataclass
class Person:
    """Somebody with a browser; the addresses of the admin that it opened, and where it changed something, each once."""

    page: Page
    asked: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    finding: str = ""  # the address of the form of the finding

    def note(self, response: Response) -> None:
        path = urlsplit(response.url).path
        posted = response.request.method == "POST"
        noted = self.changed if posted else self.asked
        well = response.status < 400 if posted else response.ok
        if path.startswith("/beheer/") and well and path not in noted:
            noted.append(path)

    def press(self, name: str) -> None:
        self.page.get_by_role("button", name=name, exact=True).click()
        self.page.wait_for_load_state("load")

    def follow(self, name: str) -> None:
        self.page.get_by_role("link", name=name, exact=True).first.click()
        self.page.wait_for_load_state("load")

    def choose(self, name: str) -> None:
        """From the menu of what can be done with the page whose form is open."""
        self.page.get_by_role("button", name="Acties").first.click()
        self.follow(name)

    def go(self, path: str) -> None:
        self.page.goto(path)

    def reads(self, text: str) -> None:
        expect(self.page.locator("main")).to_contain_text(text)


def somebody(browser: Browser, served: Served) -> Person:
    """A reader: a browser that knows nobody's cookies."""
    page = browser.new_context(base_url=served.url, locale="nl-NL").new_page()
    person = Person(page)
    page.on("response", person.note)
    return person


def sign_in(person: Person, username: str, password: str) -> None:
    """With a password and, as it is the first time, an app for the second step."""
    page = person.page
    page.goto("/beheer/")
    page.get_by_label("Gebruikersnaam of e-mailadres").fill(username)
    page.get_by_label("Wachtwoord").fill(password)
    page.get_by_role("button", name="Inloggen", exact=True).click()
    set_up_in_browser(page)
    page.wait_for_load_state("load")
