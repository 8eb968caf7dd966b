"""What is drawn: for each collectief the outline of its municipalities, and its name where there is room for it."""

from dataclasses import dataclass

from portal.core.list_result import Row
from portal.core.models import Region

from .labels import Label, place_labels
from .shapes import HEIGHT, WIDTH, is_on_map, land, outline, path_of

SOURCE = "Gemeentegrenzen 2024, bron: CBS en Kadaster; gemeentecodes via GeoNames, CC BY 4.0"


@dataclass(frozen=True)
class Area:
    """One collectief on the map. `shape` and `known` are paths; either may be empty.

    `known` is the part that is general knowledge (`Region.general_knowledge`), of the municipalities in `known_names`.
    """

    title: str
    url: str
    shape: str
    known: str
    known_names: list[str]
    label: Label | None


@dataclass(frozen=True)
class Map:
    """What the component shows. `view_box` is in units of about 300 metres."""

    areas: list[Area]
    view_box: str = f"0 0 {WIDTH} {HEIGHT}"
    source: str = SOURCE

    @property
    def land(self) -> str:
        """The outline of the country as a path."""
        return land()

    @property
    def titles(self) -> list[str]:
        return [area.title for area in self.areas]

    @property
    def with_known(self) -> list[Area]:
        """The areas of which a part is general knowledge."""
        return [area for area in self.areas if area.known]


def map_of(collectieven: list[Row]) -> Map | None:
    """The map with the areas of these collectieven, in their order; None when nothing of them can be drawn.

    A collectief whose regions have no code that is on the map has no area. One query.
    """
    municipalities = municipalities_of({row.data["region"] for row in collectieven})
    drawn = [(row, municipalities[row.data["region"]]) for row in collectieven if municipalities[row.data["region"]]]
    if not drawn:
        return None
    largest = [outline(codes(regions))[0] for _row, regions in drawn]
    labels = place_labels([short_name(row.title) for row, _regions in drawn], largest)
    areas = [area(row, regions, label) for (row, regions), label in zip(drawn, labels, strict=True)]
    return Map(areas)


def municipalities_of(slugs: set[str]) -> dict[str, list[Region]]:
    """For each of these regions the areas with a code on the map: itself, its parts, and theirs.

    What is part of two of them, one within the other, belongs to the nearest.
    """
    regions = {region.pk: region for region in Region.objects.order_by("name")}
    found: dict[str, list[Region]] = {slug: [] for slug in slugs}
    for region in regions.values():
        if not is_on_map(region.cbs_code):
            continue
        above, seen = region, set()
        while above and above.slug not in slugs and above.pk not in seen:
            seen.add(above.pk)
            above = regions.get(above.part_of_id)
        if above and above.slug in slugs:
            found[above.slug].append(region)
    return found


def area(row: Row, regions: list[Region], label: Label | None) -> Area:
    known = [region for region in regions if region.general_knowledge]
    named = [region for region in regions if not region.general_knowledge]
    return Area(
        title=row.title,
        url=row.url,
        shape=path_of(outline(codes(named))),
        known=path_of(outline(codes(known))),
        known_names=[region.name for region in known],
        label=label,
    )


def codes(regions: list[Region]) -> frozenset[str]:
    return frozenset(region.cbs_code for region in regions)


def short_name(title: str) -> str:
    """‘Friesland (Leeuwarden/Weststellingwerf)’ is too long to write on a map: what stands in brackets is left out."""
    return title.partition(" (")[0]
