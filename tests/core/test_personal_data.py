"""What an editor is warned of: numbers and addresses of persons, and not those of organisations."""

import time

import pytest

from portal.core.personal_data import Kind, find_personal_data, in_words, passes_eleven_test


def found(text: str) -> list[tuple[str, str]]:
    pieces = find_personal_data(text)
    assert [text[one.start : one.end] for one in pieces] == [one.text for one in pieces]
    return [(one.kind.value, one.text) for one in pieces]


# 111222333 and 123456782 pass the eleven-test and are of nobody: they are used as examples everywhere.
@pytest.mark.parametrize(
    "number",
    ["111222333", "123456782", "123.456.782", "1112.22.333", "111 222 333", "111-222-333", "12345672", "12 345 672"],
)
def test_a_citizen_service_number_is_found_however_it_is_written(number):
    assert found(f"Het kind (BSN: {number}) woont hier.") == [("bsn", number)]
    assert found(number) == [("bsn", number)]
    assert found(f"{number}.") == [("bsn", number)]


@pytest.mark.parametrize(
    "text",
    [
        "123456789",  # fails the test
        "000000000",
        "1112223334",  # ten digits
        "€ 111.222.333",
        "€111222333",
        "111222333,50",
        "NL111222333B01",
        "NL91ABNA0111222333",
        "KvK-nummer 12345672",
        "RSIN: 111222333",
        "ISBN 978 90 111 222 333",
        "111 222 333 444",
        "14092015",  # a date that passes the test
        "https://www.example.nl/document/111222333",
    ],
)
def test_another_number_of_that_length_is_not_taken_for_one(text):
    assert found(text) == []


def test_the_eleven_test_tells_every_wrong_digit_and_every_two_that_changed_places():
    assert passes_eleven_test("111222333")
    assert not passes_eleven_test("111222334")
    assert not passes_eleven_test("112122333")
    assert passes_eleven_test("12345672") == passes_eleven_test("012345672")


@pytest.mark.parametrize(
    "number",
    ["06-12345678", "06 12 34 56 78", "0612345678", "+31 6 12345678", "+31 (0)6 12345678", "0031612345678",
     "+31612345678", "020-1234567", "(020) 123 45 67", "0517 – 123 456", "058 123 45 67", "06.12.34.56.78",
     "+31 20 123 4567", "085-1234567"],
)  # fmt: skip
def test_a_telephone_number_is_found_however_it_is_written(number):
    assert found(f"Bel {number}, ook ’s avonds.") == [("phone", number)]
    assert found(f"tel:{number}.") == [("phone", number)]


@pytest.mark.parametrize(
    "text",
    ["0800-2000", "0800 20 00", "112", "113", "0800-0113", "14 020", "14010", "0900-1234567", "0800-1234567",
     "088-1234567", "116 111", "01-02-2016", "01-02-2016 14:30", "2016-2017", "GM0363", "06-1234567", "061234567890",
     "97-06-12345678", "op 02 2016 2017", "https://example.nl/0612345678", "van 2015 tot 31 december 2016"],
)  # fmt: skip
def test_a_number_of_an_organisation_or_a_date_is_no_telephone_number_of_a_person(text):
    assert found(text) == []


@pytest.mark.parametrize(
    "address", ["jan@gmail.com", "Jan.Jansen@HOTMAIL.com", "moeder_van_3@ziggo.nl", "j.jansen@gemeente.nl",
                "a.b.de.vries@veiligthuis.nl", "wij+nieuws@kpnmail.nl"]
)  # fmt: skip
def test_an_e_mail_address_of_a_person_is_found(address):
    assert found(f"Mail naar {address}.") == [("email", address)]
    assert found(f"mailto:{address}") == [("email", address)]


@pytest.mark.parametrize(
    "address", ["info@gemeente.nl", "redactie@vng.nl", "jeugd.wijkteam@arnhem.nl", "gmail.com", "@gmail.com", "a@b"]
)
def test_an_e_mail_address_of_an_organisation_is_not_reported(address):
    assert found(f"Mail naar {address}.") == []


def test_all_are_found_in_the_order_of_the_text_and_each_once():
    text = "Bel 06-12345678 of mail jan@gmail.com; BSN 111222333, nogmaals 111222333."
    assert [kind for kind, _ in found(text)] == ["phone", "email", "bsn", "bsn"]
    assert in_words(find_personal_data(text)) == (
        "2 burgerservicenummers, 1 telefoonnummer en 1 e-mailadres van een persoon"
    )
    assert in_words(find_personal_data("06-12345678")) == "1 telefoonnummer"
    assert in_words([]) == ""


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("111222333", "11•••••33"),
        ("123.456.782", "12•.•••.•82"),
        ("06-12345678", "06-••••••78"),
        ("+31 6 12345678", "+31 • ••••••78"),
        ("jan.jansen@gmail.com", "j••••@gmail.com"),
    ],
)
def test_what_was_found_is_shown_half_hidden(text, shown):
    (one,) = find_personal_data(text)
    assert one.masked == shown
    assert text not in repr(one)


@pytest.mark.parametrize("piece", ["a", "0", "0 ", "06 ", "1.", "a.", "a@", "111 ", "+31", "€ "])
def test_a_long_text_made_to_be_slow_is_read_quickly(piece):
    started = time.monotonic()
    find_personal_data(piece * (300_000 // len(piece)))
    assert time.monotonic() - started < 5


def test_kinds_are_named_in_words():
    for kind in Kind:
        assert in_words([one for one in find_personal_data("111222333 06-12345678 a@gmail.com") if one.kind == kind])
