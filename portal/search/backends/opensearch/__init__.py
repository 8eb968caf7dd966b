"""An OpenSearch cluster that answers in place of the database (docs/besluiten/0020-naar-een-cluster.md)."""

from .backend import OpenSearchBackend

__all__ = ["OpenSearchBackend"]
