"""Who may delete or move a page. Wagtail lets anybody with add and change rights delete a draft, also of others."""

from wagtail.models import PagePermissionTester


class PortalPagePermissionTester(PagePermissionTester):
    """Deleting and moving ask for the right to publish; the fixed pages of the portal stay where they are.

    An item that was published once can be moved and withdrawn, not deleted (docs/besluiten/0028-intrekken.md).
    """

    def can_delete(self, ignore_bulk: bool = False) -> bool:
        """Also asked by Wagtail before a bulk action, and before it shows a button."""
        if not self.user.is_superuser and self.was_published():
            return False
        return self.can_take_away(ignore_bulk=ignore_bulk)

    def can_move(self) -> bool:
        """As Wagtail has it, what may be deleted may be moved; and what was published too."""
        return self.can_take_away(ignore_bulk=True)

    def was_published(self) -> bool:
        return getattr(self.page, "keeps_address", False) and self.page.first_published_at is not None

    def can_take_away(self, *, ignore_bulk: bool) -> bool:
        # First what costs no query: a list of pages asks this for each row.
        by_rights = self.user.is_active and not self.user.is_superuser
        if by_rights and ("publish" not in self.permissions or self.page.is_fixed):
            return False
        return super().can_delete(ignore_bulk=ignore_bulk)
