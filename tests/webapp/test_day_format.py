"""Is a day written as an editor of the language would write it?"""

from datetime import date

import pytest

from webapp.day_format import format_day


@pytest.mark.parametrize(
    ("lang", "day", "text"),
    [
        ("fr", date(2026, 10, 1), "1er octobre 2026"),
        ("fr", date(2026, 10, 11), "11 octobre 2026"),
        ("pl", date(2026, 10, 1), "1 października 2026"),
    ],
)
def test_only_the_first_of_a_french_month_has_an_ending(client, lang, day, text):
    """Its number is an ordinal; every other day's is not."""
    with client.application.test_request_context(f"/{lang}/"):
        client.application.preprocess_request()
        assert format_day(day) == text
