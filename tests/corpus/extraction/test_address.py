"""The address of an article is where it was published, not whatever its page says."""

from __future__ import annotations

import pytest

from corpus.extraction.address import find_address, joined

OG = '<meta property="og:url" content="https://visnyk.test/lis">'
JSON = (
    '<script type="application/ld+json">{"@type": "NewsArticle", '
    '"mainEntityOfPage": {"@id": "https://visnyk.test/lis"}}</script>'
)
ASKED = "https://www.goniec.test/a?utm_source=x"


@pytest.mark.parametrize(
    ("canonical", "found"),
    [
        ("https://www.goniec.test/artykul-7", "https://www.goniec.test/artykul-7"),
        ("https://goniec.test/artykul-7", "https://goniec.test/artykul-7"),
        ("/artykul-7", "https://www.goniec.test/artykul-7"),
        ("//www.goniec.test/artykul-7", "https://www.goniec.test/artykul-7"),
        ("https://www.goniec.test/", ASKED),
        ("https://www.goniec.test", ASKED),
        ("https://agencja.test/artykul-7", ASKED),
        ("javascript:void(0)", ASKED),
        ("file:///etc/passwd", ASKED),
        ("http://[", ASKED),
        ("", ASKED),
    ],
)
def test_a_canonical_address_of_the_same_site_wins(page_of, canonical, found):
    """A front page, another host or no address of the web says nothing."""
    page = page_of(f'<link rel="canonical" href="{canonical}">', url=ASKED)
    assert find_address(page).value == found


def test_pages_for_phones_name_the_page_proper(page_of):
    """Their hosts differ in the first label."""
    head = '<link rel="canonical" href="https://visnyk.test/lis">'
    found = find_address(page_of(head, url="https://m.visnyk.test/lis"))
    assert (found.value, found.place) == ("https://visnyk.test/lis", "canonical")


@pytest.mark.parametrize(
    ("head", "place"),
    [
        ('<link rel="canonical" href="https://visnyk.test/lis">', "canonical"),
        (OG, "og"),
        (JSON, "json-ld"),
        (
            '<base href="https://visnyk.test/"><link rel="canonical" href="lis">',
            "canonical",
        ),
        (f'<link rel="canonical" href="https://visnyk.test/">{OG}', "og"),
    ],
)
def test_a_file_that_somebody_saved_says_its_address(page_of, head, place):
    """Nothing else is known of it then."""
    found = find_address(page_of(head))
    assert (found.value, found.place) == ("https://visnyk.test/lis", place)


@pytest.mark.parametrize(
    "comment",
    [
        "<!-- saved from url=(0023)https://visnyk.test/lis -->",
        "<!-- Page saved with SingleFile \n url: https://visnyk.test/lis \n -->",
    ],
)
def test_browsers_note_where_they_saved_a_page(page_of, comment):
    """What is on another host is not believed then."""
    head = f'{comment}<link rel="canonical" href="https://else.test/x">'
    found = find_address(page_of(head))
    assert (found.value, found.place) == ("https://visnyk.test/lis", "saved from")


def test_a_page_that_says_nothing_has_no_address(page_of):
    """None is made up."""
    page = page_of("<title>x</title>")
    assert (page.url, find_address(page).value, joined(page, "/a")) == ("", "", "")
