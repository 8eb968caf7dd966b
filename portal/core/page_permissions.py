"""Who may delete or move a page. Wagtail lets anybody with add and change rights delete a draft, also of others."""

from wagtail.models import PagePermissionTester


class PortalPagePermissionTester(PagePermissionTester):
    """Deleting and moving ask for the right to publish; the fixed pages of the portal stay where they are."""

    def can_delete(self, ignore_bulk: bool = False) -> bool:
        """Also asked by Wagtail before a move, a bulk action, and before it shows a button for either."""
        # First what costs no query: a list of pages asks this for each row.
        by_rights = self.user.is_active and not self.user.is_superuser
        if by_rights and ("publish" not in self.permissions or self.page.is_fixed):
            return False
        return super().can_delete(ignore_bulk=ignore_bulk)
