"""Where the words of the search table are kept and asked: the portal's own database."""

from .base import Alternative, Answer, Ask, Backend, Term
from .database import DatabaseBackend

__all__ = ["Alternative", "Answer", "Ask", "Backend", "Term", "backend"]


def backend() -> Backend:
    """The backend of this portal."""
    return DatabaseBackend()
