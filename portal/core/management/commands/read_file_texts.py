from django.core.management.base import BaseCommand
from django.db.models import Q

from portal.core.file_texts import SEARCHED_OR_NOT_READ, read_document
from portal.core.models import PortalDocument
from portal.core.models.files import READABLE


class Command(BaseCommand):
    help = "Leest de tekst van pdf- en docx-bestanden die nog niet gelezen zijn, zodat zoeken er woorden in vindt."

    def add_arguments(self, parser) -> None:
        parser.add_argument(
            "--again", action="store_true", help="Ook bestanden waarvan eerder niet alles gelezen kon worden."
        )

    def handle(self, *, again: bool, **options) -> None:
        number_read, told = 0, []
        kinds = Q()
        for kind in READABLE:
            kinds |= Q(file__iendswith=f".{kind}")
        for document in PortalDocument.objects.filter(kinds).order_by("pk").iterator():
            try:
                document.get_file_hash()
                whole = document.text_state == document.TextState.READ
                if document.has_report and (whole or not again):
                    continue
                state = read_document(document).state
            except FileNotFoundError:
                told.append((document, "Het bestand is weg"))
                continue
            if state in SEARCHED_OR_NOT_READ:
                number_read += 1
            if state != document.TextState.READ:
                told.append((document, document.text_state_in_words))
        self.stdout.write(f"Gelezen: {number_read}. Niet of niet helemaal: {len(told)}.")
        for document, why in told:
            self.stdout.write(f"  {document.pk} {document.title}: {why}.")
