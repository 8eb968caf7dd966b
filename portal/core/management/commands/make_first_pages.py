from django.core.management.base import BaseCommand

from portal.core.first_pages import describe
from portal.core.models import PortalDocument


class Command(BaseCommand):
    help = "Telt de bladzijden van pdf’s die nog niet zijn bekeken, en maakt een afbeelding van de eerste bladzijde."

    def add_arguments(self, parser) -> None:
        parser.add_argument(
            "--again", action="store_true", help="Ook pdf’s waarvan eerder geen afbeelding kon worden gemaakt."
        )

    def handle(self, *, again: bool, **options) -> None:
        made, without, gone = 0, [], []
        for document in PortalDocument.objects.filter(file__iendswith=".pdf").order_by("pk").iterator():
            try:
                document.get_file_hash()
                if document.is_described and (has_picture(document) if document.first_page else not again):
                    continue
                if describe(document):
                    made += 1
                else:
                    without.append(document)
            except FileNotFoundError:
                gone.append(document)
        self.stdout.write(f"Afbeelding gemaakt: {made}. Niet te lezen: {len(without)}. Bestand is weg: {len(gone)}.")
        for label, documents in (("niet te lezen", without), ("bestand is weg", gone)):
            for document in documents:
                self.stdout.write(f"  {document.pk} {document.title}: {label}")


def has_picture(document: PortalDocument) -> bool:
    """Whether the picture is on the disk too: a backup may have been put back without it."""
    return document.first_page.storage.exists(document.first_page.name)
