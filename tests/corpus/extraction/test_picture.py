"""A picture is one of the article, at an address of the web."""

from __future__ import annotations

import pytest

from corpus.extraction.picture import find_picture

URL = "https://kurier.test/a/b"
JSON = '<script type="application/ld+json">{{"@type": "Article", "image": {}}}</script>'


def _og(address: str) -> str:
    return f'<meta property="og:image" content="{address}">'


@pytest.mark.parametrize(
    ("head", "address"),
    [
        (_og("https://img.test/1.jpg"), "https://img.test/1.jpg"),
        (_og("/i/1.jpg"), "https://kurier.test/i/1.jpg"),
        (_og("1.jpg"), "https://kurier.test/a/1.jpg"),
        (_og("//img.test/1.jpg"), "https://img.test/1.jpg"),
        (
            _og("https://kurier.test/logo.png") + _og("/2.jpg"),
            "https://kurier.test/2.jpg",
        ),
        (JSON.format('["/3.jpg", "/4.jpg"]'), "https://kurier.test/3.jpg"),
        (JSON.format('{"url": "/3.jpg"}'), "https://kurier.test/3.jpg"),
        (JSON.format('[{"contentUrl": "/3.jpg"}]'), "https://kurier.test/3.jpg"),
        ('<link rel="image_src" href="/5.jpg">', "https://kurier.test/5.jpg"),
    ],
)
def test_a_picture_is_found_at_its_whole_address(page_of, head, address):
    """In what is made for social networks, then in linked data."""
    assert find_picture(page_of(head, url=URL)).value == address


@pytest.mark.parametrize(
    "head",
    [
        "",
        *map(_og, ("data:image/png;base64,AAAA", "file:///1.jpg", "javascript:x()")),
        *map(
            _og,
            ("/img/logo.svg", "/default.jpg", "/no-image.png", "ftp://kurier.test/1"),
        ),
        JSON.format("7"),
        JSON.format("[[[[[[[[[]]]]]]]]]"),
        JSON.format('{"url": {"url": {"url": {"url": {"url": {"url": "/1.jpg"}}}}}}'),
    ],
)
def test_logos_and_other_schemes_are_no_pictures(page_of, head):
    """Nor is what nests without end."""
    assert find_picture(page_of(head, url=URL)).value == ""
