from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import OperationalError, ProgrammingError

from portal.content.errors import ContentError, SearchTableError
from portal.content.ledger import Decision
from portal.content.loader import Summary, load_content

NAMED = 20  # so many kept records are named; more with --verbosity 2


class Command(BaseCommand):
    help = (
        "Laadt alle inhoud uit fixtures/. Mag altijd opnieuw: wat een redacteur wijzigde, verplaatste of weghaalde, "
        "blijft zoals het is. Met --overwrite komt alles weer zoals in de bestanden, ook wat verwijderd was; alleen "
        "plaats, adres, toegang en oordeel van een pagina blijven dan van de redacteur."
    )

    def add_arguments(self, parser) -> None:
        parser.add_argument(
            "--overwrite", action="store_true", help="Ook vernieuwen wat een redacteur veranderde of verwijderde."
        )
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
        except SearchTableError as error:
            for message in report(error.summary, everything=verbosity > 1):
                progress(message)
            raise CommandError(
                f"De inhoud is geladen, maar de zoektabel niet gemaakt: {error}. Bezoekers zoeken nog in de oude. "
                "Geef de opdracht opnieuw, of `manage.py rebuild_search --if-needed`."
            ) from error
        except (OperationalError, ProgrammingError) as error:
            problem = str(error).strip()
            raise CommandError(f"De database doet niet mee: {problem}. Is ‘manage.py migrate’ al gedaan?") from error
        for message in report(summary, everything=verbosity > 1):
            progress(message)


def report(summary: Summary, *, everything: bool) -> list[str]:
    """What a run did, for whoever ran it; the counts come last."""
    kept = [f"Behouden: {key} ({reason})" for key, reason in summary.kept.items()]
    gone = [f"Staat niet meer in de bestanden, blijft in het portaal: {key}" for key in summary.without_record]
    named = [*kept, *gone]
    if len(named) > NAMED and not everything:
        named = [*named[:NAMED], f"… en nog {len(named) - NAMED} (alle met --verbosity 2)"]
    counts = ", ".join(f"{summary.counts[decision]} {decision.value}" for decision in Decision)
    return [*named, f"Inhoud: {counts}."]
