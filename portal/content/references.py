"""Looks up what records name: terms by slug, pages and other records by key."""

from django.core.exceptions import ValidationError
from django.db import models

from .checks import THEME_NUMBER
from .ledger import Ledger
from .reading import Record


class References:
    """All names that records may use, read once a kind and only when asked for.

    A name leads to what the loader made of it, also when an editor has given it another slug since. What an editor
    deleted is known, but not there: ties to it are left out.
    """

    def __init__(self, models_by_kind: dict[str, type[models.Model]], ledger: Ledger, records: list[Record]):
        self._models = models_by_kind
        self._entries = ledger.entries
        self._records: dict[str, dict[str, Record]] = {}
        for record in records:
            self._records.setdefault(record.kind, {})[record.name] = record
            if record.kind == "themes.theme":
                self._records.setdefault(THEME_NUMBER, {})[str(record.data.get("number"))] = record
        self._things: dict[str, dict[str, models.Model]] = {}

    def is_known(self, kind: str, name: str) -> bool:
        return name in self._records.get(kind, {}) or name in self._all(kind)

    def add(self, kind: str, name: str, thing: models.Model) -> None:
        self._all(kind)[name] = thing
        if kind == "themes.theme":
            self._all(THEME_NUMBER)[str(thing.number)] = thing

    def find(self, record: Record, field: str, kind: str, name: str | None, *, needed: bool = False):
        """The thing of this kind and name; None when there is no name, or when an editor deleted it.

        Raises ValidationError when it is `needed` and not there any more.
        """
        thing = self._all(kind).get(name) if name else None
        if thing is None and name and needed:
            raise ValidationError({field: f"‘{name}’ is verwijderd door een redacteur"})
        return thing

    def find_all(self, record: Record, field: str, kind: str) -> list[models.Model]:
        found = (self.find(record, field, kind, name) for name in record.data.get(field) or [])
        return [thing for thing in found if thing is not None]

    def _all(self, kind: str) -> dict[str, models.Model]:
        if kind not in self._things:
            things = list(self._models["themes.theme" if kind == THEME_NUMBER else kind].objects.all())
            by_pk = {thing.pk: thing for thing in things}
            self._things[kind] = {self._name(kind, thing): thing for thing in things}
            for name, record in self._records.get(kind, {}).items():
                entry = self._entries.get(record.key)
                if entry and entry.object_id in by_pk:
                    self._things[kind][name] = by_pk[entry.object_id]
        return self._things[kind]

    @staticmethod
    def _name(kind: str, thing: models.Model) -> str:
        if kind == THEME_NUMBER:
            return str(thing.number)
        if hasattr(thing, "natural_key"):
            return ":".join(thing.natural_key())
        return thing.key or ""
