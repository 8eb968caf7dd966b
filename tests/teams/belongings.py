"""What a collectief has beside its pages and files, each with a text that nobody of another may read."""

from datetime import timedelta

from django.utils import timezone
from wagtail.models import GroupApprovalTask, Site

from portal.bundles.models import Bundle
from portal.core.models import PublishedChange
from portal.exchange.models import ImportBatch
from portal.linkcheck.models import CheckedAddress, FetchedCopy
from portal.moderation.models import CheckLink
from tests import factories as make
from tests.teams.conftest import SECRET, Place


def bundled(place: Place) -> Bundle:
    """A bundle of this place with its draft and its file."""
    bundle = Bundle.objects.create(title=f"{SECRET} bundel", team=place.team, created_by=place.draft.owner)
    bundle.pages.create(page_id=place.draft.pk, title=place.draft.title)
    bundle.documents.create(document=place.document, title=place.document.title)
    return bundle


def check_link(place: Place) -> CheckLink:
    return CheckLink.objects.create(
        page_id=place.draft.pk,
        revision_id=place.draft.latest_revision_id,
        token_hash="x" * 64,
        reader=f"{SECRET} wethouder",
        created_by=place.draft.owner,
        expires_at=timezone.now() + timedelta(days=7),
    )


def imported(place: Place) -> ImportBatch:
    section = place.draft.get_parent()
    batch = ImportBatch.objects.create(
        kind="bevinding", parent=section, user=place.draft.owner, file_name=f"{SECRET}.xlsx"
    )
    batch.rows.create(number=1, scope=f"bevinding:{section.pk}", key="a", title=f"{SECRET} rij")
    return batch


def linked(place: Place) -> CheckedAddress:
    """An address on the published page of the place."""
    address = CheckedAddress.objects.create(
        url="https://elders.test/stuk.pdf", host="elders.test", state=CheckedAddress.State.GONE
    )
    address.places.create(page_id=place.live.pk, title=f"{SECRET} bevinding", place="inhoud", text=f"{SECRET} link")
    return address


def numbers_of_others(place: Place) -> dict[str, int]:
    """By the start of the names of addresses, the primary key of what belongs to this place; the longest start counts.

    Of lists that all share it is what a page of the place uses, or else the first there is.
    """
    bundle, address = bundled(place), linked(place)
    file = make.DocumentFactory(title=f"{SECRET} kopie", collection=place.team.collection)
    copy = FetchedCopy.objects.create(address=address, url=address.url, document=file, fetched_by=place.draft.owner)
    task = GroupApprovalTask.objects.get(workflow_tasks__workflow=place.team.workflow)
    useful = make.UsefulLinkFactory()
    subject, partner = make.SubjectFactory(), make.PartnerFactory()
    place.draft.subjects.add(subject)
    place.draft.partners.add(partner)
    place.draft.save()
    shared = {
        "core_anchor": make.AnchorFactory(),
        "core_audience": place.draft.audiences.get(),
        "core_externaladdress": make.ExternalAddressFactory(),
        "core_foreignphrase": make.ForeignPhraseFactory(),
        "core_partner": partner,
        "core_publishedchange": PublishedChange.objects.get(page=place.live),
        "core_region": place.team.region,
        "core_subject": subject,
        "glossary_term": make.GlossaryTermFactory(),
        "links_linkcategory": useful.category,
        "links_usefullink": useful,
        "search_synonym": make.SynonymFactory(),
        "themes_heading": make.HeadingFactory(),
        "themes_theme": place.draft.themes.get(),
    }
    return {
        "bundles_": bundle.pk,
        "bundles_remove_page": bundle.pages.get().pk,
        "bundles_remove_document": bundle.documents.get().pk,
        "exchange_": imported(place).pk,
        "linkcheck_": address.pk,
        "linkcheck_copy": copy.pk,
        "moderation_check_stop": check_link(place).pk,
        "teams:": place.team.pk,
        "wagtailadmin_api:documents": place.document.pk,
        "wagtailadmin_api:images": place.image.pk,
        "wagtailadmin_collections:": place.team.collection_id,
        "wagtailadmin_workflows:": place.team.workflow_id,
        **{f"wagtailadmin_workflows:{name}_task": task.pk for name in ("edit", "disable", "enable")},
        "wagtaildocs_chooser:": place.document.pk,
        "wagtailimages_chooser:": place.image.pk,
        "wagtailsites:": Site.objects.get(is_default_site=True).pk,
        "wagtailusers_groups:": place.team.writers_id,
        "wagtailusers_users:": place.draft.owner_id,
        **{f"wagtailsnippets_{name}:": one.pk for name, one in shared.items()},
        **{f"wagtailsnippetchoosers_{name}:": one.pk for name, one in shared.items()},
    }
