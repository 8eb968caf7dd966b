"""What every item from the report or an editor has: a tip, an action, a product, a finding."""

import datetime
from collections.abc import Collection

from django.core.exceptions import PermissionDenied
from django.db import models
from wagtail.admin.panels import FieldPanel, MultiFieldPanel

from portal.core.blocks import BodyBlock
from portal.core.entries import Entry
from portal.core.facts import Fact
from portal.core.fields import StreamField
from portal.core.held_revisions import is_held
from portal.core.item_context import item_context
from portal.core.judges import complete_judgement
from portal.core.list_result import Row
from portal.core.panels import RequirementsPanel
from portal.core.publication import require_ready
from portal.core.streams import stream_documents, stream_text
from portal.core.ties import TieSource

from .anchor import later_changes
from .document_text import texts_to_find
from .judgement import JudgementMixin
from .page import KeyMixin, KeywordsMixin, PortalPage
from .permalink import PermalinkCounter
from .publication import PublicationMixin

SAVED_ELSEWHERE = (
    "Deze pagina is intussen ergens anders opgeslagen. Uw tekst staat nog in dit formulier, maar is niet bewaard. "
    "Kopieer wat u schreef, laad de pagina opnieuw en vul het daar in."
)
REPORT_DATE = datetime.date(2017, 3, 1)  # the report speaks of March 2017 as to come (lines 582, 898-900)


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

    # Parts of a form, in the order in which one thinks: what is it, (its text,) for whom and where, (its files,)
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
    # A copy is a new thing: the report does not say it, and nobody judged it yet.
    exclude_fields_in_copy = [
        *KeyMixin.exclude_fields_in_copy,
        *("number", "source", "change_note", "minor_change"),
        *("judgement", "judgement_reason", "judged_on", "judged_by"),
    ]

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
        """`of_itself`: all comes from this object in memory, as for the preview of a draft."""
        of_itself = kwargs.get("of_itself", getattr(request, "is_preview", False))
        own = item_context(page=self, request=request, of_itself=of_itself)
        return {**super().get_context(request, *args, **kwargs), **own}

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

    def save_revision(self, user=None, overwrite_revision=None, **kwargs):
        """Automatic saving writes over the last own revision; over one that somebody relies on it makes a new one.

        Raises PermissionDenied, as Wagtail does, for a revision that is not the last one or another's. Wagtail has no
        Dutch for that.
        """
        if overwrite_revision:
            own = overwrite_revision.user_id == (user and user.pk)
            if not own or overwrite_revision != self.get_latest_revision():
                raise PermissionDenied(SAVED_ELSEWHERE)
            overwrite_revision = None if is_held(overwrite_revision) else overwrite_revision
        return super().save_revision(user=user, overwrite_revision=overwrite_revision, **kwargs)

    def publish(self, revision, user=None, **kwargs):
        """Also asked by bulk actions, the workflow and a schedule. Raises NotReadyForPublication.

        Code that publishes without a user, as the loader does, knows what it publishes.
        """
        if user is not None:
            require_ready(revision.as_object())
            complete_judgement(revision, self, user)
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

    def leave_out_documents_but(self, allowed: Collection[int]) -> None:
        """Of what stands beside the text of this object in memory; a page type that has such files does it."""

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
