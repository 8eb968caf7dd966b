"""What the people of one collectief see of another's work: nothing that is not public."""

import pytest
from django.urls import reverse
from django.utils import timezone
from wagtail.models import TaskState

from portal.bundles.models import Bundle
from portal.redactie.usage import uses_of
from tests import factories
from tests.teams.belongings import bundled, numbers_of_others
from tests.teams.conftest import SECRET
from tests.teams.walk import addresses, not_filled, start_of, without_own

pytestmark = pytest.mark.django_db


@pytest.fixture
def zwolle(zwolle):
    """With a draft that waits for a check and is locked: else the reports of those say nothing to anybody."""
    owner = zwolle.draft.owner
    zwolle.draft.save_revision(user=owner, clean=False)
    zwolle.team.workflow.start(zwolle.draft, owner)
    type(zwolle.draft).objects.filter(pk=zwolle.draft.pk).update(locked=True, locked_by=owner, locked_at=timezone.now())
    return zwolle


def body(response) -> str:
    content = b"".join(response.streaming_content) if response.streaming else response.content
    return content.decode(errors="replace")


def bundle_addresses(bundle: Bundle) -> list[str]:
    names = ("bundle", "edit", "pages", "documents", "send_back", "publish")
    steps = ("indienen", "terugnemen", "goedkeuren", "opheffen")
    return [
        *(reverse(f"bundles_{name}", args=[bundle.pk]) for name in names),
        *(reverse("bundles_step", args=[bundle.pk, step]) for step in steps),
        reverse("bundles_remove_page", args=[bundle.pages.get().pk]),
        reverse("bundles_remove_document", args=[bundle.documents.get().pk]),
        reverse("bundles_put_in", args=[bundle.pages.get().page_id]),
    ]


@pytest.mark.parametrize("group", ["Redacteur Arnhem", "Eindredacteur Arnhem"])
def test_at_no_address_of_a_bundle_of_another_collectief_one_sees_or_does_anything(zwolle, arnhem, person, group):
    client, bundle = person(group), bundled(zwolle)
    for address in bundle_addresses(bundle):
        for ask in (client.get, client.post):
            answer = ask(address)
            assert answer.status_code in (302, 404, 405), address
            assert SECRET not in body(answer), address
    found = Bundle.objects.get(pk=bundle.pk)
    assert (found.state, found.pages.count(), found.documents.count()) == ("draft", 1, 1)
    for listing in (reverse("bundles_index"), f"{reverse('bundles_index')}?stand=gepubliceerd", "/beheer/"):
        assert SECRET not in body(client.get(listing)), listing
    own = Bundle.objects.create(title="Van Arnhem", team=arnhem.team)
    for choose, number in (("pages", zwolle.draft.pk), ("documents", zwolle.document.pk)):
        address = reverse(f"bundles_{choose}", args=[own.pk])
        assert SECRET not in body(client.get(address))
        client.post(address, {"keuze": [number]})
    assert (own.pages.count(), own.documents.count()) == (0, 0)


def numbers(place, page) -> dict:
    """Every part that an address of the admin can ask, filled in with what belongs to this place."""
    section = page.get_parent()
    waiting = TaskState.objects.get(workflow_state__object_id=str(place.draft.pk))
    return {
        **dict.fromkeys(("number", "session_id"), 1),
        "action_name": "approve",
        "task_id": waiting.task_id,
        "task_state_id": waiting.pk,
        "workflow_state_id": waiting.workflow_state_id,
        **dict.fromkeys(("page_id", "pk", "object_id", "page_to_move_id", "page_to_copy_id", "page_pk"), page.pk),
        **dict.fromkeys(("parent_page_id", "parent_id", "destination_id"), section.pk),
        **dict.fromkeys(("document_id", "doc_id"), place.document.pk),
        "page_to_alias_id": page.pk,
        "image_id": place.image.pk,
        "filter_spec": "width-100",
        "collection_id": place.team.collection_id,
        "revision_id": page.latest_revision_id,
        "revision_id_a": "earliest",
        "revision_id_b": "latest",
        "mode_name": "",
        "action": "publish",
        "app_label": "findings",
        "model_name": "findingpage",
        "content_type_app_name": "findings",
        "content_type_model_name": "findingpage",
        "group_id": place.team.writers_id,
        "user_id": page.owner_id,
        "workflow_pk": place.team.workflow_id,
    }


# Addresses with a part of which a place has none: tokens, uploads under way, a kind of list or setting, and records
# that belong to all. Bundles are asked above.
NOT_ASKED = {
    "account_reset_password_from_key",
    "bundles_step",
    "exchange_template",
    "sign_in_link",
    "wagtailadmin_password_reset_confirm",
    "wagtailadmin_tag_model_autocomplete",
    "wagtaildocs:create_multiple_from_uploaded_document",
    "wagtaildocs:delete_upload_multiple",
    "wagtailimages:create_multiple_from_uploaded_image",
    "wagtailimages:delete_upload_multiple",
    "wagtailredirects:delete",
    "wagtailredirects:edit",
    "wagtailsearchpromotions:delete",
    "wagtailsearchpromotions:edit",
    "wagtailsettings:edit",
    "wagtailsettings:preview_on_edit",
}


# Addresses in which `pk` is that of a page.
OF_PAGES = {
    "wagtailadmin_api:pages:action",
    "wagtailadmin_api:pages:detail",
    "wagtailadmin_pages:revisions_compare",
}


def test_no_screen_of_the_admin_shows_a_word_of_another_collectief_that_is_not_public(zwolle, arnhem, person):
    client = person("Eindredacteur Arnhem")
    client.raise_request_exception = False
    own = numbers_of_others(zwolle)
    asked = {
        address: name for page in (zwolle.draft, zwolle.live) for name, address in addresses(numbers(zwolle, page), own)
    }
    assert without_own(numbers(zwolle, zwolle.draft), own) == OF_PAGES
    assert not_filled(numbers(zwolle, zwolle.draft)) == NOT_ASKED
    assert len(asked) > 300, "the walk must find the addresses, or it proves nothing"
    asked.pop(reverse("wagtailadmin_error_test"))
    answers = {address: client.get(address, follow=True) for address in asked}
    assert {address: answer.status_code for address, answer in answers.items() if answer.status_code >= 500} == {}
    assert [address for address, answer in answers.items() if SECRET in body(answer)] == []


def test_the_steps_of_a_workflow_name_no_page_of_another_collectief(zwolle, person, arnhem):
    client = person("Eindredacteur Arnhem")
    for page in (zwolle.draft, zwolle.live):
        parts = numbers(zwolle, page)
        for name in ("workflow_action", "collect_workflow_action_data"):
            address = reverse(f"wagtailadmin_pages:{name}", args=[page.pk, "approve", parts["task_state_id"]])
            assert SECRET not in body(client.get(address, follow=True)), address
            assert SECRET not in body(client.post(address, follow=True)), address
        preview = reverse("wagtailadmin_pages:workflow_preview", args=[page.pk, parts["task_id"]])
        assert SECRET not in body(client.get(preview, follow=True))
        cancel = reverse("wagtailadmin_pages:confirm_workflow_cancellation", args=[page.pk])
        assert client.get(cancel).status_code == 302
        by_script = client.get(cancel, headers={"x-requested-with": "XMLHttpRequest"})
        assert by_script.status_code == 403, "even whether it waits is not told"


@pytest.mark.parametrize(
    "address",
    [
        "/beheer/pages/{page}/",
        "/beheer/pages/{page}/results/",
        "/beheer/choose-page/{page}/",
        "/beheer/choose-page/chosen-multiple/?id={page}",
    ],
)
def test_a_draft_of_another_collectief_is_no_place_to_look_in(zwolle, arnhem, person, address):
    asked = address.format(page=zwolle.draft.pk)
    assert SECRET not in body(person("Eindredacteur Arnhem").get(asked, follow=True))
    assert SECRET not in body(person("Beheerder").get(asked, follow=True))
    assert SECRET in body(person("Redacteur Zwolle").get(asked, follow=True))


def test_the_newest_page_of_a_kind_is_named_to_who_may_see_it(zwolle, arnhem, person):
    assert SECRET not in body(person("Eindredacteur Arnhem").get("/beheer/reports/page-types-usage/", follow=True))
    assert SECRET not in body(person("Beheerder").get("/beheer/reports/page-types-usage/", follow=True))


BULK = "/beheer/bulk/wagtailcore/page"
ASKED = [
    "/beheer/pages/search/?q=concept",
    "/beheer/choose-page/search/?q=concept",
    "/beheer/choose-page/search/?q=komt",
    "/beheer/choose-page/{section}/?page_type=findings.findingpage",
    "/beheer/documents/?q=bestand",
    "/beheer/documents/chooser/results/?q=bestand",
    "/beheer/images/?q=plaatje",
    "/beheer/images/chooser/results/?q=plaatje",
    "/beheer/api/main/pages/?fields=*",
    "/beheer/api/main/pages/?child_of={section}&fields=*",
    "/beheer/api/main/documents/?fields=*",
    "/beheer/api/main/images/?fields=*",
    f"{BULK}/publish/?id={{draft}}",
    f"{BULK}/unpublish/?id={{draft}}",
    f"{BULK}/move/?id={{draft}}",
    f"{BULK}/delete/?id={{draft}}",
    f"{BULK}/publish/?id=all&childOf={{section}}",
    f"{BULK}/publish/?id=all&childOf={{index}}",
    f"{BULK}/publish/?id=all",
    "/beheer/bulk/core/portaldocument/delete/?id={document}",
    "/beheer/bulk/core/portaldocument/add_to_collection/?id={document}",
    "/beheer/bulk/core/portaldocument/add_tags/?id=all",
    "/beheer/bulk/core/portalimage/add_tags/?id={image}",
    "/beheer/reports/site-history/",
    "/beheer/reports/aging-pages/",
    "/beheer/reports/workflow/",
    "/beheer/reports/locked/",
]


# What a team's own people do not get there either: Wagtail lists only what somebody may edit, or that is published.
EMPTY_FOR_TEAMS = {
    "/beheer/choose-page/search/?q=komt",
    f"{BULK}/publish/?id=all&childOf={{index}}",
    f"{BULK}/publish/?id=all",
    "/beheer/bulk/core/portaldocument/add_tags/?id=all",
    "/beheer/reports/aging-pages/",
}


def filled(address: str, place) -> str:
    section = place.draft.get_parent()
    return address.format(
        section=section.pk,
        index=section.get_parent().pk,
        draft=place.draft.pk,
        document=place.document.pk,
        image=place.image.pk,
    )


@pytest.mark.parametrize("group", ["Redacteur Arnhem", "Eindredacteur Arnhem"])
def test_searching_choosing_and_bulk_actions_do_not_show_it_either(zwolle, arnhem, person, group):
    client = person(group)
    assert [address for address in ASKED if SECRET in body(client.get(filled(address, zwolle), follow=True))] == []
    by_script = {"x-requested-with": "XMLHttpRequest"}  # as Wagtail's own scripts ask
    answers = {address: client.get(filled(address, zwolle), follow=True, headers=by_script) for address in ASKED}
    assert [address for address, answer in answers.items() if SECRET in body(answer)] == []


def test_its_own_people_do_find_it_there(zwolle, person):
    client = person("Eindredacteur Zwolle")
    asked = [address for address in ASKED if address not in EMPTY_FOR_TEAMS]
    assert [address for address in asked if SECRET not in body(client.get(filled(address, zwolle), follow=True))] == []


@pytest.mark.parametrize("name", ["bundles_bundle", "exchange_batch", "linkcheck_false_alarm", "linkcheck_copy"])
def test_who_may_see_it_meets_there_what_the_walk_asks_for(zwolle, person, name):
    own = numbers_of_others(zwolle)
    address, client = reverse(name, args=[own[start_of(name, own)]]), person("Landelijke eindredacteur")
    if name == "exchange_batch":  # is for who chose the file alone
        client.force_login(zwolle.draft.owner)
    assert SECRET in body(client.get(address))


def test_a_draft_of_another_collectief_that_uses_a_thing_is_told_without_its_title(zwolle, arnhem):
    product = factories.ProductPageFactory(title="Routekaart")
    for page in (zwolle.draft, arnhem.draft):
        page.product_ties.create(product=product)
        page.save()
    editor = factories.UserFactory()
    editor.groups.add(arnhem.team.editors)
    assert [use.title for use in uses_of(product, editor)] == ["Arnhemse zaak in concept", "een concept van anderen"]
