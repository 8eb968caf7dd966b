"""What somebody may try with the work of a collectief, each through the screen or address that an editor uses.

Every function gets a signed-in client and the place, does it, and says whether it worked.
"""

from datetime import timedelta

from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Revision

from portal.bundles.changing import approve
from portal.bundles.models import Bundle
from portal.core.models import PortalDocument, PortalImage, PublishedChange
from portal.findings.models import FindingPage, FindingSectionPage
from portal.teams.models import Team
from tests.redactie.admin_forms import read_form
from tests.teams.conftest import Place


def page_url(name: str, *numbers: int) -> str:
    return reverse(f"wagtailadmin_pages:{name}", args=numbers)


def opens(client: Client, address: str) -> bool:
    return client.get(address).status_code == 200


def fresh(place: Place) -> FindingPage:
    return FindingPage.objects.get(pk=place.draft.pk)


def send(client: Client, place: Place, **changes) -> None:
    """Save the edit form with changes; who may not open it sends the least that the form asks."""
    address = page_url("edit", place.draft.pk)
    screen = client.get(address)
    least = {"title": place.draft.title, "slug": place.draft.slug}
    form = read_form(screen, "#page-edit-form") if screen.status_code == 200 else least
    client.post(address, {**form, "summary": "Kort.", "body-count": "0", **changes})


def opens_the_editor(client, place):
    return opens(client, page_url("edit", place.draft.pk))


def sees_the_preview(client, place):
    return opens(client, page_url("view_draft", place.draft.pk))


def sees_the_history(client, place):
    return opens(client, page_url("history", place.draft.pk))


def saves(client, place):
    send(client, place, title="Veranderd")
    return fresh(place).get_latest_revision_as_object().title == "Veranderd"


def submits(client, place):
    send(client, place, **{"action-submit": "1"})
    return fresh(place).current_workflow_state is not None


def publishes(client, place):
    send(client, place, **{"action-publish": "1"})
    return fresh(place).live


def goes_back_to_an_earlier_text(client, place):
    page = fresh(place)
    page.title = "Later geschreven"
    page.save_revision()
    screen = client.get(page_url("revisions_revert", page.pk, place.draft.latest_revision_id))
    form = read_form(screen, "#page-edit-form") if screen.status_code == 200 else {"title": place.draft.title}
    client.post(page_url("edit", page.pk), {"summary": "Kort.", "slug": page.slug, "body-count": "0", **form})
    return fresh(place).get_latest_revision_as_object().title == place.draft.title


def copies(client, place):
    section = place.draft.get_parent()
    asked = {"new_title": "Nog eens", "new_slug": "nog-eens", "new_parent_page": section.pk}
    client.post(page_url("copy", place.draft.pk), asked)
    return section.get_children().filter(slug="nog-eens").exists()


def moves_it_to_another_collectief(client, place):
    other = FindingSectionPage.objects.exclude(region=place.team.region).get()
    client.post(page_url("move_confirm", place.draft.pk, other.pk))
    return fresh(place).get_parent().pk == other.pk


def takes_it_off_the_plan(client, place):
    planned = Revision.objects.filter(pk=place.draft.latest_revision_id)
    planned.update(approved_go_live_at=timezone.now() + timedelta(days=1))
    client.post(page_url("revisions_unschedule", place.draft.pk, place.draft.latest_revision_id))
    return planned.get().approved_go_live_at is None


def judges(client, place):
    page = fresh(place)
    page.save_revision(clean=False).publish()
    client.post(reverse("judging_judge", args=[page.pk]), {"revision": fresh(place).live_revision_id})
    return fresh(place).judged_on is not None


def hides_an_old_text(client, place):
    change = PublishedChange.objects.get(page=place.live)
    client.post(reverse("publishing_versions", args=[place.live.pk]), {"version": change.pk, "hide": "1"})
    return PublishedChange.objects.get(pk=change.pk).is_hidden


def withdraws(client, place):
    client.post(page_url("unpublish", place.live.pk), {"kind": "withdrawn", "reason": "De cijfers klopten niet."})
    return not FindingPage.objects.get(pk=place.live.pk).live


def deletes(client, place):
    client.post(page_url("delete", place.draft.pk))
    return not FindingPage.objects.filter(pk=place.draft.pk).exists()


def deletes_in_bulk(client, place):
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "delete"])
    client.post(f"{address}?id={place.draft.pk}")
    return not FindingPage.objects.filter(pk=place.draft.pk).exists()


def publishes_in_bulk(client, place):
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    client.post(f"{address}?id={place.draft.pk}")
    return fresh(place).live


def locks(client, place):
    client.post(page_url("lock", place.draft.pk))
    return fresh(place).locked


def adds_a_page(client, place):
    section = place.draft.get_parent()
    address = reverse("wagtailadmin_pages:add", args=["findings", "findingpage", section.pk])
    form = read_form(client.get(address), "#page-edit-form") if opens(client, address) else {}
    client.post(address, {**form, "title": "Nieuw werk", "slug": "nieuw-werk", "summary": "Kort.", "body-count": "0"})
    return section.get_children().filter(slug="nieuw-werk").exists()


def finds_it_in_the_admin(client, place):
    return place.draft.title in client.get(reverse("wagtailadmin_pages:search") + "?q=concept").content.decode()


def may_link_to_the_draft(client, place):
    screen = client.get(reverse("wagtailadmin_choose_page_child", args=[place.draft.get_parent().pk]))
    return place.draft.title in screen.content.decode()


def reads_it_by_the_api(client, place):
    return place.draft.title in client.get(f"/beheer/api/main/pages/{place.draft.pk}/").content.decode()


def reads_the_unpublished_file(client, place):
    return client.get(place.document.url).status_code == 200


def edits_the_file(client, place):
    client.post(
        reverse("wagtaildocs:edit", args=[place.document.pk]),
        {"title": "Ander", "collection": place.team.collection_id},
    )
    return PortalDocument.objects.get(pk=place.document.pk).title == "Ander"


def deletes_the_file(client, place):
    client.post(reverse("wagtaildocs:delete", args=[place.document.pk]))
    return not PortalDocument.objects.filter(pk=place.document.pk).exists()


def chooses_the_file(client, place):
    return opens(client, reverse("wagtaildocs_chooser:chosen", args=[place.document.pk]))


def sees_the_picture(client, place):
    return place.image.title in client.get(reverse("wagtailimages_chooser:choose_results")).content.decode()


def edits_the_picture(client, place):
    form = {"title": "Ander", "collection": place.team.collection_id, "tags": ""}
    client.post(reverse("wagtailimages:edit", args=[place.image.pk]), form)
    return PortalImage.objects.get(pk=place.image.pk).title == "Ander"


def sees_who_may_what(client, place):
    return opens(client, reverse("teams_rights"))


def lists_users(client, place):
    return opens(client, reverse("wagtailusers_users:index"))


def makes_a_collectief(client, place):
    filled = {"name": "Deventer", "kind": "gemeente", "cbs_code": "", "mailbox": "deventer@voorbeeld.test"}
    client.post("/beheer/collectieven/new/", filled)
    return Team.objects.filter(region__name="Deventer").exists()


def changes_a_shared_list(client, place):
    return opens(client, reverse("wagtailsnippets_core_region:edit", args=[place.team.region_id]))


def bundle_of(place: Place, state: str) -> Bundle:
    """A bundle with the draft, made by somebody of the place."""
    bundle = Bundle.objects.create(title="Bundel van hier", team=place.team, created_by=place.draft.owner, state=state)
    bundle.pages.create(page_id=place.draft.pk, title=place.draft.title)
    return bundle


def has_state(bundle: Bundle, state: str) -> bool:
    return Bundle.objects.filter(pk=bundle.pk, state=state).exists()


def sees_a_bundle(client, place):
    return opens(client, reverse("bundles_bundle", args=[bundle_of(place, Bundle.State.DRAFT).pk]))


def submits_a_bundle(client, place):
    bundle = bundle_of(place, Bundle.State.DRAFT)
    client.post(reverse("bundles_step", args=[bundle.pk, "indienen"]))
    return has_state(bundle, Bundle.State.SUBMITTED)


def approves_a_bundle(client, place):
    bundle = bundle_of(place, Bundle.State.SUBMITTED)
    client.post(reverse("bundles_step", args=[bundle.pk, "goedkeuren"]))
    return has_state(bundle, Bundle.State.APPROVED)


def publishes_a_bundle(client, place):
    bundle = bundle_of(place, Bundle.State.SUBMITTED)
    approve(bundle, place.draft.owner)
    client.post(reverse("bundles_publish", args=[bundle.pk]))
    return fresh(place).live


def sends_a_bundle_back(client, place):
    bundle = bundle_of(place, Bundle.State.SUBMITTED)
    client.post(reverse("bundles_send_back", args=[bundle.pk]), {"remark": "Nog niet."})
    return has_state(bundle, Bundle.State.RETURNED)


def puts_a_page_in_a_bundle(client, place):
    bundle = Bundle.objects.create(title="Bundel van hier", team=place.team)
    client.post(reverse("bundles_put_in", args=[place.draft.pk]), {"bundel": bundle.pk})
    return bundle.pages.exists()
