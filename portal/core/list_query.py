"""What a visitor asks of a list or of the search page: read from the address, and written into it again."""

from dataclasses import dataclass, field, replace
from urllib.parse import urlencode

from django.http import HttpRequest

MAX_QUERY_LENGTH = 200  # longer questions are cut; the longest judged one has 60 characters
MAX_VALUES = 30  # chosen values of one facet that are looked at
LITERAL = "letterlijk"  # the word of the query string for `ListQuery.literal`
MAX_VALUE_LENGTH = 100  # no slug is longer

FACETS = {
    "soort": "Soort",
    "type": "Type",
    "thema": "Thema",
    "collectief": "Collectief",
    "regio": "Regio",
    "doelgroep": "Doelgroep",
    "partner": "Samenwerkingspartner",
}
# Kind and type share one word in the query string: `soort=product&soort=factsheet`.
PARAMETERS = {name: "soort" if name == "type" else name for name in FACETS}
SORTS = {
    "relevantie": "beste eerst",
    "volgorde": "volgorde van het rapport",
    "titel": "titel",
    "nieuw": "nieuwste eerst",
}


@dataclass
class ListQuery:
    """What a visitor asked for, cleaned: whatever stands in the address, this is safe to use."""

    text: str = ""
    chosen: dict[str, list[str]] = field(default_factory=dict)
    sort: str = ""
    page: int = 1
    default_sort: str = "volgorde"
    shortened: bool = False
    literal: bool = False  # no other spelling instead of words that stand nowhere

    @classmethod
    def from_request(cls, request: HttpRequest, facets: list[str], default_sort: str = "volgorde") -> "ListQuery":
        """Read the query string; nonsense is dropped, never an error. `thema[]=x` is read as `thema=x`."""
        params = request.GET
        chosen = {}
        for parameter in dict.fromkeys(PARAMETERS[facet] for facet in facets):
            given = [*params.getlist(parameter), *params.getlist(f"{parameter}[]")]
            values = [clean_text(value)[:MAX_VALUE_LENGTH] for value in given[:MAX_VALUES]]
            chosen[parameter] = list(dict.fromkeys(value for value in values if value))
        text, page, sort = (clean_text(params.get(name, "")) for name in ("q", "pagina", "sorteer"))
        return cls(
            text=text[:MAX_QUERY_LENGTH],
            chosen={name: values for name, values in chosen.items() if values},
            sort=sort if sort in SORTS else "",
            page=int(page) if page.isascii() and page.isdigit() and len(page) < 7 else 1,
            default_sort=default_sort,
            shortened=len(text) > MAX_QUERY_LENGTH,
            literal=params.get(LITERAL) == "ja",
        )

    @property
    def order(self) -> str:
        """How the results stand: as asked, else the best first for words and the list's own order without."""
        if self.sort and (self.text or self.sort != "relevantie"):
            return self.sort
        return "relevantie" if self.text else self.default_sort

    def knowing(self, known: dict[str, set[str]]) -> "ListQuery":
        """The same question without chosen values that no filter has."""
        chosen = {
            name: [value for value in values if value in known.get(name, set())] for name, values in self.chosen.items()
        }
        return replace(self, chosen={name: values for name, values in chosen.items() if values})

    def address(self, **changes) -> str:
        """The query string of this question with some parts changed, in a fixed order so that it can be shared."""
        asked = replace(self, **{"page": 1, **changes, "chosen": {**self.chosen, **changes.get("chosen", {})}})
        pairs = [("q", asked.text)] if asked.text else []
        pairs += asked.hidden
        if asked.literal and asked.text:
            pairs.append((LITERAL, "ja"))
        if asked.page > 1:
            pairs.append(("pagina", str(asked.page)))
        return "?" + urlencode(pairs)

    @property
    def hidden(self) -> list[tuple[str, str]]:
        """The chosen filters and the order as pairs, to go along with a new question."""
        pairs = [(name, value) for name in dict.fromkeys(PARAMETERS.values()) for value in self.chosen.get(name, [])]
        return [*pairs, ("sorteer", self.sort)] if self.sort else pairs

    def without(self, parameter: str, value: str) -> str:
        rest = [other for other in self.chosen.get(parameter, []) if other != value]
        return self.address(chosen={parameter: rest})


def clean_text(value: str) -> str:
    """A visitor's words without control characters, folded to single spaces."""
    return " ".join("".join(char if char.isprintable() else " " for char in value).split())


def sort_links(query: ListQuery, sorts: list[str]) -> list[dict]:
    """The orders that a visitor may choose, each with its address."""
    return [
        {
            "label": SORTS[name],
            "url": query.address(sort="" if name == replace(query, sort="").order else name),
            "current": name == query.order,
        }
        for name in sorts
        if name != "relevantie" or query.text
    ]
