"""Which fields a term of each vocabulary has: the lists to choose from, in Django's own fixture form."""

from portal.core.languages import foreign_languages
from portal.core.models import Partner, Region
from portal.search.models.synonym import LONGEST
from themes.models import Heading

from .forms import (
    Form,
    line,
    lines,
    number,
    one_name,
    one_of,
    slug,
    text,
    truth,
)
from .schema import Schema

TERM: dict[str, Form] = {"slug": slug(100), "name": line(100), "description": text()}
TERM_NEEDS = ("slug", "name")
TERM_ONCE = ("slug", "name")

# In the order in which they refer to each other.
VOCABULARIES = {
    "themes.theme": Schema(
        "vocabularies/themes.yaml", {**TERM, "number": number()}, (*TERM_NEEDS, "number"), {}, (*TERM_ONCE, "number")
    ),
    "themes.heading": Schema(
        "vocabularies/headings.yaml",
        {
            "theme": one_name,
            "part": one_of(Heading.Part.choices),
            "slug": slug(120),
            "title": line(200),
            "sort_order": number(),
            "source": lines,
        },
        ("theme", "part", "slug", "title"),
        {"theme": "themes.theme"},
    ),
    "core.region": Schema(
        "vocabularies/regions.yaml",
        {**TERM, "kind": one_of(Region.Kind.choices), "part_of": one_name, "cbs_code": line(6)}
        | {"general_knowledge": truth},
        (*TERM_NEEDS, "kind"),
        {"part_of": "core.region"},
        (*TERM_ONCE, "cbs_code"),
    ),
    "core.audience": Schema("vocabularies/audiences.yaml", TERM, TERM_NEEDS, {}, TERM_ONCE),
    "core.partner": Schema(
        "vocabularies/partners.yaml",
        {**TERM, "abbreviation": line(30), "full_name": line(150), "sector": one_of(Partner.Sector.choices)},
        TERM_NEEDS,
        {},
        TERM_ONCE,
    ),
    "core.subject": Schema("vocabularies/subjects.yaml", TERM, TERM_NEEDS, {}, TERM_ONCE),
    "core.foreignphrase": Schema(
        "vocabularies/foreign_phrases.yaml",
        {"text": line(120), "language": one_of(foreign_languages())},
        ("text", "language"),
        {},
        ("text",),
        named_by="text",
    ),
    "search.synonym": Schema(
        "vocabularies/synonyms.yaml",
        {"words": line(LONGEST), "meanings": line(LONGEST), "two_way": truth},
        ("words", "meanings"),
        {},
        ("words",),
        named_by="words",
    ),
}
