"""What stands in the address becomes a question that is safe to use, and an address again."""

import pytest
from django.test import RequestFactory

from portal.core.list_query import MAX_QUERY_LENGTH, ListQuery, clean_text


def read(query_string: str) -> ListQuery:
    return ListQuery.from_request(RequestFactory().get(f"/tips/?{query_string}"), ["soort", "type", "thema"])


def test_the_same_question_has_one_address():
    one, other = read("thema=b&q=zorg&soort=tip&pagina=2"), read("pagina=2&soort=tip&q=zorg&thema=b")
    assert one.address(page=2) == other.address(page=2) == "?q=zorg&soort=tip&thema=b&pagina=2"


def test_a_change_goes_back_to_the_first_page():
    assert read("thema=a&thema=b&pagina=3").without("thema", "a") == "?thema=b"


@pytest.mark.parametrize("odd", ["zorg\x00", "  zorg  ", "\tzorg\n", "zorg\x1b"])
def test_control_characters_and_spaces_are_no_part_of_the_words(odd):
    assert clean_text(odd) == "zorg"


def test_too_long_a_question_is_cut_and_remembered_as_such():
    query = read("q=" + "x" * 10_000)
    assert len(query.text) == MAX_QUERY_LENGTH
    assert query.shortened


def test_a_value_that_is_given_twice_counts_once():
    assert read("thema=a&thema=a&thema[]=a").chosen == {"thema": ["a"]}


def test_an_order_that_does_not_exist_is_the_usual_one():
    assert read("sorteer=onzin").order == "volgorde"
    assert read("sorteer=relevantie").order == "volgorde", "without words nothing is best"
    assert read("q=zorg").order == "relevantie"
