"""What a product's page says of the product: where it can be had, and what the report tells or leaves out."""

from django.db.models import prefetch_related_objects

from portal.core.facts import Fact, Value, plain_fact
from portal.core.languages import language_name
from portal.core.list_result import Row


def product_context(*, product) -> dict:
    """Where the product can be had, what surely is the place first, and in what form. One query for all places.

    The language is only told beside a link when it is not Dutch.
    """
    places = list(product.places.select_related("document", "address__stored_copy"))
    prefetch_related_objects(places, "document", "address__stored_copy")  # of a product in memory
    return {
        "places": sorted(places, key=lambda place: place.certainty != place.Certainty.SURE),
        "language": "" if product.language == "nl" else language_name(product.language),
        "pages": page_range(product.page_from, product.page_to),
    }


def product_facts(*, product, row: Row, part_of: list[Row]) -> list[Fact]:
    """Makers, year, pages, rights and the like. What the report does not mention is a fact without values."""
    facts = [
        plain_fact("Gemaakt door", product.makers),
        plain_fact("Jaar", str(product.year or ""), product.year_note),
        plain_fact("Herkomst", product.get_origin_display()),
        plain_fact("Beschikbaarheid", product.get_availability_display()),
    ]
    if part_of:
        facts.append(plain_fact("Bladzijden", page_range(product.page_from, product.page_to)))
    facts += [
        plain_fact("Taal", language_name(product.language)),
        plain_fact("Rechten", "" if product.rights == "unknown" else product.get_rights_display()),
    ]
    if variants := row.data.get("variants"):
        facts.append(Fact("Ook genoemd", [Value(title) for title in variants]))
    return facts


def page_range(first: int | None, last: int | None) -> str:
    """‘14’ or ‘14 tot en met 17’; empty when no page is known."""
    if first is None:
        return ""
    return str(first) if last in (None, first) else f"{first} tot en met {last}"
