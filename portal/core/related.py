"""At most three related items, each with the reason why it is shown."""

from django.db.models import Count, F, IntegerField, Q, QuerySet, Value
from django.utils import timezone

from .listing import Row

MOST = 3
CANDIDATES = 30  # of these the best are chosen, with their rows at hand


def related_keys(page) -> list[str]:
    """Keys of items that share a subject or else a theme with the page, most shared subjects first. One statement."""
    subjects = alike(page, page.subject_ties.all(), weight=2 * Count("pk"))
    themes = alike(page, page.theme_ties.all(), weight=Value(1, output_field=IntegerField()))
    parts = [*subjects, *themes]
    if not parts:
        return []
    found = parts[0].union(*parts[1:], all=True).order_by("-weight", "item_number", "item_key")[:CANDIDATES]
    return list(dict.fromkeys(row["item_key"] for row in found))


def alike(page, ties, *, weight) -> list[QuerySet]:
    """For each kind of item the published ones that carry one of the terms of these ties."""
    vocabulary = ties.model._meta.get_field("tag").related_model
    tags = ties.values("tag") if isinstance(ties, QuerySet) else [tie.tag_id for tie in ties]
    not_expired = Q(content_object__expire_at__isnull=True) | Q(content_object__expire_at__gt=timezone.now())
    return [
        model.objects.filter(not_expired, tag__in=tags, content_object__live=True)
        .exclude(content_object__key=page.key or "")
        .values(item_key=F("content_object__key"), item_number=F("content_object__number"))
        .annotate(weight=weight)
        for model in vocabulary.tie_models()
    ]


def related_rows(*, own: Row, candidates: list[Row], leave_out: set[str]) -> list[Row]:
    """The best candidates for this item; `leave_out` holds the keys that its page shows already."""
    subjects = dict(own.labels("onderwerp"))
    scored = []
    for row in candidates:
        if row.key == own.key or row.key in leave_out:
            continue
        shared = [name for slug, name in subjects.items() if slug in row.slugs("onderwerp")]
        collectieven = [name for slug, name in own.collectieven if slug in row.slugs("collectief")]
        themes = own.slugs("thema") & row.slugs("thema")
        row.reason = reason(shared, collectieven, bool(themes))
        if row.reason:
            scored.append((-len(shared), -len(collectieven), -len(themes), row.kind, row.position, row))
    scored.sort(key=lambda item: item[:-1])
    by_subject = one_of_each_kind_first([row for shared, *_order, row in scored if shared])
    by_theme = one_of_each_kind_first([row for shared, *_order, row in scored if not shared])
    return [*by_subject, *by_theme][:MOST]


def reason(subjects: list[str], collectieven: list[str], same_theme: bool) -> str:
    """Why this is shown, in a reader's words; empty when there is no reason."""
    if subjects:
        return f"Gaat ook over {join_words([in_a_sentence(name) for name in subjects])}"
    if same_theme and collectieven:
        return f"Ook van {join_words(collectieven[:2])}, bij hetzelfde thema"
    return "Hoort bij hetzelfde thema" if same_theme else ""


def one_of_each_kind_first(found: list[Row]) -> list[Row]:
    """The best of every kind first, so that a tip shows a product and an action as well."""
    chosen: list[Row] = []
    for row in found:
        if row.kind not in {other.kind for other in chosen}:
            chosen.append(row)
    return [*chosen, *(row for row in found if row not in chosen)]


def join_words(words: list[str]) -> str:
    """‘a’, ‘a en b’, ‘a, b en c’."""
    return words[0] if len(words) == 1 else ", ".join(words[:-1]) + " en " + words[-1]


def in_a_sentence(name: str) -> str:
    """A name as it stands in the middle of a sentence: ‘scholing en training’, but ‘Veilig Thuis’ and ‘AVG’."""
    has_more_capitals = name[1:] != name[1:].lower()
    return name if has_more_capitals else name[:1].lower() + name[1:]
