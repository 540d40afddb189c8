"""Is it seen that a page asks not to be indexed?"""

from __future__ import annotations

import pytest

from corpus.extraction.parsing import read_page
from corpus.extraction.reservations import page_reservations


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ('<meta name="robots" content="noindex">', ("noindex",)),
        ('<META NAME="Robots" CONTENT="follow,NOINDEX">', ("noindex",)),
        ('<meta name="robots" content="none">', ("noindex",)),
        ('<meta name="robots" content="index, follow">', ()),
        ('<meta name="hoptac" content="noindex">', ("noindex",)),
        ('<meta name="otherbot" content="noindex">', ()),
        ('<meta name="robots" content="noimageindex">', ()),
        ('<meta name="tdm-reservation" content="1">', ("reserved",)),
        ('<meta name="tdm-reservation" content="0">', ()),
    ],
)
def test_metas_reserve(head, expected):
    """Rules for all robots and for ours, and the reservation of mining."""
    page = read_page(f"<html><head>{head}</head><body>x</body></html>".encode(), None)

    assert page_reservations(page) == expected


@pytest.mark.parametrize(
    ("value", "sold"),
    [
        ("false", True),
        ('"False"', True),
        ('"http://schema.org/False"', True),
        ("true", False),
        ('"True"', False),
    ],
)
def test_what_is_sold_says_so(value, sold):
    """However schema.org's truth values are written."""
    linked = f'{{"@type": "NewsArticle", "isAccessibleForFree": {value}}}'
    script = f'<script type="application/ld+json">{linked}</script>'
    page = read_page(f"<html><head>{script}</head><body>x</body></html>".encode(), None)

    assert page_reservations(page) == (("sold",) if sold else ())
