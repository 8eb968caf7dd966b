"""Uploads of these tests stay apart; people who sign in come from `tests.editors`."""

import pytest
from django.contrib.auth.models import Group, Permission
from django.core.files.storage import default_storage
from django.test import Client
from wagtail.models import Collection, GroupCollectionPermission


@pytest.fixture
def of_zwolle(account, sign_in) -> Client:
    """A redacteur whose group may add and choose files in one collection only."""
    collection = Collection.get_first_root_node().add_child(name="Zwolle")
    group = Group.objects.create(name="Redactie Zwolle")
    group.permissions.add(Permission.objects.get(codename="access_admin"))
    for action in ("add", "choose"):
        for app, model in (("wagtaildocs", "document"), ("wagtailimages", "image")):
            permission = Permission.objects.get(codename=f"{action}_{model}", content_type__app_label=app)
            GroupCollectionPermission.objects.create(group=group, collection=collection, permission=permission)
    return sign_in(account("Redactie Zwolle", username="zus"))


@pytest.fixture(autouse=True)
def _own_files(settings, tmp_path):
    """Uploads of a test go to a folder of its own."""
    settings.MEDIA_ROOT = tmp_path
    assert default_storage.location == str(tmp_path)
