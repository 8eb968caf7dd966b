"""Runs judged queries through the search of the portal and prints how good the answers are."""

import json
from pathlib import Path

import yaml
from django.core.management.base import BaseCommand, CommandError

from portal.search.quality import Scorer, plain_results, portal_results


class Command(BaseCommand):
    help = (
        "Stelt de vragen uit een beoordeeld bestand aan de zoekmachine van /zoeken/ en drukt af hoe goed de antwoorden "
        "zijn, met ernaast wat de gewone zoekmachine van Wagtail vindt."
    )

    def add_arguments(self, parser) -> None:
        parser.add_argument("file", type=Path, help="beoordeelde vragen (YAML); score_search.py staat ernaast")
        parser.add_argument("--results", type=Path, help="schrijf de antwoorden in dit bestand (JSON), voor de scorer")
        parser.add_argument("--only", choices=["portaal", "wagtail"], help="meet alleen deze zoekmachine")

    def handle(self, *args, **options) -> None:
        file: Path = options["file"]
        try:
            scorer = Scorer(file)
            queries = {query["id"]: query["query"] for query in yaml.safe_load(file.read_text("utf-8"))["queries"]}
        except (OSError, yaml.YAMLError, KeyError, TypeError) as error:
            raise CommandError(f"{file} is geen bestand met beoordeelde vragen: {error}") from error
        if options["only"] != "wagtail":
            results = portal_results(queries)
            if options["results"]:
                options["results"].write_text(json.dumps(results, ensure_ascii=False, indent=1), encoding="utf-8")
            self.stdout.write("Zoeken in het portaal\n\n" + scorer.table(results))
        if options["only"] != "portaal":
            self.stdout.write(
                "\nGewone zoekmachine van Wagtail, op dezelfde vragen\n\n" + scorer.table(plain_results(queries))
            )
