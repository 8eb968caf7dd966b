"""The words of a page as its editor has them: piece by piece, each with the place in the form where it is changed."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from bs4 import BeautifulSoup
from django.core.exceptions import FieldDoesNotExist
from django.db import models
from django.utils.text import capfirst
from modelcluster.models import get_all_child_relations
from wagtail import blocks
from wagtail.fields import RichTextField, StreamField
from wagtail.images.blocks import ImageChooserBlock
from wagtail.models import Page
from wagtail.rich_text import RichText

from portal.core.sentences import html_blocks

# Words, but no sentences for a reader.
NO_PROSE = frozenset({"keywords", "source", "slug"})
NO_TEXT = (models.URLField, models.SlugField, models.EmailField)
COMMENTS = "wagtail_admin_comments"
LINE_BREAK = re.compile(r"<br\s*/?>")


@dataclass(frozen=True)
class Part:
    """One field or block. `path`: as Wagtail's `data-contentpath` has it, with dots; `place`: for an editor.

    `describes_image`: whether it stands for a picture that was chosen. `is_prose`: whether it is read as sentences.
    """

    path: str
    place: str
    text: str = ""
    html: str = ""
    describes_image: bool = False
    is_prose: bool = True

    @property
    def field(self) -> str:
        return self.path.partition(".")[0]

    @cached_property
    def soup(self) -> BeautifulSoup:
        return BeautifulSoup(LINE_BREAK.sub("\n", self.html), "html.parser")

    @cached_property
    def texts(self) -> list[str]:
        """The text, a paragraph or line of a list each."""
        return list(html_blocks(LINE_BREAK.sub("\n", self.html))) if self.html else [self.text]


def parts_of(page: Page) -> Iterator[Part]:
    """What an editor can type on this page, in the order of the form. A page that is typed need not be saved."""
    form_class = page.get_edit_handler().get_form_class()
    for name in form_class.base_fields:
        field = field_of(page, name)
        if field is not None:
            yield from parts_of_field(page, field, path=name, place=label_of(field))
    for relation in get_all_child_relations(type(page)):
        rows = relation.get_accessor_name()
        if rows in getattr(form_class, "formsets", {}) and rows != COMMENTS:
            for number, row in enumerate(getattr(page, rows).all(), 1):
                yield from parts_of_row(row, relation, path=rows, number=number)


def field_of(thing: models.Model, name: str) -> models.Field | None:
    """The field of this name if it holds words of the editor."""
    try:
        field = thing._meta.get_field(name)
    except FieldDoesNotExist:
        return None
    if isinstance(field, (StreamField, RichTextField)):
        return field
    is_text = isinstance(field, (models.CharField, models.TextField)) and not isinstance(field, NO_TEXT)
    return field if is_text and field.editable and not field.choices else None


def label_of(field: models.Field) -> str:
    return capfirst(str(field.verbose_name))


def parts_of_field(thing: models.Model, field: models.Field, *, path: str, place: str) -> Iterator[Part]:
    value = getattr(thing, field.name)
    if isinstance(field, StreamField):
        yield from parts_of_block(field.stream_block, value, path, place)
    elif isinstance(field, RichTextField):
        yield Part(path, place, html=value or "")
    elif value:
        # The title of something from the report is a name, and stays as it is.
        is_name = field.name == "title" and getattr(thing, "from_report", False)
        yield Part(path, place, text=value, is_prose=field.name not in NO_PROSE and not is_name)


def parts_of_row(row: models.Model, relation, *, path: str, number: int) -> Iterator[Part]:
    """The words of a row of the form that belongs to the page, such as the name of a download."""
    for field in row._meta.concrete_fields:
        if field.name != relation.field.name and field_of(row, field.name):
            place = f"{capfirst(str(row._meta.verbose_name))} {number}, {label_of(field)}"
            yield from parts_of_field(row, field, path=path, place=place)


def parts_of_block(block: blocks.Block, value, path: str, place: str) -> Iterator[Part]:
    """The words in the value of a block of any kind, with the way to it."""
    if isinstance(block, blocks.StreamBlock):
        for number, child in enumerate(value or [], 1):
            yield from parts_of_block(
                child.block, child.value, f"{path}.{child.id}", f"{place}, blok {number} ({child.block.label})"
            )
    elif isinstance(block, blocks.ListBlock):
        for number, child in enumerate(value.bound_blocks, 1):
            yield from parts_of_block(block.child_block, child.value, f"{path}.{child.id}", f"{place}, nummer {number}")
    elif isinstance(block, blocks.StructBlock):
        yield from parts_of_struct(block, value, path, place)
    elif isinstance(value, RichText):
        yield Part(path, place, html=value.source)
    elif isinstance(block, (blocks.CharBlock, blocks.TextBlock)) and value:
        yield Part(path, place, text=value)


def parts_of_struct(block: blocks.StructBlock, value, path: str, place: str) -> Iterator[Part]:
    """A picture brings its description along, also when that is empty."""
    pictures = [value.get(name) for name, child in block.child_blocks.items() if isinstance(child, ImageChooserBlock)]
    for name, child in block.child_blocks.items():
        if name == "alt_text" and any(pictures):
            label = f"{place}, {child.label}"
            yield Part(f"{path}.{name}", label, text=value.get(name) or "", describes_image=True)
        else:
            yield from parts_of_block(child, value.get(name), f"{path}.{name}", f"{place}, {child.label}")
