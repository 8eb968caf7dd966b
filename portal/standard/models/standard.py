"""Pages of plain text: about, privacy, contact; and the seven goals that the first shows."""

from django.db import models
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, InlinePanel
from wagtail.models import Orderable

from portal.core.blocks import BodyBlock
from portal.core.entries import Entry
from portal.core.fields import StreamField
from portal.core.models import KeyMixin, PortalPage, texts_to_find
from portal.core.streams import stream_documents, stream_headings, stream_text

CONTACT_KEY = "pagina-contact"  # the page that shows how to reach the editors


class StandardPage(KeyMixin, PortalPage):
    """A page of text."""

    summary = models.TextField(
        "samenvatting", max_length=300, blank=True, help_text="Eén of twee zinnen onder de titel en in zoekresultaten."
    )
    body = StreamField(BodyBlock(required=False), verbose_name="inhoud", blank=True)
    checked_on = models.DateField("gecontroleerd op", null=True, blank=True)

    content_panels = [
        *PortalPage.content_panels,
        FieldPanel("summary"),
        FieldPanel("body"),
        FieldPanel("checked_on"),
        InlinePanel("goals", label="doel", heading="Doelen van de Collectieven"),
    ]
    parent_page_types = ["home.HomePage"]
    subpage_types = []
    page_description = "Een gewone pagina met tekst, zoals privacy of contact."
    template = "pages/standard.html"

    class Meta:
        verbose_name = "vaste pagina"
        verbose_name_plural = "vaste pagina’s"

    def get_context(self, request, *args, **kwargs):
        return {
            **super().get_context(request, *args, **kwargs),
            "goals": list(self.goals.all()),
            "is_contact": self.key == CONTACT_KEY,
        }

    def entries(self) -> list[Entry]:
        own = Entry(
            kind=self.kind,
            key=self.item_key,
            title=self.title,
            summary=self.summary,
            keywords=", ".join(stream_headings(self.body)),
            text=stream_text(self.body),
            files=texts_to_find(stream_documents(self.body)),
            type_label=self.kind,
            source=self.source,
        )
        goals = [
            Entry(
                kind="doel",
                key=goal.key,
                title=goal.text,
                type_label="doel",
                source=goal.source,
                anchor=goal.key,
                number=goal.number,
                position=goal.number,
            )
            for goal in self.goals.all()
        ]
        return [own, *goals]


class Goal(Orderable):
    """One of the seven goals that the collectieven were given."""

    page = ParentalKey(StandardPage, on_delete=models.CASCADE, related_name="goals")
    number = models.PositiveSmallIntegerField("nummer")
    text = models.TextField("doel")
    source = models.CharField("bron", max_length=100, blank=True)

    panels = [FieldPanel("number"), FieldPanel("text"), FieldPanel("source")]

    class Meta(Orderable.Meta):
        verbose_name = "doel"
        verbose_name_plural = "doelen"
        constraints = [models.UniqueConstraint(fields=["page", "number"], name="goal_number_once")]

    @property
    def key(self) -> str:
        return f"doel-{self.number}"
