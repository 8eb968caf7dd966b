"""What one look at an external address can come to."""

import datetime

from django.db import models


class Outcome(models.TextChoices):
    """In words that an editor understands; `FAILURES` and `UNDECIDED` say what follows from each."""

    REACHABLE = "reachable", "bereikbaar"
    MOVED = "moved", "verhuisd"
    NOT_FOUND = "not_found", "pagina bestaat niet"
    SOFT_404 = "soft_404", "andere pagina dan bedoeld"
    SERVER_ERROR = "server_error", "fout van de website"
    TLS = "tls", "beveiliging klopt niet"
    TIMEOUT = "timeout", "geen antwoord op tijd"
    NO_HOST = "no_host", "website bestaat niet"
    NO_CONNECTION = "no_connection", "geen verbinding"
    LOOP = "loop", "doorverwijzing zonder einde"
    NOT_ALLOWED = "not_allowed", "geen openbaar webadres"
    SKIPPED = "skipped", "controleren wij niet"
    REFUSED = "refused", "laat onze controle niet toe"
    POSTPONED = "postponed", "vraagt om later terug te komen"


# Three of these on three days, and readers are told that the address cannot be reached.
FAILURES = frozenset(
    {
        Outcome.NOT_FOUND,
        Outcome.SOFT_404,
        Outcome.SERVER_ERROR,
        Outcome.TLS,
        Outcome.TIMEOUT,
        Outcome.NO_HOST,
        Outcome.NO_CONNECTION,
        Outcome.LOOP,
        Outcome.NOT_ALLOWED,
    }
)
# A visitor may well get the page though we did not, so this says nothing for or against the link.
UNDECIDED = frozenset({Outcome.SKIPPED, Outcome.REFUSED, Outcome.POSTPONED})
# Nothing came back at all: when this holds for every website, our own connection is down.
NO_ANSWER = frozenset({Outcome.TIMEOUT, Outcome.NO_HOST, Outcome.NO_CONNECTION})


class Trouble(Exception):
    """A request that gave no answer to judge: what it comes to, and what happened, as a Dutch sentence."""

    def __init__(self, outcome: Outcome, detail: str, *, retry_at: datetime.datetime | None = None):
        super().__init__(detail)
        self.outcome = outcome
        self.detail = detail
        self.retry_at = retry_at  # when a website asked to come back
