"""Who may do what with uploaded files, beyond what Wagtail's own rules say."""

from django.contrib.auth.models import AbstractUser
from wagtail.permission_policies.collections import CollectionOwnershipPermissionPolicy
from wagtail.permissions import register_permission_policy

from portal.core.documents import is_released
from portal.core.models import PortalDocument, PortalImage


class UploadPermissionPolicy(CollectionOwnershipPermissionPolicy):
    """Who uploaded a file may change it until a visible page uses it; only who may change all files may delete one.

    In stock Wagtail the right to add is enough to delete own files, and to put another file in the place of one
    that the public already downloads. One exception: when Wagtail finds that an upload is a copy of an image that is
    there already, it offers to keep the first and drop the copy.
    """

    def user_has_permission(self, user: AbstractUser, action: str) -> bool:
        if action == "delete":
            return self._check_perm(user, ["change"])
        return super().user_has_permission(user, action)

    def user_has_any_permission_for_instance(self, user: AbstractUser, actions, instance) -> bool:
        actions = set(actions)
        if not self._check_perm(user, ["change"], collection=instance.collection):
            if not is_spare_copy(instance, user):
                actions.discard("delete")
            if "change" in actions and is_released(instance):
                actions.discard("change")
        return bool(actions) and super().user_has_any_permission_for_instance(user, actions, instance)


def is_spare_copy(file: PortalDocument | PortalImage, user: AbstractUser) -> bool:
    """Whether it is an image of this user's that nothing uses and of which another copy stays."""
    if not isinstance(file, PortalImage) or file.uploaded_by_user_id != user.pk or file.get_usage().count():
        return False
    return PortalImage.objects.exclude(pk=file.pk).filter(file_hash=file.get_file_hash()).exists()


def register_upload_rights() -> None:
    """In place of Wagtail's own policies, whose rights (`wagtaildocs.add_document` and so on) stay what groups hold."""
    for model, rights_of in ((PortalDocument, "wagtaildocs.Document"), (PortalImage, "wagtailimages.Image")):
        policy = UploadPermissionPolicy(model, auth_model=rights_of, owner_field_name="uploaded_by_user")
        register_permission_policy(model, policy, exact_class=True)
