"""Looks up what records name: terms by slug, pages and records by key. A name that is unknown is a fault."""

from django.db import models

from themes.models import Heading

from .errors import RecordError
from .reading import Record


class References:
    """All names that records may use, read once per kind and only when asked for."""

    def __init__(self):
        self._known: dict[type[models.Model], dict[str, models.Model]] = {}
        self.faults: list[RecordError] = []

    def add(self, instance: models.Model) -> None:
        """What this run has just written may be named by the records that follow."""
        self._all(type(instance))[self._name(instance)] = instance

    def find(self, record: Record, field: str, model: type[models.Model], name: str | None) -> models.Model | None:
        """The thing with this name; None, and a fault, when there is none."""
        if not name:
            return None
        found = self._all(model).get(name)
        if found is None:
            label = model._meta.verbose_name
            self.faults.append(RecordError(record.file, record.key, field, f"{label} ‘{name}’ is onbekend"))
        return found

    def find_all(self, record: Record, field: str, model: type[models.Model]) -> list[models.Model]:
        names = record.data.get(field) or []
        found = (self.find(record, field, model, name) for name in names)
        return [thing for thing in found if thing is not None]

    def heading(self, record: Record, part: str) -> Heading | None:
        """The heading of this name under the record's theme."""
        name, themes = record.data.get("heading"), record.data.get("themes") or [""]
        return self.find(record, "heading", Heading, f"{themes[0]}:{part}:{name}" if name else None)

    def _all(self, model: type[models.Model]) -> dict[str, models.Model]:
        if model not in self._known:
            self._known[model] = {self._name(thing): thing for thing in model.objects.all()}
        return self._known[model]

    @staticmethod
    def _name(thing: models.Model) -> str:
        if isinstance(thing, Heading):
            return ":".join(thing.natural_key())
        return thing.key if hasattr(thing, "key") else thing.slug
