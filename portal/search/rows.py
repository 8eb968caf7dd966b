"""What a page says of itself, made into rows for the search table."""

from dataclasses import dataclass

from wagtail.models import Page

from portal.core.entries import KINDS, Entry, prefetch_entries
from portal.core.models import JudgementMixin, PortalPage

from .analysis import fold, tokens
from .models import VALUE_COLUMNS
from .weights import levels

# Between rows that answer a question equally well: what is current first, and of the rest the more telling kind.
CURRENCY = {
    JudgementMixin.Judgement.CURRENT: 0,
    JudgementMixin.Judgement.CAREFUL: 1,
    JudgementMixin.Judgement.NOT_JUDGED: 2,
    JudgementMixin.Judgement.OUTDATED: 3,
}
KIND_ORDER = ["tip", "product", "bevinding", "actie", "thema", "collectief", "begrip", "link", "doel", "pagina"]


@dataclass
class Made:
    """One row that is ready to be written: what it shows, its ties, and the level of each of its words."""

    page: Page
    entry: Entry
    ties: dict[str, list[tuple[str, str]]]
    words: dict[str, str]
    forms: set[str]

    @property
    def values(self) -> dict[str, tuple[str, ...]]:
        """Everything that it can be filtered by beside its kind: the slugs of each facet that it has values of."""
        tied = {facet: sorted({slug for slug, _label in self.ties.get(facet, [])}) for facet in VALUE_COLUMNS}
        return {facet: tuple(slugs) for facet, slugs in tied.items() if slugs}

    @property
    def tie_break(self) -> int:
        kinds = KIND_ORDER if self.entry.kind in KIND_ORDER else list(KINDS)
        return CURRENCY.get(self.entry.judgement, 2) * 16 + kinds.index(self.entry.kind)

    @property
    def title_key(self) -> str:
        return " ".join(fold(word) for word in self.entry.title.split())[:120]


def make_rows(pages: list[Page], collectieven: dict[str, tuple[str, str]]) -> list[Made]:
    """The rows of these pages; `collectieven` gives slug and title of the collectief of a region."""
    shown = [page for page in pages if page.live and isinstance(page, PortalPage)]
    prefetch_entries(shown)
    return [make_row(entry, page, collectieven) for page in shown for entry in page.entries()]


def make_row(entry: Entry, page: Page, collectieven: dict[str, tuple[str, str]]) -> Made:
    regions = [slug for slug, _label in entry.ties.get("regio", [])]
    ties = {**entry.ties, "collectief": [collectieven[slug] for slug in regions if slug in collectieven]}
    texts = texts_of(entry, ties)
    return Made(
        page=page,
        entry=entry,
        ties=ties,
        words=levels(texts),
        forms={form for text in texts.values() for token in tokens(text) for form in token.forms},
    )


def texts_of(entry: Entry, ties: dict[str, list[tuple[str, str]]]) -> dict[str, str]:
    """The texts of an entry by the field in which their words count."""
    labels = [label for pairs in ties.values() for _slug, label in pairs]
    # What the portal says of itself names every place and subject: its text would answer all questions a little.
    about_itself = entry.kind == "pagina"
    return {
        "title": entry.title,
        "summary": entry.summary,
        "tags": "\n".join([entry.keywords, *labels]),
        "body": "" if about_itself else entry.text,
        "files": "\n".join(file.text for file in entry.files),
    }
