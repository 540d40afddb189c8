"""Pages as publishing systems of three decades lay them out, of invented sites."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.extraction.day import find_day
from corpus.extraction.parsing import read_page
from corpus.extraction.title import find_title

HERE = Path(__file__).parent
ROWS = [
    row.split("\t")
    for row in (HERE / "pages.tsv").read_text("utf-8").splitlines()
    if not row.startswith("#")
]


@pytest.mark.parametrize(("name", "headline", "day"), ROWS)
def test_headline_and_day_are_found(name, headline, day):
    """Where the headline is no h1, where the day stands in a line, and so on."""
    page = read_page((HERE / "pages" / f"{name}.html").read_bytes(), None)
    title = find_title(page)
    found = find_day(page, title=title.value)
    assert (title.value, str(found.value or "-")) == (headline, day)
