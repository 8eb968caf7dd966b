from django.core.management.base import BaseCommand

from portal.search.indexing import rebuild


class Command(BaseCommand):
    help = "Maakt de zoektabel opnieuw, van alles wat gepubliceerd is."

    def handle(self, *args, **options) -> None:
        self.stdout.write(f"Zoektabel gemaakt: {rebuild()} rijen.")
