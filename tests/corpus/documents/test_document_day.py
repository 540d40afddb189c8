"""On which day was a document published?"""

from __future__ import annotations

from datetime import date

import pytest

from corpus.documents.document_day import find_day

TEXT = "Речення про пором, який пливе річкою, і про міст над нею. " * 4
MADE = "D:20240310120000+02'00'"
DAY = date(2024, 3, 6)


@pytest.mark.parametrize(
    ("paragraphs", "day", "place"),
    [
        (["Київ, 6 березня 2024 р.", TEXT], DAY, "date line"),
        ([f"PARYŻ, 6 marca 2024 r. – {TEXT}"], DAY, "date line"),
        ([TEXT] * 12 + ["Hà Nội, ngày 6 tháng 3 năm 2024"], DAY, "date line"),
        (["Paris, le 6 mars 2024", "5 mars 2024", TEXT], DAY, "date line"),
        (
            [TEXT + "6 березня 2024 р. " + TEXT],
            date(2024, 3, 10),
            "properties: made on",
        ),
        (["6 березня 2097 р.", TEXT], date(2024, 3, 10), "properties: made on"),
    ],
)
def test_a_date_line_goes_before_the_properties(paragraphs, day, place):
    """A date within the text is not that of the document."""
    assert find_day(paragraphs, MADE) == (day, place)


@pytest.mark.parametrize("created", ["", "D:", "D:00000000", "D:20970101"])
def test_a_day_may_be_unknown(created):
    """Programs write nonsense."""
    assert find_day([TEXT], created) == (None, "")
