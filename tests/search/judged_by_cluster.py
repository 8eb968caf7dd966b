"""Asks judged queries of a portal whose searches a simulated cluster answers, and prints what `search_quality` prints.

    python -m tests.search.judged_by_cluster tests/data/search/queries-public.yaml

The portal is that of DATABASE_URL, with its content loaded. Its search table is made anew, which gives the cluster its
words. The cluster is `simulated_cluster.py`: it looks at document after document, so the portal waits longer for it
than it would for a real one.
"""

import os
import sys

import django
from django.core.management import call_command
from django.test.utils import override_settings

from .simulated_cluster import simulated_cluster

SECONDS = 120  # that the portal waits for an answer


def main(files: list[str]) -> int:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings.local")
    django.setup()
    from portal.environment import cluster_from_url
    from portal.search.backends import backend
    from portal.search.backends.database import DatabaseBackend
    from portal.search.backends.opensearch import cluster as cluster_module

    cluster_module.ASK_SECONDS = cluster_module.SEND_SECONDS = SECONDS
    by_database: list[bool] = []
    answer = DatabaseBackend.answer
    DatabaseBackend.answer = lambda self, ask: by_database.append(True) or answer(self, ask)
    with simulated_cluster() as (cluster, url), override_settings(SEARCH_CLUSTER=cluster_from_url(url)):
        call_command("rebuild_search")
        for file in files:
            call_command("search_quality", file)
        print(f"Wie antwoordt: {backend().health()}. Stukken: {cluster.documents}.")
        print(f"Antwoorden van het nagebootste cluster: {len(cluster.asked)}; van de database: {len(by_database)}.")
    return int(bool(by_database) or not cluster.asked)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
