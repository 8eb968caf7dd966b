"""The admin's own API of files, with the rights that its screens have: Wagtail's shows every file to every editor."""

from django.db.models import QuerySet
from wagtail.api.v2.router import WagtailAPIRouter
from wagtail.documents.api.admin.views import DocumentsAdminAPIViewSet
from wagtail.images.api.admin.views import ImagesAdminAPIViewSet
from wagtail.permissions import policy_registry

from .bulk import FILE_ACTIONS


class OwnFilesMixin:
    def get_queryset(self) -> QuerySet:
        files = super().get_queryset()
        policy = policy_registry.get_by_type(files.model)
        allowed = policy.instances_user_has_any_permission_for(self.request.user, FILE_ACTIONS)
        return files.filter(pk__in=allowed.order_by().values("pk"))


class OwnDocumentsAPIViewSet(OwnFilesMixin, DocumentsAdminAPIViewSet):
    pass


class OwnImagesAPIViewSet(OwnFilesMixin, ImagesAdminAPIViewSet):
    pass


def register_own_files(router: WagtailAPIRouter) -> None:
    router.register_endpoint("documents", OwnDocumentsAPIViewSet)
    router.register_endpoint("images", OwnImagesAPIViewSet)
