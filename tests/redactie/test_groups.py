"""The groups and the workflow that every database starts with."""

from importlib import import_module

import pytest
from django.apps import apps
from django.contrib.auth.models import Group, Permission
from wagtail.models import GroupApprovalTask, GroupPagePermission, Workflow

from portal.findings.models import FindingIndexPage, FindingPage
from tests.factories import FindingPageFactory

pytestmark = pytest.mark.django_db


def test_our_groups_and_workflow_stand_in_the_place_of_wagtails_own():
    assert set(Group.objects.values_list("name", flat=True)) == {"Landelijke eindredacteur", "Beheerder"}
    workflow = FindingIndexPage.objects.get().get_workflow()
    assert workflow.name == "Nakijken en publiceren"
    (task,) = workflow.tasks
    assert [group.name for group in task.specific.groups.all()] == ["Landelijke eindredacteur"]
    assert Workflow.objects.count() == GroupApprovalTask.objects.count() == 1


def test_setting_up_again_changes_nothing():
    migration = import_module("portal.redactie.migrations.0001_groups_and_workflow")
    four_roles = import_module("portal.redactie.migrations.0008_four_roles")

    def state():
        return [
            (
                group.name,
                sorted(group.permissions.values_list("pk", flat=True)),
                sorted(group.page_permissions.values_list("page", "permission")),
                sorted(group.collection_permissions.values_list("collection", "permission")),
            )
            for group in Group.objects.order_by("name")
        ]

    before, rights = state(), Permission.objects.count()
    assert all(permissions for _name, permissions, *_rest in before)
    Group.objects.filter(name=four_roles.NATIONAL).update(name=migration.EINDREDACTEUR)
    migration.set_up(apps, None)
    four_roles.set_up(apps, None)
    four_roles.set_up(apps, None)
    assert state() == before
    assert Permission.objects.count() == rights
    assert Workflow.objects.count() == GroupApprovalTask.objects.count() == 1


def test_a_stock_group_that_has_people_in_it_stays(django_user_model):
    migration = import_module("portal.redactie.migrations.0001_groups_and_workflow")
    group = Group.objects.create(name="Editors")
    Group.objects.create(name="Moderators")
    django_user_model.objects.create_user("oud").groups.add(group)
    migration.set_up(apps, None)
    assert Group.objects.filter(name="Editors").exists()
    assert not Group.objects.filter(name="Moderators").exists()


def test_who_wrote_for_the_whole_portal_keeps_the_account_and_gets_no_other_rights(django_user_model, account, sign_in):
    """A database of before the four roles."""
    four_roles = import_module("portal.redactie.migrations.0008_four_roles")
    national = Group.objects.get(name="Landelijke eindredacteur")
    Group.objects.filter(pk=national.pk).update(name="Eindredacteur")
    former = Group.objects.create(name="Redacteur")
    rita, elly = (django_user_model.objects.create_user(name) for name in ("rita", "elly"))
    rita.groups.add(former)
    elly.groups.add(national)
    home = FindingIndexPage.objects.get().get_parent()
    right = Permission.objects.get(codename="change_page")
    GroupPagePermission.objects.create(group=former, page=home, permission=right)
    page = FindingPageFactory(owner=rita, live=False)

    four_roles.set_up(apps, None)

    assert [group.name for group in elly.groups.all()] == ["Landelijke eindredacteur"]
    assert national.page_permissions.exists()
    rita = django_user_model.objects.get(username="rita")
    assert rita.is_active
    assert not rita.groups.exists()
    assert not rita.has_perm("wagtailadmin.access_admin")
    assert FindingPage.objects.get(pk=page.pk).owner == rita
    report = sign_in(account("Beheerder")).get("/beheer/wie-mag-wat/").content.decode()
    assert "rita" in report.partition("Accounts zonder groep")[2].partition("<section")[0]
