"""The groups and the workflow that every database starts with."""

from importlib import import_module

import pytest
from django.apps import apps
from django.contrib.auth.models import Group, Permission
from wagtail.models import GroupApprovalTask, Workflow

from portal.findings.models import FindingIndexPage

pytestmark = pytest.mark.django_db


def test_our_groups_and_workflow_stand_in_the_place_of_wagtails_own():
    assert set(Group.objects.values_list("name", flat=True)) == {"Redacteur", "Eindredacteur", "Beheerder"}
    workflow = FindingIndexPage.objects.get().get_workflow()
    assert workflow.name == "Nakijken en publiceren"
    (task,) = workflow.tasks
    assert [group.name for group in task.specific.groups.all()] == ["Eindredacteur"]
    assert Workflow.objects.count() == GroupApprovalTask.objects.count() == 1


def test_setting_up_again_changes_nothing():
    migration = import_module("portal.redactie.migrations.0001_groups_and_workflow")

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
    migration.set_up(apps, None)
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
