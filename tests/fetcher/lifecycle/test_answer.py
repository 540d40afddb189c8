"""Is it seen where a redirect leads?"""

from __future__ import annotations

import pytest

from fetcher.lifecycle.answer import is_same_page, leads_away

PAGE = "https://a.example/fr/news/le-pont-est-ouvert-12345"


@pytest.mark.parametrize(
    ("answered", "expected"),
    [
        ("https://a.example/", True),
        ("https://www.a.example", True),
        ("https://a.example/fr", True),
        ("https://a.example/fr/news/", True),
        ("https://a.example/actualites", True),
        ("https://a.example/404", False),
        ("https://www.a.example/fr/news/le-pont-est-ouvert-12345/", False),
        ("https://a.example/fr/news/2026/le-pont-est-ouvert-12345", False),
        ("https://a.example/le-pont-est-ouvert-12345.html", False),
    ],
)
def test_front_pages_and_sections_are_no_articles(answered, expected):
    """A redirect to one says that the article is not there."""
    assert leads_away(PAGE, answered) == expected


@pytest.mark.parametrize(
    ("answered", "expected"),
    [
        ("https://b.example/le-pont-est-ouvert-12345", True),
        ("https://a.example/another-headline-12345.html", True),
        ("https://a.example/another-headline-54321.html", False),
        ("https://a.example/another-headline", False),
    ],
)
def test_pages_are_known_by_slug_or_number(answered, expected):
    """The last part of the path, or the number that an editors' system gave."""
    assert is_same_page(PAGE, answered) == expected
