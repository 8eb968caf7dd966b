"""Reads and writes of the search table in bulk: rows, cards, values, the counts of words, and the backend's words."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from hashlib import blake2b

from django.db import connection, models

from .backends import backend
from .models import (
    VALUE_COLUMNS,
    SearchCard,
    SearchChange,
    SearchRow,
    SearchSpelling,
    SearchValue,
    SearchValues,
    SearchWord,
)
from .rows import Made
from .weights import stems

BATCH = 200  # rows of one statement


def rows_of(slot: int, *, page_ids: Iterable[int], keys: Iterable[str]) -> list[int]:
    """Primary keys of the rows of these pages, and of those with these keys."""
    rows = SearchRow.objects.filter(slot=slot)
    found = rows.filter(page__in=list(page_ids)).order_by().values_list("pk", flat=True)
    return sorted({*found, *rows.filter(key__in=list(keys)).order_by().values_list("pk", flat=True)})


@dataclass
class Change:
    """By how many the rows of a slot changed, and the rows that hold each stem and each form."""

    rows: int = 0
    words: Counter[str] = field(default_factory=Counter)
    forms: Counter[str] = field(default_factory=Counter)


def delete_rows(slot: int, rows: list[int], change: Change) -> None:
    """Take these rows out of the slot, with everything that belongs to them; what that changes is added to `change`."""
    cards = SearchCard.objects.filter(row__in=rows, row__slot=slot).values_list("words", "forms")
    for words, forms in cards:
        change.rows -= 1
        change.words.subtract(word[1:] for word in words.split())
        change.forms.subtract(forms.split())
    if rows:
        backend().remove(slot, rows)
        delete_tables(SearchRow.objects.filter(slot=slot, pk__in=rows))


def delete_tables(rows: models.QuerySet) -> None:
    """Delete rows with what hangs on them, without Django looking each of them up first."""
    rows = rows.order_by()
    cards = SearchCard.objects.filter(row__in=rows.values("pk"))
    cards._raw_delete(cards.db)
    rows._raw_delete(rows.db)


def clear_slot(slot: int) -> None:
    """Empty a slot that is not asked."""
    backend().clear(slot)
    delete_tables(SearchRow.objects.filter(slot=slot))
    for model in (SearchWord, SearchSpelling, SearchChange):
        found = model.objects.filter(slot=slot)
        found._raw_delete(found.db)


def write_rows(slot: int, made: list[Made], change: Change) -> None:
    """Write new rows with everything that belongs to them; what that changes is added to `change`."""
    if not made:
        return
    values = values_ids({pair for row in made for pair in row.values.items()})
    rows = SearchRow.objects.bulk_create([search_row(slot, row, values) for row in made], batch_size=BATCH)
    SearchCard.objects.bulk_create([card(pk, row) for pk, row in with_keys(rows, made)], batch_size=BATCH)
    backend().add(slot, [(pk, as_words(row)) for pk, row in with_keys(rows, made)])
    change.rows += len(made)
    change.words.update(word for row in made for word in row.words)
    change.forms.update(form for row in made for form in row.forms)


def count_change(slot: int, change: Change) -> None:
    """Bring the counts of words up to date with what was deleted and written."""
    count_words(SearchWord, slot, change.words)
    count_words(SearchSpelling, slot, change.forms)


def with_keys(rows: list[SearchRow], made: list[Made]) -> Iterable[tuple[int, Made]]:
    return zip((row.pk for row in rows), made, strict=True)


def search_row(slot: int, row: Made, values: dict[tuple[str, tuple[str, ...]], int]) -> SearchRow:
    return SearchRow(
        slot=slot,
        page=row.page.page_ptr,
        kind=row.entry.kind,
        key=row.entry.key,
        position=row.entry.position,
        tie_break=row.tie_break,
        title_key=row.title_key,
        published_at=row.page.first_published_at,
        **{VALUE_COLUMNS[facet]: values[facet, slugs] for facet, slugs in row.values.items()},
    )


def card(pk: int, row: Made) -> SearchCard:
    entry = row.entry
    return SearchCard(
        row_id=pk,
        anchor=entry.anchor,
        title=entry.title[:300],
        name=entry.name,
        summary=entry.summary,
        type_label=entry.type_label,
        source=entry.source,
        number=entry.number,
        judgement=entry.judgement,
        ties=row.ties,
        data=entry.data,
        body=entry.text,
        files=[{**asdict(file), "stems": " ".join(sorted(set(stems(file.text))))} for file in entry.files],
        words=as_words(row),
        forms=" ".join(sorted(row.forms)),
    )


def as_words(row: Made) -> str:
    return " ".join(level + word for word, level in sorted(row.words.items()))


def values_ids(values: set[tuple[str, tuple[str, ...]]]) -> dict[tuple[str, tuple[str, ...]], int]:
    """The number of each facet with slugs; those that are new are kept first."""
    digests = {(facet, digest(slugs)): (facet, slugs) for facet, slugs in values}
    found = SearchValues.objects.filter(facet__in={f for f, _d in digests}, digest__in={d for _f, d in digests})
    kept = {(facet, its_digest): pk for facet, its_digest, pk in found.values_list("facet", "digest", "pk")}
    new = sorted(digests.keys() - kept.keys())
    made = SearchValues.objects.bulk_create(
        [SearchValues(facet=facet, digest=its_digest) for facet, its_digest in new], batch_size=BATCH
    )
    each = [
        SearchValue(values=row, facet=row.facet, slug=slug)
        for row in made
        for slug in digests[row.facet, row.digest][1]
    ]
    SearchValue.objects.bulk_create(each, batch_size=BATCH)
    kept |= {(row.facet, row.digest): row.pk for row in made}
    return {digests[key]: pk for key, pk in kept.items() if key in digests}


def digest(slugs: tuple[str, ...]) -> str:
    return blake2b(" ".join(slugs).encode(), digest_size=16).hexdigest()


def forget_unused_values() -> None:
    """Of values that rows once had together and have no more; they answer nothing, but would stay for ever."""
    unused = SearchValues.objects.all()
    for facet, column in VALUE_COLUMNS.items():
        used = SearchRow.objects.order_by().values(column)
        unused = unused.exclude(facet=facet, pk__in=used)
    unused.delete()


def count_words(model: type[models.Model], slot: int, numbers: Counter[str]) -> None:
    """Add to the number of rows that hold each word; a word that no row holds any more is forgotten."""
    changes = sorted((word, number) for word, number in numbers.items() if number)
    table = connection.ops.quote_name(model._meta.db_table)
    with connection.cursor() as cursor:
        for start in range(0, len(changes), BATCH):
            batch = changes[start : start + BATCH]
            cursor.execute(
                f"INSERT INTO {table} (slot, word, rows) VALUES {', '.join(['(%s, %s, %s)'] * len(batch))}"
                f" ON CONFLICT (slot, word) DO UPDATE SET rows = {table}.rows + excluded.rows",
                [value for word, number in batch for value in (slot, word, number)],
            )
    gone = [word for word, number in changes if number < 0]
    if gone:
        model.objects.filter(slot=slot, word__in=gone, rows__lte=0).delete()
