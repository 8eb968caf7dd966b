"""What stands in the way of a bundle is said in words at the page or document it is about."""

from datetime import timedelta

import pytest
from django.core.files.base import ContentFile
from django.utils import timezone
from wagtail.users.models import UserProfile

from collectieven.models import CollectiefPage
from portal.bundles import changing
from portal.bundles.changing import BundleRefused
from portal.bundles.models import Bundle
from portal.bundles.overview import BundleOverview
from portal.bundles.publishing import publish
from portal.core.models import Withdrawal
from portal.findings.models import FindingPage
from tests import factories as make
from tests.bundles.conftest import member

pytestmark = pytest.mark.django_db


def said(made) -> str:
    """Of the second page; of the first there is nothing to say."""
    lines = BundleOverview(Bundle.objects.get(pk=made.bundle.pk)).problem_lines
    assert not [line for line in lines if "Eerste bevinding" in line]
    return " ".join(lines)


def save(made, **fields) -> FindingPage:
    page = FindingPage.objects.get(pk=made.second.pk)
    for name, value in fields.items():
        setattr(page, name, value)
    page.save_revision(user=made.writer)
    return page


def test_a_bundle_without_a_problem_says_nothing(bundle):
    assert said(bundle) == ""


def test_a_page_with_a_moment_of_its_own_would_not_go_live_with_the_others(bundle):
    save(bundle, go_live_at=timezone.now() + timedelta(days=1))
    assert "‘Tweede bevinding’: Deze pagina heeft een eigen moment van publiceren." in said(bundle)
    save(bundle, go_live_at=None, expire_at=timezone.now() - timedelta(days=1))
    assert "Het moment waarop deze pagina verloopt, is voorbij." in said(bundle)
    with pytest.raises(BundleRefused):
        changing.submit(bundle.bundle, bundle.writer)


def test_a_page_that_is_reviewed_by_itself_too_must_stop_that_first(bundle):
    page = FindingPage.objects.get(pk=bundle.second.pk)
    page.get_workflow().start(page, bundle.writer)
    assert "Deze pagina wordt ook los nagekeken." in said(bundle)


def test_a_page_that_was_withdrawn_since_is_not_put_back_by_the_bundle(bundle):
    page = FindingPage.objects.get(pk=bundle.second.pk)
    Withdrawal.objects.create(page=page, kind="withdrawn", reason="Fout", title=page.title, url_path=page.url_path)
    day = timezone.localdate()
    assert f"Deze pagina is ingetrokken op {day.day} " in said(bundle)


def test_a_file_that_is_gone_is_named(bundle):
    lost = make.DocumentFactory(title="Kwijt", file=ContentFile(b"%PDF-1.4 weg", name="kwijt.pdf"))
    save(bundle, body=[("download", {"document": lost, "label": ""})])
    assert said(bundle) == ""
    lost.file.storage.delete(lost.file.name)
    assert "Het bestand ‘Kwijt’ is er niet meer." in said(bundle)


def test_an_empty_bundle_is_not_submitted(zwolle):
    empty = Bundle.objects.create(title="Leeg", team=zwolle.team)
    with pytest.raises(BundleRefused, match="Er staat geen pagina in de bundel"):
        changing.submit(empty, member("Redacteur Zwolle"))


def test_the_page_of_the_collectief_goes_live_with_its_bundle(bundle):
    page = CollectiefPage.objects.get(region=bundle.place.team.region)
    changing.add_page(bundle.bundle, page, bundle.writer)
    with pytest.raises(BundleRefused, match="‘Zwolle’: Bij ‘Samenvatting’: "):
        changing.submit(bundle.bundle, bundle.writer)
    page.summary, page.period = "Wat Zwolle doet.", "2026"
    page.save_revision(user=bundle.writer)
    changing.submit(bundle.bundle, bundle.writer)
    changing.approve(bundle.bundle, bundle.editor)
    assert publish(bundle.bundle, bundle.editor).state == Bundle.State.PUBLISHED
    assert CollectiefPage.objects.get(pk=page.pk).live


def test_where_nobody_reviews_the_mailbox_of_the_team_hears_of_it(
    bundle, mailoutbox, django_capture_on_commit_callbacks
):
    bundle.editor.groups.clear()
    with django_capture_on_commit_callbacks(execute=True):
        changing.submit(bundle.bundle, bundle.writer)
    (mail,) = mailoutbox
    assert mail.to == ["zwolle@voorbeeld.test"]
    assert mail.body.startswith("Dag,\n")


def test_who_switched_a_mail_off_in_the_profile_gets_none(bundle, mailoutbox, django_capture_on_commit_callbacks):
    profile = UserProfile.get_for_user(bundle.editor)
    profile.submitted_notifications = False
    profile.save()
    with django_capture_on_commit_callbacks(execute=True):
        changing.submit(bundle.bundle, bundle.writer)
    assert mailoutbox == []
