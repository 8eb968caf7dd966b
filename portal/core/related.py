"""At most three related items, each with the reason why it is shown."""

from .listing import Row, rows

MOST = 3


def related_rows(*, key: str, subjects: dict[str, str], leave_out: set[str]) -> list[Row]:
    """Items that share most subjects with this one.

    `subjects` maps slug to name; `leave_out` holds keys that the page shows already.
    """
    if not subjects:
        return []
    found = rows(kinds=["actie", "product", "tip", "bevinding"], ties={"onderwerp": list(subjects)})
    scored = []
    for row in found:
        if row.key == key or row.key in leave_out:
            continue
        shared = [name for slug, name in subjects.items() if slug in row.slugs("onderwerp")]
        row.reason = "Gaat ook over " + join_words(shared)
        scored.append((-len(shared), row.kind, row.position, row))
    scored.sort(key=lambda item: item[:3])
    return one_of_each_kind_first([row for *_order, row in scored])


def one_of_each_kind_first(found: list[Row]) -> list[Row]:
    """The best of every kind first, so that a tip shows a product and an action as well."""
    chosen: list[Row] = []
    for row in found:
        if row.kind not in {other.kind for other in chosen}:
            chosen.append(row)
    chosen += [row for row in found if row not in chosen]
    return chosen[:MOST]


def join_words(words: list[str]) -> str:
    """‘a’, ‘a en b’, ‘a, b en c’; first letters small, but abbreviations and names as they are."""
    small = [w[0].lower() + w[1:] if w[:2].istitle() and " " not in w else w for w in words]
    return small[0] if len(small) == 1 else ", ".join(small[:-1]) + " en " + small[-1]
