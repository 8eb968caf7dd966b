"""Related items: at most three, each with the reason why it is shown."""

import pytest

from portal.core.related import in_a_sentence, join_words
from tests import factories as make

pytestmark = pytest.mark.django_db


def related(client, page) -> list[tuple[str, str]]:
    """Titles and reasons, as the page has them."""
    return [(row.title, row.reason) for row in client.get(page.url).context["related"]]


@pytest.fixture
def subject():
    return make.SubjectFactory(name="Scholing", slug="scholing")


def test_what_shares_a_subject_is_shown_with_that_subject(client, subject):
    make.ProductPageFactory(title="Een training", subjects=[subject])
    tip = make.TipPageFactory(subjects=[subject])
    assert related(client, tip) == [("Een training", "Gaat ook over scholing")]


def test_most_shared_subjects_come_first(client, subject):
    other = make.SubjectFactory(name="AVG", slug="avg")
    make.ProductPageFactory(title="Deelt er één", subjects=[subject])
    make.ProductPageFactory(title="Deelt er twee", subjects=[subject, other])
    tip = make.TipPageFactory(subjects=[subject, other])
    assert related(client, tip)[0] == ("Deelt er twee", "Gaat ook over AVG en scholing")


def test_there_are_three_at_most_and_each_kind_has_its_turn(client, subject):
    for number in range(4):
        make.TipPageFactory(title=f"Tip {number}", subjects=[subject])
    make.ActionPageFactory(title="De actie", subjects=[subject])
    make.ProductPageFactory(title="Het product", subjects=[subject])
    shown = [title for title, _reason in related(client, make.TipPageFactory(title="Deze", subjects=[subject]))]
    assert len(shown) == 3
    assert {"De actie", "Het product"} <= set(shown)
    assert "Deze" not in shown


def test_what_the_page_shows_already_is_not_shown_again(client, subject):
    tip = make.TipPageFactory(subjects=[subject])
    make.TipPageFactory(title="Een deel", part_of=tip, subjects=[subject])
    assert related(client, tip) == []


def test_without_a_shared_subject_the_theme_is_the_reason(client):
    theme, region = make.ThemeFactory(), make.RegionFactory()
    make.CollectiefPageFactory(title="Heerlen", region=region)
    make.ActionPageFactory(title="Van dezelfden", themes=[theme], regions=[region])
    make.ProductPageFactory(title="Van anderen", themes=[theme])
    tip = make.TipPageFactory(themes=[theme], regions=[region])
    assert related(client, tip) == [
        ("Van dezelfden", "Ook van Heerlen, bij hetzelfde thema"),
        ("Van anderen", "Hoort bij hetzelfde thema"),
    ]


def test_a_draft_is_never_related(client, subject):
    make.ProductPageFactory(title="In de maak", subjects=[subject], live=False)
    assert related(client, make.TipPageFactory(subjects=[subject])) == []


def test_nothing_in_common_gives_nothing(client):
    make.ProductPageFactory(themes=[make.ThemeFactory()])
    assert related(client, make.TipPageFactory(themes=[make.ThemeFactory()])) == []


@pytest.mark.parametrize(
    ("name", "words"),
    [("Scholing en training", "scholing en training"), ("Veilig Thuis", "Veilig Thuis"), ("AVG", "AVG")],
)
def test_names_and_abbreviations_keep_their_capitals(name, words):
    assert in_a_sentence(name) == words


def test_words_are_joined_as_dutch_does():
    assert join_words(["a"]) == "a"
    assert join_words(["a", "b"]) == "a en b"
    assert join_words(["a", "b", "c"]) == "a, b en c"
