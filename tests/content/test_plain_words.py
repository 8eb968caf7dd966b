"""The words of the files and of the interface keep to the writing guide, docs/redactie.md, where a machine can tell."""

import ast
import re
from collections.abc import Iterator

import pytest

from portal.content.readability import count_words, split_sentences
from tests.content.report import ROOT, all_records

MOST_WORDS = 20
# Fields with sentences of ours; titles, names and keywords are as the report or people have them.
TEXTS = ("summary", "body", "about", "aanpak", "results", "continuation", "note", "explanation", "matrix", "scope")
CODE = ("portal", "themes", "collectieven", "products")
FORBIDDEN = {
    # links that say nothing away from their sentence
    r"klik(ken)? hier|hier klikken|lees meer",
    # words of the office; the plain word stands in the guide
    r"casuïstiek|commitment|adequaat|adequate|portefeuille\b|middels|teneinde|derhalve|ten behoeve van",
    r"met betrekking tot|in het kader van|draagt zorg voor|dient te|implementeren|faciliteren|doorontwikkeling",
    r"uitrol(len)?\b|geborgd|agendering|stakeholders?|kick-off",
    # short forms that a screen reader spells out
    r"\b(d\.m\.v|i\.v\.m|m\.b\.t|t\.a\.v|o\.a|bijv|bv|enz|etc|d\.w\.z)\.",
    # English that the guide has a Dutch word for
    r"\b(submit|search|click|home page|homepage|read more|login|log-in|e-mail us|back to top)\b",
    # straight apostrophes, as in foto's
    r"[a-zé]'s\b",
}
FORBIDDEN_WORDS = re.compile("|".join(sorted(FORBIDDEN)), re.IGNORECASE)
TAG = re.compile(r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}|<(script|style|svg)\b.*?</\1>|<[^>]*>", re.DOTALL)
SAID = re.compile(r'\b(aria-label|title|alt|placeholder)="([^"]*)"')  # attributes that people hear or see
QUOTED = re.compile(r"‘[^’]*’")  # what others call it


def strings(value) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from strings(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from strings(inner)


def fixture_texts() -> Iterator[tuple[str, str]]:
    for record in all_records():
        for field in TEXTS:
            for text in strings(record.data.get(field)):
                yield record.key, text


def template_texts() -> Iterator[tuple[str, str]]:
    for file in [*ROOT.glob("templates/**/*.html"), *ROOT.glob("templates/**/*.txt")]:
        html = file.read_text(encoding="utf-8")
        said = "\n".join(text for _name, text in SAID.findall(html))
        yield str(file.relative_to(ROOT)), f"{TAG.sub(chr(10), html)}\n{said}"


def code_texts() -> Iterator[tuple[str, str]]:
    """Labels, help and messages: every string with a blank in it that is no docstring. Names for machines have none."""
    for folder in CODE:
        for file in (ROOT / folder).glob("**/*.py"):
            if file.parent.name == "migrations":
                continue
            tree = ast.parse(file.read_text(encoding="utf-8"))
            skipped = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
            constants = (node for node in ast.walk(tree) if isinstance(node, ast.Constant) and id(node) not in skipped)
            for node in constants:
                if isinstance(node.value, str) and " " in node.value.strip():
                    yield f"{file.relative_to(ROOT)}:{node.lineno}", node.value


def forbidden(texts: Iterator[tuple[str, str]]) -> list[str]:
    return [f"{where}: {found[0]}" for where, text in texts for found in FORBIDDEN_WORDS.finditer(QUOTED.sub("", text))]


@pytest.mark.parametrize("texts", [fixture_texts, template_texts, code_texts])
def test_no_word_stands_there_that_the_guide_has_a_plain_one_for(texts):
    assert len(list(texts())) > 50, "there must be something to look at"
    assert forbidden(texts()) == []


def test_no_sentence_of_ours_has_more_than_twenty_words():
    long = [
        f"{key}: {count_words(sentence)} woorden: {sentence}"
        for key, text in fixture_texts()
        for sentence in split_sentences(text)
        if count_words(sentence) > MOST_WORDS
    ]
    assert long == []
