"""Versions in other languages are what a page names in its head, front pages apart."""

from __future__ import annotations

import pytest

from corpus.extraction.versions import find_alternates, language_of_tag

OWN = "https://rzeka.test/uk/pot-1"


def _link(tag: str, href: str) -> str:
    return f'<link rel="alternate" hreflang="{tag}" href="{href}">'


def test_versions_in_our_languages_are_named(page_of):
    """Relative addresses are made whole, each once, the page itself apart."""
    head = (
        _link("uk", OWN)
        + _link("pl-PL", "https://rzeka.test/pl/pot-1")
        + _link("pl", "http://www.rzeka.test/pl/pot-1")
        + _link("fr_CA", "/fr/pot-1")
        + _link("vn", "https://vi.rzeka.test/pot-1")
        + _link("en", "https://rzeka.test/en/pot-1")
        + _link("x-default", "https://rzeka.test/pot-1")
    )
    assert find_alternates(page_of(head, url=OWN), OWN) == (
        "https://rzeka.test/pl/pot-1",
        "https://rzeka.test/fr/pot-1",
        "https://vi.rzeka.test/pot-1",
    )


@pytest.mark.parametrize(
    "href",
    [
        *("https://rzeka.pl/", "https://rzeka.fr", "https://rzeka.test/fr"),
        *(
            "https://rzeka.test/fr/",
            "https://rzeka.test/pl/index.html",
            OWN,
            f"{OWN}#top",
        ),
        *("javascript:x()", "", "mailto:a@rzeka.test", "https://rzeka.test/pl-PL/"),
    ],
)
def test_front_pages_and_the_page_itself_are_no_versions(page_of, href):
    """Editions link each other's front pages on every page."""
    assert find_alternates(page_of(_link("fr", href), url=OWN), OWN) == ()


def test_links_for_readers_are_no_versions(page_of):
    """They switch the edition."""
    body = '<a rel="alternate" hreflang="fr" href="https://rzeka.test/fr/pot-1">FR</a>'
    assert find_alternates(page_of("", body, url=OWN), OWN) == ()


def test_what_a_source_names_is_among_them(page_of):
    """A feed or a sitemap may say it, too."""
    page = page_of(_link("fr", "/fr/a"), url=OWN, links=("https://rzeka.test/pl/a",))
    found = find_alternates(page, OWN)
    assert found == ("https://rzeka.test/pl/a", "https://rzeka.test/fr/a")


def test_no_page_names_hundreds(page_of):
    """A few languages have a few versions."""
    head = "".join(_link("fr", f"https://rzeka.test/fr/{n}") for n in range(500))
    assert len(find_alternates(page_of(head, url=OWN), OWN)) <= 12


@pytest.mark.parametrize(
    ("tag", "lang"),
    [
        *(
            ("uk", "uk"),
            ("ua", "uk"),
            ("UK-ua", "uk"),
            ("fr-Latn-CA", "fr"),
            ("vi_VN", "vi"),
        ),
        *(("ru", ""), ("x-default", ""), ("", ""), ("polski", ""), ("ukr", "")),
    ],
)
def test_tags_name_languages(tag, lang):
    """By their first part; countries' codes are a common mistake."""
    assert language_of_tag(tag) == lang
