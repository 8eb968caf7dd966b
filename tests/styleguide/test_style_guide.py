"""The style guide shows every component in every state, to whoever may enter the admin and to nobody else."""

from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from django.conf import settings
from django.contrib.auth.models import Group
from django.urls import reverse

from portal.styleguide.examples import GROUPS
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db

COMPONENTS = {path.stem for path in Path(settings.BASE_DIR, "templates/components").glob("*.html")}
EXAMPLES = [example for examples in GROUPS.values() for example in examples]
SHOWS_NOTHING = {("ties", "Niets om te tonen")}  # that no empty heading stands there is the point of this state


def address(example) -> str:
    return reverse("style_guide_state", args=[example.component_slug, example.slug])


@pytest.fixture
def editor(client):
    user = UserFactory()
    user.groups.add(Group.objects.get(name="Landelijke eindredacteur"))
    client.force_login(user)
    return client


def test_every_component_is_in_the_guide():
    assert {example.component for example in EXAMPLES} == COMPONENTS


def test_no_two_states_of_a_component_have_one_address():
    assert len({address(example) for example in EXAMPLES}) == len(EXAMPLES)


@pytest.mark.parametrize("path", ["/stijlgids/", "/stijlgids/card/", "/stijlgids/card/tip/"])
def test_a_visitor_is_asked_to_sign_in(client, path):
    answer = client.get(path)
    assert answer.status_code == 302
    assert answer["Location"].startswith("/beheer/login/")


def test_the_overview_leads_to_every_component(editor):
    soup = BeautifulSoup(editor.get("/stijlgids/").content, "html.parser")
    links = {link["href"] for link in soup.main.find_all("a")}
    assert links == {reverse("style_guide_component", args=[name.replace("_", "-")]) for name in COMPONENTS}
    assert soup.find("meta", {"name": "robots"})["content"] == "noindex"


def test_a_component_says_its_inputs_and_frames_each_of_its_states(editor):
    answer = editor.get("/stijlgids/facts/")
    soup = BeautifulSoup(answer.content, "html.parser")
    assert "facts: list of Fact" in soup.main.get_text()
    assert [frame["src"] for frame in soup.find_all("iframe")] == ["/stijlgids/facts/breed/", "/stijlgids/facts/smal/"]
    assert "frame-src 'self'" in answer["Content-Security-Policy"]


def test_every_state_is_rendered_by_the_template_of_the_site_and_may_be_framed(editor):
    for example in EXAMPLES:
        answer = editor.get(address(example))
        assert answer.status_code == 200, example
        assert answer["X-Frame-Options"] == "SAMEORIGIN"
        shown = BeautifulSoup(answer.content, "html.parser").body.decode_contents().strip()
        assert bool(shown) == ((example.component, example.state) not in SHOWS_NOTHING), example


@pytest.mark.parametrize("path", ["/stijlgids/bestaat-niet/", "/stijlgids/card/bestaat-niet/"])
def test_what_is_not_there_is_a_404(editor, path):
    assert editor.get(path).status_code == 404
