"""What an editor may put in the body of a page. Rich text has two strengths, set here once."""

from wagtail import blocks
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageChooserBlock

RICH_TEXT_SHORT = ["bold", "italic", "link"]
RICH_TEXT_FULL = ["h2", "h3", *RICH_TEXT_SHORT, "ol", "ul", "document-link"]


class TextBlock(blocks.RichTextBlock):
    def __init__(self, **kwargs):
        super().__init__(features=RICH_TEXT_FULL, **kwargs)

    class Meta:
        label = "Tekst"
        icon = "pilcrow"
        description = "Lopende tekst met tussenkoppen, opsommingen en links"
        preview_value = "<h2>Waarom</h2><p>Wie samen een routekaart maakt, leert elkaar kennen.</p>"
        template = "blocks/text.html"


class NoticeBlock(blocks.StructBlock):
    text = blocks.RichTextBlock(features=RICH_TEXT_SHORT, label="tekst")

    class Meta:
        label = "Let op"
        icon = "info-circle"
        description = "Een opvallend kader met één korte boodschap"
        preview_value = {"text": "<p>Bespreek uw zorgen <b>eerst</b> met de ouders.</p>"}
        template = "blocks/notice.html"


class CaptionedImageBlock(blocks.StructBlock):
    image = ImageChooserBlock(label="afbeelding")
    alt_text = blocks.CharBlock(
        label="beschrijving",
        required=False,
        help_text="Wat is er te zien? Leeg laten als de afbeelding alleen versiering is.",
    )
    caption = blocks.CharBlock(label="bijschrift", required=False)

    class Meta:
        label = "Afbeelding"
        icon = "image"
        description = "Een afbeelding met beschrijving en bijschrift"
        preview_value = {"image": None, "alt_text": "", "caption": "Werksessie in de wijk"}
        template = "blocks/image.html"


class DownloadBlock(blocks.StructBlock):
    document = DocumentChooserBlock(label="bestand")
    label = blocks.CharBlock(label="naam van de download", required=False, help_text="Leeg: de titel van het bestand.")

    class Meta:
        label = "Bestand"
        icon = "doc-full"
        description = "Een bestand om te downloaden, met soort en grootte"
        preview_value = {"document": None, "label": "Handleiding (pdf)"}
        template = "blocks/download.html"


class BodyBlock(blocks.StreamBlock):
    """Everything an editor may put in a body."""

    text = TextBlock()
    notice = NoticeBlock()
    image = CaptionedImageBlock()
    download = DownloadBlock()
