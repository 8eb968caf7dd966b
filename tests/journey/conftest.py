"""A portal of its own for the journey, without the report: what happens there shows on no page of other tests."""

from collections.abc import Iterator

import pytest

from tests.served import Served, serve_portal

PREPARE = """
from django.core.management import call_command
call_command("collectstatic", interactive=False, verbosity=0)
from portal.core.models import Audience
from themes.models import Theme
Theme.objects.create(name="Samen leren", slug="samen-leren", number=1)
Audience.objects.create(name="Wijkteams", slug="wijkteams")
"""


@pytest.fixture
def own_portal(spare_database) -> Iterator[Served]:
    folder, url = spare_database
    with serve_portal(folder, url, PREPARE) as portal:
        yield portal
