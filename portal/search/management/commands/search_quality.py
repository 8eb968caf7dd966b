"""Runs judged queries through the search of the portal and prints how good the answers are."""

import json
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from portal.search.quality import Results, Scorer, plain_results, portal_results

ENGINES = {"portaal": ("Zoeken in het portaal", portal_results), "wagtail": ("Zoeken van Wagtail zelf", plain_results)}


class Command(BaseCommand):
    help = (
        "Stelt de vragen uit een beoordeeld bestand aan de zoekmachine van /zoeken/ en drukt af hoe goed de antwoorden "
        "zijn, met ernaast wat de gewone zoekmachine van Wagtail vindt."
    )

    def add_arguments(self, parser) -> None:
        parser.add_argument("file", type=Path, help="beoordeelde vragen (YAML); score_search.py staat ernaast")
        parser.add_argument("--results", type=Path, help="schrijf de antwoorden van het portaal in dit bestand (JSON)")
        parser.add_argument("--figures", type=Path, help="schrijf alle cijfers van het portaal in dit bestand (JSON)")
        parser.add_argument("--only", choices=list(ENGINES), help="meet alleen deze zoekmachine")

    def handle(self, *args, **options) -> None:
        try:
            scorer = Scorer(options["file"])
        except (OSError, KeyError, ValueError) as error:
            raise CommandError(f"{options['file']} is geen bestand met beoordeelde vragen: {error}") from error
        for name, (title, ask) in ENGINES.items():
            if options["only"] in (None, name):
                results = ask(scorer.texts)
                self.stdout.write(f"{title}\n\n{scorer.table(results)}\n")
                if name == "portaal":
                    self.write(results, scorer, options)

    def write(self, results: Results, scorer: Scorer, options: dict) -> None:
        for path, content in ((options["results"], results), (options["figures"], scorer.score(results))):
            if path:
                path.write_text(json.dumps(content, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
