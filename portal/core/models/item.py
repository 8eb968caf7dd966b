"""The thin shared base of pages, and what every item from the report or an editor has."""

import datetime

from django.db import models, transaction
from django.db.models import Q
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.models import Page, PageViewRestriction
from wagtail.tasks import update_reference_index_task

from portal.core.blocks import BodyBlock
from portal.core.entries import KINDS, Entry
from portal.core.facts import Fact
from portal.core.fields import StreamField
from portal.core.item_context import item_context
from portal.core.listing import Row
from portal.core.metadata import page_metadata
from portal.core.page_forms import PortalCopyForm, PortalPageForm
from portal.core.page_permissions import PortalPagePermissionTester
from portal.core.panels import ConflictPanel, RequirementsPanel
from portal.core.publication import require_ready
from portal.core.querysets import VisibleManager
from portal.core.slugs import is_reserved
from portal.core.streams import stream_documents, stream_text
from portal.core.ties import TieSource

from .anchor import later_changes
from .document_text import texts_to_find
from .judgement import JudgementMixin
from .permalink import PermalinkCounter
from .publication import PublicationMixin

REPORT_DATE = datetime.date(2017, 3, 1)  # the report speaks of March 2017 as to come (lines 582, 898-900)


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

    def serve(self, request, *args, withdrawal=None, **kwargs):
        """The page; or, when it was found as a withdrawn one, what readers are told of that. A preview never is."""
        if withdrawal is None:
            return super().serve(request, *args, **kwargs)
        from portal.core.withdrawals import answer  # needs the models

        return answer(request, withdrawal)

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


class ItemPage(KeyMixin, KeywordsMixin, JudgementMixin, PublicationMixin, PortalPage):
    """A tip, action, product or finding: a key, a permalink number, a source and a judgement."""

    number = models.PositiveIntegerField(
        "nummer in het vaste adres", null=True, blank=True, unique=True, editable=False
    )
    summary = models.TextField(
        "samenvatting",
        max_length=300,
        help_text="Eén of twee zinnen. Staat op kaarten en in zoekresultaten.",
    )
    body = StreamField(BodyBlock(required=False), verbose_name="inhoud", blank=True)
    note = models.TextField(
        "toelichting van de redactie",
        blank=True,
        help_text="Wat een lezer moet weten over hoe wij het rapport lazen.",
    )

    # Parts of a form, in the order in which one thinks: what is it, for whom and where, (its text and files),
    # where does it come from, is it true and until when, how will people find it, what changed.
    opening_panels = [RequirementsPanel(), *PortalPage.content_panels, FieldPanel("summary")]
    for_whom_panels = [
        MultiFieldPanel(
            [FieldPanel("themes"), FieldPanel("audiences"), FieldPanel("regions"), FieldPanel("partners")],
            heading="Waar hoort het bij, en voor wie is het?",
        )
    ]
    closing_panels = [
        *PublicationMixin.provenance_panels,
        *JudgementMixin.judgement_panels,
        *PublicationMixin.review_panels,
        MultiFieldPanel([FieldPanel("subjects"), FieldPanel("keywords")], heading="Hoe vinden mensen dit?"),
        *PublicationMixin.change_panels,
    ]
    exclude_fields_in_copy = [*KeyMixin.exclude_fields_in_copy, "number", "change_note", "minor_change"]

    entry_relations = (
        "region_ties__tag__part_of__part_of__part_of",
        "theme_ties__tag",
        "audience_ties__tag",
        "partner_ties__tag",
        "subject_ties__tag__anchors__changes",
    )
    keeps_address = True
    # Facets whose absence is said on the page: “niet vermeld in het rapport”.
    always_told = frozenset({"doelgroep"})

    class Meta:
        abstract = True

    def get_context(self, request, *args, **kwargs):
        return {**super().get_context(request, *args, **kwargs), **item_context(page=self, request=request)}

    def tie_sources(self) -> list[TieSource]:
        """Where the ties to other pages come from, by the name under which this page shows them."""
        forward = self.forward_ties()
        return [*forward, *self.backward_ties()] if self.pk else forward

    def forward_ties(self) -> list[TieSource]:
        """Ties that stand on this page, and so are part of its drafts."""
        part_of = getattr(self, "part_of_id", None)
        return [TieSource("part_of", type(self).objects.filter(pk=part_of))] if part_of else []

    def backward_ties(self) -> list[TieSource]:
        """Ties that other pages have to this one; a page that was never saved has none."""
        return []

    def own_facts(self, *, row: Row, tied: dict[str, list[Row]]) -> list[Fact]:
        """Facts of this kind alone, after the ties."""
        return []

    def save(self, *args, **kwargs):
        """A page without a number gets the next of its kind, and a key by it."""
        if self.number is None:
            self.number = PermalinkCounter.next_number(self.kind)
        if not self.key:
            self.key = f"{self.kind}-nr-{self.number}"
        return super().save(*args, **kwargs)

    def publish(self, revision, user=None, **kwargs):
        """Also asked by bulk actions, the workflow and a schedule. Raises NotReadyForPublication.

        Code that publishes without a user, as the loader does, knows what it publishes.
        """
        if user is not None:
            require_ready(revision.as_object())
        return super().publish(revision, user=user, **kwargs)

    @property
    def permalink(self) -> str:
        """The short address that is printed on paper and never dies; empty for a page that was never saved."""
        return f"/{self.kind[0]}/{self.number}" if self.number else ""

    @property
    def written_on(self) -> datetime.date:
        """The day that decides which laws came later: the report's, or the first publication."""
        if self.from_report or not self.first_published_at:
            return REPORT_DATE if self.from_report else datetime.date.today()
        return self.first_published_at.date()

    @property
    def later_changes(self) -> list[dict[str, str]]:
        """What changed in the law after this item, as the search table keeps it."""
        subjects = [tie.tag for tie in self.subject_ties.all()]
        return later_changes(subjects, self.written_on, self.found_current_on)

    def type_label(self) -> str:
        """The type in words, as it stands on every card."""
        return self.kind_label

    def tie_pairs(self) -> dict[str, list[tuple[str, str]]]:
        """(slug, name) of every tie by facet; a region brings the larger areas along."""
        regions = {}
        for tie in self.region_ties.all():
            area = tie.tag
            while area is not None:
                regions[area.slug] = area.name
                area = area.part_of
        named = {
            "thema": self.theme_ties,
            "doelgroep": self.audience_ties,
            "partner": self.partner_ties,
            "onderwerp": self.subject_ties,
        }
        return {
            "regio": sorted(regions.items()),
            **{facet: in_reading_order(ties.all()) for facet, ties in named.items()},
            "type": [self.type_pair()] if self.type_pair() else [],
        }

    def type_pair(self) -> tuple[str, str] | None:
        """Value and label of the type within this kind, for the filter; None where a kind has no types."""
        return None

    def entry_data(self) -> dict:
        """What only cards and overviews of this kind need; a page type adds its own."""
        return {"later_changes": self.later_changes, "own_regions": [tie.tag.slug for tie in self.region_ties.all()]}

    def shown_documents(self) -> list[int]:
        """Primary keys of the files that a visitor sees on this page; a page type adds its own."""
        return stream_documents(self.body)

    def entries(self) -> list[Entry]:
        return [
            Entry(
                kind=self.kind,
                key=self.item_key,
                title=self.title,
                summary=self.summary,
                text=stream_text(self.body),
                keywords=self.keywords,
                type_label=self.type_label(),
                source=self.source,
                number=self.number,
                position=self.number or 0,
                judgement=self.judgement,
                ties=self.tie_pairs(),
                data=self.entry_data(),
                files=texts_to_find(self.shown_documents()),
            )
        ]


def in_reading_order(ties) -> list[tuple[str, str]]:
    """(slug, name) of the terms of ties: themes by number, others by name. A database promises no order of its own."""
    tags = sorted((tie.tag for tie in ties), key=lambda tag: (getattr(tag, "number", 0), tag.name.casefold()))
    return [(tag.slug, tag.name) for tag in tags]
