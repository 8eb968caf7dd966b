from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from portal.content.errors import ContentError
from portal.content.ledger import Decision
from portal.content.loader import load_content


class Command(BaseCommand):
    help = (
        "Laadt alle inhoud uit fixtures/. Mag altijd opnieuw: wat een redacteur wijzigde, verplaatste of weghaalde, "
        "blijft zoals het is."
    )

    def add_arguments(self, parser) -> None:
        parser.add_argument("--overwrite", action="store_true", help="Ook vernieuwen wat een redacteur veranderde.")
        parser.add_argument("--folder", type=Path, default=settings.BASE_DIR / "fixtures", help="Map met inhoud.")

    def handle(self, *args, overwrite: bool, folder: Path, verbosity: int, **options) -> None:
        def progress(message: str) -> None:
            if verbosity > 0:
                self.stdout.write(message)

        if not folder.is_dir():
            raise CommandError(f"De map {folder} is er niet.")
        try:
            summary = load_content(folder, overwrite=overwrite, progress=progress)
        except ContentError as error:
            raise CommandError(f"Er is niets geladen. Verbeter eerst dit:\n{error}") from error
        for key in summary.kept:
            progress(f"Behouden: {key}")
        parts = [f"{summary.counts[decision]} {decision.value}" for decision in Decision]
        self.stdout.write("Inhoud: " + ", ".join(parts) + ".")
