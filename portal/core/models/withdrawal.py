"""That an item is no longer published, and what readers are told where it stood."""

from django.conf import settings
from django.db import models
from wagtail.models import Page, Site

from portal.core.querysets import VisibleQuerySet, visible_pages


class WithdrawalQuerySet(models.QuerySet):
    def standing(self):
        """Of pages that are off the site now and were not kept for people who are signed in."""
        return self.filter(page__in=VisibleQuerySet(Page).filter(live=False).public())


class Withdrawal(models.Model):
    """One for a page that was withdrawn; it goes when the page is published again.

    Title and address are those that readers knew: drafts of a page that is not published change its own.
    """

    class Kind(models.TextChoices):
        WITHDRAWN = "withdrawn", "Ingetrokken"
        MERGED = "merged", "Samengevoegd met een andere pagina"
        MISTAKE = "mistake", "Per ongeluk gepubliceerd"

    page = models.OneToOneField(
        "wagtailcore.Page", verbose_name="pagina", on_delete=models.CASCADE, related_name="withdrawal"
    )
    kind = models.CharField("wat is er aan de hand?", max_length=10, choices=Kind)
    reason = models.TextField("reden voor lezers", max_length=300)
    target = models.ForeignKey(
        "wagtailcore.Page",
        verbose_name="staat nu in",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="taken_in",
    )
    title = models.CharField("titel", max_length=255)
    url_path = models.TextField("adres", db_index=True)
    # Wagtail may throw old revisions away (`purge_revisions`).
    revision = models.ForeignKey(
        "wagtailcore.Revision", verbose_name="tekst", null=True, on_delete=models.SET_NULL, related_name="+"
    )
    withdrawn_at = models.DateTimeField("ingetrokken op", auto_now_add=True)
    withdrawn_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name="door", null=True, on_delete=models.SET_NULL, related_name="+"
    )

    holds_revision = True  # portal.core.held_revisions
    objects = WithdrawalQuerySet.as_manager()

    class Meta:
        verbose_name = "ingetrokken pagina"
        verbose_name_plural = "ingetrokken pagina’s"
        default_permissions = ()
        ordering = ["-withdrawn_at"]

    def __str__(self) -> str:
        return f"{self.title}, ingetrokken"

    def visible_target(self) -> Page | None:
        """Where it stands now, when a visitor may see that. A page that was merged on leads to where that stands."""
        seen, target_id = {self.page_id}, self.target_id
        while target_id and target_id not in seen:
            seen.add(target_id)
            if target := visible_pages().filter(pk=target_id).first():
                return target
            further = Withdrawal.objects.standing().filter(page_id=target_id, kind=self.Kind.MERGED)
            target_id = further.values_list("target_id", flat=True).first()
        return None

    def address(self, request) -> str:
        """Where the page stood, as readers know it."""
        root = Site.find_for_request(request).root_page.url_path
        return "/" + self.url_path.removeprefix(root)
