"""What the portal's search is measured against: Wagtail's own, and a full-text query as one writes it by hand."""

from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.db.models import Count
from django.utils.html import strip_tags
from wagtail.models import Page, get_page_models
from wagtail.search import index
from wagtail.search.backends import get_search_backend

from collectieven.models import ActionPage
from portal.core.entries import KINDS
from portal.core.list_result import PAGE_SIZE
from portal.core.models import PortalPage
from products.models import ProductPage
from themes.models import TipPage, TipTheme

from ..models import SearchCard
from ..words import current_state
from .filling import Progress

CHUNK = 1000
ITEMS = (TipPage, ActionPage, ProductPage)
TIES = ("theme_ties", "region_ties", "audience_ties")
# Without it each question reads the whole table.
MISSING_INDEX = "CREATE INDEX bench_title_and_body ON wagtailsearch_indexentry USING gin ((title || body))"
BARE_TABLE = {
    "sqlite": [
        "CREATE VIRTUAL TABLE bench_words USING fts5(words)",
        "CREATE TABLE bench_rows"
        " (id integer PRIMARY KEY, kind integer, theme integer, region integer, audience integer)",
    ],
    "postgresql": [
        "CREATE TABLE bench_rows (id integer PRIMARY KEY, words tsvector, kind smallint, theme smallint,"
        " region smallint, audience smallint) WITH (toast_tuple_target = 128)",
        "ALTER TABLE bench_rows ALTER COLUMN words SET STORAGE EXTERNAL",
        "CREATE INDEX bench_rows_words ON bench_rows USING gin (words)",
    ],
}
BARE_MATCH = {
    "sqlite": "SELECT r.*, -w.rank AS worth FROM bench_words w JOIN bench_rows r ON r.id = w.rowid"
    " WHERE bench_words MATCH %s",
    "postgresql": "SELECT id, kind, theme, region, audience, ts_rank(words, query) AS worth"
    " FROM bench_rows, plainto_tsquery('dutch', %s) query WHERE words @@ query",
}
BARE_FACETS = ("kind", "theme", "region", "audience")


class WagtailSearch:
    """Wagtail's own search of the database: the pages, their number, and four counts as a list would make them.

    It counts fields of the page itself; ties stand in a table for each kind, and are counted among what it found.
    """

    name = "Wagtail"

    def prepare(self, progress: Progress) -> None:
        """Give it the texts too (in the portal, editors search by title), and fill its index."""
        for model in ITEMS:
            model.search_fields = [*model.search_fields, index.SearchField("summary"), index.SearchField("body")]
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute(MISSING_INDEX)
        models = [model for model in get_page_models() if issubclass(model, PortalPage)]
        total, done = sum(model.objects.count() for model in models), 0
        for model in models:
            table = get_search_backend().get_index_for_model(model)
            pks = list(model.objects.order_by("pk").values_list("pk", flat=True))
            for start in range(0, len(pks), CHUNK):
                table.add_items(model, list(model.objects.filter(pk__in=pks[start : start + CHUNK])))
                done += len(pks[start : start + CHUNK])
                progress(done, total)

    def ask(self, word: str, *, filtered: bool = False, page: int = 1) -> int:
        """Answer as a list would; gives the number of pages found."""
        pages = Page.objects.live()
        if filtered:
            tied = TipTheme.objects.filter(tag__slug="thema-0").values("content_object_id")
            pages = pages.filter(content_type=ContentType.objects.get_for_model(TipPage), pk__in=tied)
        results = pages.search(word)
        total = results.count()
        start = (page - 1) * PAGE_SIZE
        list(results[start : start + PAGE_SIZE])
        results.facet("content_type_id")
        matching = results.get_queryset().order_by().values("pk")
        for name in TIES:
            for model in ITEMS:
                ties = model._meta.get_field(name).related_model.objects.filter(content_object__in=matching)
                list(ties.values("tag__slug").annotate(number=Count("pk")).order_by())
        return total


class BareQuery:
    """One statement over one narrow table: the match, its number, four counts, and the best twenty rows."""

    name = "met de hand"

    def prepare(self, progress: Progress) -> None:
        with connection.cursor() as cursor:
            for statement in BARE_TABLE[connection.vendor]:
                cursor.execute(statement)
        cards = SearchCard.objects.filter(row__slot=current_state().slot).select_related("row").order_by("row_id")
        total, done, batch = cards.count(), 0, []
        for card in cards.iterator(chunk_size=CHUNK):
            batch.append(card)
            if len(batch) == CHUNK:
                self.write(batch)
                done, batch = done + len(batch), []
                progress(done, total)
        self.write(batch)
        progress(total, total)
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")

    def write(self, cards: list[SearchCard]) -> None:
        texts = [(card.row_id, strip_tags(f"{card.title} {card.summary} {card.body}")) for card in cards]
        narrow = [(card.row_id, *self.values(card)) for card in cards]
        with connection.cursor() as cursor:
            if connection.vendor == "sqlite":
                cursor.executemany("INSERT INTO bench_words (rowid, words) VALUES (%s, %s)", texts)
                cursor.executemany("INSERT INTO bench_rows VALUES (%s, %s, %s, %s, %s)", narrow)
            else:
                rows = [(pk, text, *values) for (pk, text), (_pk, *values) in zip(texts, narrow, strict=True)]
                cursor.executemany("INSERT INTO bench_rows VALUES (%s, to_tsvector('dutch', %s), %s, %s, %s, %s)", rows)

    def values(self, card: SearchCard) -> tuple[int, ...]:
        """Kind, and of each facet the number of its first value; 0 for none."""
        firsts = [card.ties.get(facet, [])[:1] for facet in ("thema", "regio", "doelgroep")]
        return (
            list(KINDS).index(card.row.kind),
            *(int(pair[0][0].split("-")[-1]) + 1 if pair else 0 for pair in firsts),
        )

    def ask(self, word: str, *, filtered: bool = False, page: int = 1) -> int:
        """The statement; gives the number of rows found."""
        counts = " UNION ALL ".join(
            f"SELECT '{facet}', {facet}, COUNT(*) FROM hit GROUP BY {facet}" for facet in BARE_FACETS
        )
        only = f" AND kind = {list(KINDS).index('tip')} AND theme = 1" if filtered else ""
        sql = f"""
            WITH hit AS MATERIALIZED ({BARE_MATCH[connection.vendor]}{only})
            SELECT 'total', 0, COUNT(*) FROM hit UNION ALL {counts} UNION ALL
            SELECT 'row', id, 0 FROM (SELECT id FROM hit ORDER BY worth DESC, id LIMIT %s OFFSET %s) part
        """
        with connection.cursor() as cursor:
            cursor.execute(sql, [word, PAGE_SIZE, (page - 1) * PAGE_SIZE])
            return next(number for what, _value, number in cursor.fetchall() if what == "total")
