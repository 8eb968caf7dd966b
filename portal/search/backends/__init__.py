"""Where the words of the search table are kept and asked: the portal's own database, or a cluster beside it."""

from django.conf import settings

from .base import Alternative, Answer, Ask, Backend, Term
from .database import DatabaseBackend

__all__ = ["Alternative", "Answer", "Ask", "Backend", "Term", "backend"]


def backend() -> Backend:
    """The backend of this portal, by the setting `SEARCH_CLUSTER`."""
    if settings.SEARCH_CLUSTER is None:
        return DatabaseBackend()
    from .opensearch import OpenSearchBackend  # here: a portal without a cluster never loads its client

    return OpenSearchBackend(settings.SEARCH_CLUSTER)
