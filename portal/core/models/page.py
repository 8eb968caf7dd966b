"""The thin shared base of all pages, and what several kinds of them have."""

from django.db import models, transaction
from django.db.models import Q
from wagtail.admin.panels import FieldPanel
from wagtail.models import Page, PageViewRestriction
from wagtail.tasks import update_reference_index_task

from portal.core.entries import KINDS, Entry
from portal.core.metadata import page_metadata
from portal.core.page_forms import PortalCopyForm, PortalPageForm
from portal.core.page_permissions import PortalPagePermissionTester
from portal.core.panels import ConflictPanel
from portal.core.querysets import VisibleManager
from portal.core.slugs import is_reserved


class PortalPage(Page):
    """What all pages of the portal share: `visible()`, a key, and an entry in the search table. No table of its own."""

    kind = "pagina"
    show_in_search = True
    # What `entries` reads of other tables, for `portal.core.entries.prefetch_entries`.
    entry_relations: tuple[str, ...] = ()
    base_form_class = PortalPageForm
    copy_form_class = PortalCopyForm
    content_panels = [ConflictPanel(), *Page.content_panels]

    # Whether its address was promised for ever: what was published once is withdrawn then, and not deleted.
    keeps_address = False

    objects = VisibleManager()

    class Meta:
        abstract = True

    def save(self, *args, **kwargs):
        """Save the page with its ties, and then say in the reference index what it refers to.

        Wagtail does so before the ties are written, and never for ties of taggit: a term that was tied a moment ago
        would seem unused. Who saves within Wagtail's `disable_reference_index_auto_update` calls `renew_references`.
        """
        from wagtail import signal_handlers  # loads when all models are there

        if getattr(signal_handlers.reference_index_auto_update_disabled, "value", False):
            super().save(*args, **kwargs)
            return
        with transaction.atomic():
            with signal_handlers.disable_reference_index_auto_update():
                super().save(*args, **kwargs)
            self.renew_references()

    def renew_references(self) -> None:
        """Write down in the reference index what this page refers to now, as it stands in the database."""
        update_reference_index_task.enqueue(self._meta.app_label, self._meta.model_name, str(self.pk))

    def get_view_restrictions(self) -> models.QuerySet:
        """As Wagtail says, in one query instead of two: the path of a page names all that is above it."""
        if self.alias_of_id:
            return super().get_view_restrictions()
        steps = range(self.steplen, len(self.path) + 1, self.steplen)
        here = Q(path__in=[self.path[:step] for step in steps])
        above = Page.objects.filter(here | Q(aliases__in=Page.objects.filter(here))).order_by()
        return PageViewRestriction.objects.filter(page__in=above.values("pk"))

    @property
    def is_fixed(self) -> bool:
        """Whether the portal has one page of this type, which its menu and addresses count on."""
        return self.max_count == 1

    def get_admin_display_title(self) -> str:
        """The title as readers know it while the page is live: lists and choosers show it to every editor."""
        return self.title if self.live else self.draft_title or self.title

    def permissions_for_user(self, user) -> PortalPagePermissionTester:
        return PortalPagePermissionTester(user, self)

    @staticmethod
    def _slug_is_available(slug: str, parent_page: Page | None, page: Page | None = None) -> bool:
        """Wagtail asks this when it makes a slug from a title: it then takes the next free one."""
        return not is_reserved(slug, parent_page) and Page._slug_is_available(slug, parent_page, page)

    @property
    def item_key(self) -> str:
        """The key by which the fixtures, the search table and people's tools know this page."""
        return getattr(self, "key", None) or f"pagina-{self.pk}"

    @property
    def kind_label(self) -> str:
        return KINDS[self.kind]

    def get_context(self, request, *args, **kwargs):
        return {**super().get_context(request, *args, **kwargs), "meta": page_metadata(self, request)}

    def entries(self) -> list[Entry]:
        """What can be found on this page; nothing, unless a page type says otherwise."""
        return []


class IndexPageMixin(models.Model):
    """An index page: a title, an introduction and the list of what stands under it."""

    intro = models.TextField("inleiding", blank=True, max_length=600, help_text="Eén of twee zinnen boven de lijst.")

    content_panels = [ConflictPanel(), *Page.content_panels, FieldPanel("intro")]

    class Meta:
        abstract = True


class KeyMixin(models.Model):
    """The key that never changes, and the lines of the report that a page rests on."""

    key = models.SlugField(
        "sleutel",
        max_length=150,
        null=True,
        blank=True,
        unique=True,
        editable=False,
        help_text="De naam waaronder de bestanden met inhoud dit kennen; verandert nooit.",
    )
    source = models.CharField(
        "bron",
        max_length=200,
        blank=True,
        help_text="Regels in het rapport, bijvoorbeeld 64-69. Leeg bij nieuwe bevindingen.",
    )

    exclude_fields_in_copy = ["key"]

    class Meta:
        abstract = True

    @property
    def from_report(self) -> bool:
        return bool(self.source)


class KeywordsMixin(models.Model):
    """Words by which people look for this that do not stand in its texts."""

    keywords = models.CharField(
        "zoekwoorden",
        max_length=300,
        blank=True,
        help_text="Andere woorden waarmee mensen hiernaar zoeken, met een komma ertussen.",
    )

    class Meta:
        abstract = True
