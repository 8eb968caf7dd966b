"""How hard texts are to read: sentence length, and the reading ease of Flesch, for Dutch by Douma.

Flesch-Douma = 206.835 - 0.93 * words per sentence - 77 * syllables per word. Around 100 is very easy, 60 to 70 is what
the government means by B1, under 30 is very hard. A figure of a few sentences swings: it points at texts to read, it
judges none.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from types import ModuleType

from bs4 import BeautifulSoup
from wagtail.fields import StreamField
from wagtail.models import Page, get_page_models

from portal.advice.hard_words import find_hard_words
from portal.core.entries import prefetch_entries
from portal.core.models import KeyMixin, PortalPage
from portal.core.sentences import LONG, count_words, html_blocks, split_sentences

TEXT_FIELDS = ("title", "intro", "summary", "note", "project_leadership")
INTERFACE = "overzicht"  # the kind under which the home page and the lists are measured


class TextstatMissing(Exception):
    """The library that counts syllables is not installed: it is a tool for editors and developers, not for serving."""


@dataclass(frozen=True)
class Text:
    """All words of one thing, in blocks: a title, a paragraph and a line of a list are each a block."""

    kind: str
    key: str
    title: str
    blocks: tuple[str, ...]

    @cached_property
    def sentences(self) -> list[str]:
        return [sentence for block in self.blocks for sentence in split_sentences(block)]


@dataclass(frozen=True)
class Figures:
    """What is measured of one or more texts. The numbers are 0 when there is no sentence."""

    ease: float
    words_per_sentence: float
    long_share: float  # of the sentences, those of more than LONG words, from 0 to 1
    sentences: int
    hard_words: float  # of a hundred words, those that are too hard for B1 and that nothing explains


def load_textstat() -> ModuleType:
    """The library, set to Dutch. Raises TextstatMissing."""
    try:
        import textstat
    except ImportError as error:
        raise TextstatMissing from error
    textstat.set_lang("nl")
    return textstat


def measure(texts: Iterable[Text], explained: Set[str] = frozenset()) -> Figures:
    """The figures of these texts taken together. `explained`: words of the glossary. Raises TextstatMissing."""
    textstat = load_textstat()
    sentences = [sentence for text in texts for sentence in text.sentences]
    if not sentences:
        return Figures(0, 0, 0, 0, 0)
    lengths = [count_words(sentence) for sentence in sentences]
    # textstat ends a sentence at every dot: one at the end of each sentence of ours, and none inside.
    words = ". ".join(re.sub(r"[.!?…]", "", sentence) for sentence in sentences) + "."
    return Figures(
        ease=textstat.flesch_reading_ease(words),
        words_per_sentence=sum(lengths) / len(lengths),
        long_share=sum(length > LONG for length in lengths) / len(lengths),
        sentences=len(lengths),
        hard_words=100 * sum(1 for line in sentences for _word in find_hard_words(line, explained)) / sum(lengths),
    )


def by_kind(texts: Iterable[Text]) -> dict[str, list[Text]]:
    groups: dict[str, list[Text]] = defaultdict(list)
    for text in texts:
        groups[text.kind].append(text)
    return dict(sorted(groups.items()))


def published_texts() -> Iterator[Text]:
    """Every visible item, the terms and links on their pages, and the portal's own words on its lists."""
    for model in get_page_models():
        if not issubclass(model, PortalPage):
            continue
        pages = list(model.objects.visible())
        prefetch_entries(pages)
        for page in pages:
            yield page_text(page)
            for entry in page.entries():
                if entry.key != page.item_key:
                    yield Text(entry.kind, entry.key, entry.title, (entry.title, entry.summary, entry.text))


def texts_in_folder(folder: Path) -> Iterator[Text]:
    """Loose texts (.txt, a paragraph a line), the kind being the name of the folder that each stands in."""
    for file in sorted(folder.rglob("*.txt")):
        lines = file.read_text(encoding="utf-8").splitlines()
        yield Text(file.parent.name, file.stem, file.stem, tuple(filter(None, lines)))


def page_text(page: Page) -> Text:
    """The words of an item from its fields; of a list, which has few fields, from the page as it is shown."""
    if not isinstance(page, KeyMixin):
        return Text(INTERFACE, page.slug, page.title, tuple(shown_blocks(page)))
    fields = [getattr(page, name, "") or "" for name in TEXT_FIELDS]
    streams = [getattr(page, field.name) for field in page._meta.get_fields() if isinstance(field, StreamField)]
    rich = [block for stream in streams for block in html_blocks(stream.render_as_block() if stream else "")]
    return Text(page.kind, page.item_key, page.title, (*fields, *rich))


def shown_blocks(page: Page) -> Iterator[str]:
    """What the page shows in its main part, without the items on it: those are measured themselves."""
    response = page.make_preview_request()
    response = response.render() if hasattr(response, "render") and not response.is_rendered else response
    main = BeautifulSoup(response.content, "html.parser").main
    for item in main.select("[data-soort]") if main else []:
        item.decompose()
    return html_blocks(str(main or ""))
