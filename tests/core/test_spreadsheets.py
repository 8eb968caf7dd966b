import datetime

import pytest

from portal.core.spreadsheets import harmless


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"])
def test_text_that_a_spreadsheet_would_run_becomes_plain_text(start):
    assert harmless(f"{start}HYPERLINK(1)") == f"'{start}HYPERLINK(1)"


@pytest.mark.parametrize("value", ["Toolkid", "a = b", "06-12345678", "", -3, 2.5, None, datetime.date(2026, 11, 30)])
def test_other_values_stay_what_they_are(value):
    assert harmless(value) is value
