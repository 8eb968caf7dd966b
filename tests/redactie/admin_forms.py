"""Reading the admin's forms the way a browser does: what stands in the fields is what is sent."""

from datetime import timedelta

from bs4 import BeautifulSoup
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone

from tests.factories import AudienceFactory, RegionFactory, ThemeFactory

LEFT_EMPTY = {"file", "submit", "button", "image"}


def needed_to_publish() -> dict[str, str]:
    """What the form of an item asks beside its texts and ties before it may be published."""
    return {
        "provenance": "experienced",
        "provenance_note": "het wijkteam in Zwolle, 2026",
        "judgement": "current",
        "judgement_reason": "Zo werken wij nog steeds.",
        "review_on": (timezone.localdate() + timedelta(days=365)).isoformat(),
        "review_mailbox": "redactie@zwolle.test",
    }


def all_needed_to_publish() -> dict:
    """The same with ties of its own, for something that is published once more."""
    ties = {"themes": ThemeFactory, "regions": RegionFactory, "audiences": AudienceFactory}
    return needed_to_publish() | {name: [make().pk] for name, make in ties.items()} | {"minor_change": "on"}


def read_form(response: HttpResponse, selector: str = "main form[method=post], main form[method=POST]") -> dict:
    """The fields of the first form that `selector` finds, by name; a name that stands more than once has a list."""
    assert response.status_code == 200, response.status_code
    form = BeautifulSoup(response.content, "html.parser").select_one(selector)
    assert form is not None, f"no form {selector}"
    data: dict = {}
    for field in form.select("input[name], textarea[name], select[name]"):
        for value in values_of(field):
            data.setdefault(field["name"], []).append(value)
    return {name: values[0] if len(values) == 1 else values for name, values in data.items()}


def press(client: Client, screen: str, action: str) -> HttpResponse:
    """Send the form on this screen that goes to `action`, with its own token: here it is asked, as it is of people."""
    browser = Client(enforce_csrf_checks=True)
    browser.cookies = client.cookies
    form = read_form(browser.get(screen), f'form[action="{action}"]')
    return browser.post(action, form, follow=True)


def values_of(field) -> list[str]:
    if field.name == "textarea":
        return [field.text.removeprefix("\n")]  # HTML leaves the first line break out
    if field.name == "select":
        return [option.get("value", "") for option in field.select("option[selected]")]
    if field.get("type") in LEFT_EMPTY or (
        field.get("type") in {"checkbox", "radio"} and not field.has_attr("checked")
    ):
        return []
    return [field.get("value", "on" if field.get("type") == "checkbox" else "")]


def messages(response: HttpResponse) -> str:
    """What the admin says on top of the screen."""
    soup = BeautifulSoup(response.content, "html.parser")
    return " ".join(found.get_text(" ", strip=True) for found in soup.select(".messages"))


def errors(response: HttpResponse) -> str:
    """What the admin says at the fields."""
    soup = BeautifulSoup(response.content, "html.parser")
    found = soup.select(".error-message, .w-field__errors, .account__errors, .account__error, .help-critical")
    return " ".join(part.get_text(" ", strip=True) for part in found)
