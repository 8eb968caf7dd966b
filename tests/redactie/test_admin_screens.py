"""The admin as a whole: in Dutch, nothing from elsewhere, every kind of page and record can be edited and previewed."""

import re

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import Group
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import Page, get_page_models
from wagtail.snippets.models import get_snippet_models

from portal.core.models import PortalPage, PublishedChange, SectionPageMixin
from portal.standard.models import StandardPage
from tests import factories
from tests.redactie.admin_forms import errors, messages, read_form

# Whatever a browser fetches by itself; a link that somebody must click is something else.
LOADED = "script[src], link[rel~=stylesheet], link[rel~=icon], link[rel~=preload], img[src], iframe[src], source[src]"


def loaded_from_elsewhere(html: str) -> list[str]:
    addresses = [found.get("src") or found.get("href") for found in BeautifulSoup(html, "html.parser").select(LOADED)]
    assert len(addresses) > 10, "the screen must load something, or this looks at nothing"
    return [address for address in addresses if re.match(r"(?:[a-z]+:)?//", address)]


def all_pages() -> list[PortalPage]:
    """One page of each type."""
    factories.ThemePageFactory()
    factories.CollectiefPageFactory()
    factories.StandardPageFactory()
    factories.AccessibilityStatementPageFactory()
    for factory in factories.ITEM_FACTORIES.values():
        factory()
    own_screen = [model for model in get_page_models() if issubclass(model, PortalPage) and not leads_on(model)]
    return [model.objects.first() for model in own_screen]


def leads_on(model: type[Page]) -> bool:
    """The parts of collectieven, which have nothing to preview: tests/teams looks at them."""
    return issubclass(model, SectionPageMixin)


def test_no_screen_loads_anything_from_another_host(eindredacteur):
    page = factories.FindingPageFactory()
    for address in (
        reverse("wagtailadmin_home"),
        reverse("wagtailadmin_pages:edit", args=[page.pk]),
        reverse("wagtailadmin_explore", args=[page.get_parent().pk]),
        reverse("wagtailadmin_account"),
        reverse("redactie_help"),
    ):
        html = eindredacteur.get(address).content.decode()
        assert loaded_from_elsewhere(html) == [], address
        assert "gravatar" not in html
        assert "releases.wagtail" not in html


def test_every_page_type_can_be_edited_and_previewed(eindredacteur):
    pages = all_pages()
    assert len(pages) >= 14
    for page in pages:
        edit = reverse("wagtailadmin_pages:edit", args=[page.pk])
        assert eindredacteur.get(edit).status_code == 200, page
        preview = eindredacteur.get(reverse("wagtailadmin_pages:view_draft", args=[page.pk]))
        assert preview.status_code == 200, page
        assert page.title in preview.content.decode(), page


def test_the_preview_beside_the_form_shows_what_is_being_typed(redacteur, own_part):
    page = factories.FindingPageFactory(parent=own_part, live=False)
    edit = reverse("wagtailadmin_pages:edit", args=[page.pk])
    form = read_form(redacteur.get(edit), "#page-edit-form")
    form |= {"title": "Wat ik nu typ", "body-count": "0"}
    address = reverse("wagtailadmin_pages:preview_on_edit", args=[page.pk])
    assert redacteur.post(address, form).json() == {"is_valid": True, "is_available": True}
    shown = redacteur.get(address, {"in_preview_panel": "true"})
    assert "Wat ik nu typ" in shown.content.decode()
    assert "<wagtail-userbar>" in shown.content.decode(), "the panel ‘Controles’ reads the page by it"
    assert "frame-ancestors 'self'" in shown["Content-Security-Policy"], (
        "a browser shows it in the frame beside the form"
    )
    page.refresh_from_db()
    assert page.title != "Wat ik nu typ"


def test_an_editor_is_offered_only_pages_that_belong_there(eindredacteur):
    home = Page.objects.get(depth=2)
    screen = eindredacteur.get(reverse("wagtailadmin_pages:add_subpage", args=[home.pk]), follow=True).content.decode()
    assert "standardpage" in screen
    assert "findingpage" not in screen


@pytest.mark.parametrize("group", ["Redacteur Zwolle", "Landelijke eindredacteur"])
def test_every_list_of_records_opens_and_can_be_searched_and_filtered(account, sign_in, group):
    client = sign_in(account(group))
    for factory in (
        factories.ThemeFactory,
        factories.HeadingFactory,
        factories.RegionFactory,
        factories.AudienceFactory,
        factories.PartnerFactory,
        factories.SubjectFactory,
        factories.AnchorChangeFactory,
        factories.ForeignPhraseFactory,
        factories.SynonymFactory,
        factories.GlossaryTermFactory,
        factories.UsefulLinkFactory,
        factories.ExternalAddressFactory,
        factories.FindingPageFactory,  # its publication is a record too
    ):
        factory()
    models = get_snippet_models()
    assert len(models) == 14
    if group == "Redacteur Zwolle":
        models = [model for model in models if model is not PublishedChange]
    for model in models:
        names = f"wagtailsnippets_{model._meta.app_label}_{model._meta.model_name}"
        record = model.objects.first()
        for query in ("", "?q=a", "?q=%22", "?q=zzz", "?ordering=-pk"):
            assert client.get(reverse(f"{names}:list") + query).status_code == 200, (model, query)
        assert str(record) in client.get(reverse(f"{names}:list")).content.decode()
        if group == "Landelijke eindredacteur":
            for name in ("edit", "history", "usage"):
                assert client.get(reverse(f"{names}:{name}", args=[record.pk])).status_code == 200, (model, name)
            status = 302 if model is PublishedChange else 200  # publishing alone makes those, and none is taken away
            assert client.get(reverse(f"{names}:delete", args=[record.pk])).status_code == status, model
            assert client.get(reverse(f"{names}:add")).status_code == status, model
        else:
            assert client.get(reverse(f"{names}:inspect", args=[record.pk])).status_code == 200, model
            assert client.get(reverse(f"{names}:edit", args=[record.pk])).status_code == 302, model


def menu(client) -> str:
    html = BeautifulSoup(client.get(reverse("wagtailadmin_home")).content, "html.parser")
    return html.select_one("#wagtail-sidebar-props").text


def test_the_menu_shows_each_group_what_it_may_use_and_no_more(account, sign_in):
    redacteur = menu(sign_in(account("Redacteur Zwolle")))
    eindredacteur = menu(sign_in(account("Landelijke eindredacteur")))
    beheerder = menu(sign_in(account("Beheerder")))
    for text in (redacteur, eindredacteur):
        assert '"/beheer/snippets/glossary/term/"' in text
        assert '"/beheer/documents/"' in text
        assert "/beheer/users/" not in text
    assert "/beheer/redirects/" in eindredacteur
    assert "/beheer/redirects/" not in redacteur
    assert "/beheer/users/" in beheerder
    assert "/beheer/settings/core/portalsettings/" in beheerder
    assert "/beheer/pages/" not in beheerder
    for text in (redacteur, eindredacteur, beheerder):
        assert "/beheer/hulp/" in text
        assert "https://" not in text
        assert "/beheer/locales/" not in text
        assert "/beheer/forms/" not in text


def test_the_dashboard_leads_to_writing_a_finding_whoever_may(account, sign_in, redacteur, own_part):
    address = reverse("wagtailadmin_pages:add", args=["findings", "findingpage", own_part.pk])
    assert address in redacteur.get("/beheer/").content.decode()
    beheerder = sign_in(account("Beheerder")).get("/beheer/").content.decode()
    assert address not in beheerder
    assert "Lees de handleiding" in beheerder


def test_a_beheerder_changes_the_settings_of_the_portal_and_a_redacteur_cannot(account, sign_in, redacteur, client):
    beheerder = sign_in(account("Beheerder"))
    address = beheerder.get(reverse("wagtailsettings:edit", args=["core", "portalsettings"]))["Location"]
    form = read_form(beheerder.get(address), "#main form[method=POST], #main form[method=post], form[action]")
    response = beheerder.post(address, form | {"contact_email": "redactie@gemeente.nl"}, follow=True)
    assert "redactie@gemeente.nl" in response.content.decode(), errors(response)
    assert redacteur.get(address).status_code == 302


def test_a_beheerder_makes_an_account_in_a_group_and_nobody_becomes_a_superuser(account, sign_in, django_user_model):
    beheerder = sign_in(account("Beheerder", email="bea@gemeente.nl"))
    group = Group.objects.create(name="Redacteur Zwolle")
    data = {
        "username": "nieuw",
        "email": "Nieuw@Gemeente.nl",
        "first_name": "N.",
        "last_name": "Ieuw",
        "password1": "paarse fiets bij de dijk",
        "password2": "paarse fiets bij de dijk",
        "groups": [group.pk],
        "is_superuser": "on",
    }
    twice = beheerder.post(reverse("wagtailusers_users:add"), data | {"email": "BEA@gemeente.nl"})
    assert "Er is al een account met dit e-mailadres" in errors(twice)
    response = beheerder.post(reverse("wagtailusers_users:add"), data, follow=True)
    assert "nieuw" in messages(response)
    user = django_user_model.objects.get(username="nieuw")
    assert user.email == "nieuw@gemeente.nl"
    assert list(user.groups.all()) == [group]
    assert not user.is_superuser


def test_who_may_not_enter_a_screen_is_told_so_in_dutch(redacteur):
    response = redacteur.get(reverse("wagtailusers_users:index"), follow=True)
    assert "geen toegang" in messages(response)


def test_a_page_of_text_says_nothing_in_english_to_an_editor(eindredacteur):
    page = StandardPage.objects.first() or factories.StandardPageFactory()
    html = BeautifulSoup(eindredacteur.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content, "html.parser")
    labels = {label.get_text(" ", strip=True).rstrip(" *").lower() for label in html.select("h2, label, legend")}
    assert {"titel", "samenvatting", "inhoud", "gecontroleerd op"} <= labels
    assert not labels & {"title", "summary", "body", "checked on", "intro", "publish", "delete"}


def test_a_list_of_many_pages_costs_a_redacteur_no_more_queries_than_a_list_of_few(redacteur, own_part):
    address = reverse("wagtailadmin_explore", args=[own_part.pk])

    def queries(more: int) -> int:
        factories.FindingPageFactory.create_batch(more, parent=own_part, live=False)
        with CaptureQueriesContext(connection) as captured:
            assert redacteur.get(address).status_code == 200
        return len(captured)

    queries(2)  # fill caches
    assert queries(1) == queries(12)
