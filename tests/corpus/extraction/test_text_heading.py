"""The headline is the heading right above the text, if it is no subtitle."""

from __future__ import annotations

import pytest

from corpus.extraction.title import find_title

TEXT = (
    "<p>"
    + "Prom pływa od świtu do zmroku, a pasażerów jest coraz więcej. " * 2
    + "</p>"
)


@pytest.mark.parametrize(
    "above",
    [
        "<title>Gmina Zalew | Start</title><h1>Gmina Zalew</h1><h1>{}</h1>",
        "<title>Turystyka - Zalew</title><h1>Turystyka</h1><h2>{}</h2>",
        "<title>Zalew</title><h1>Na wodzie</h1><div><h3>{}</h3><p>7.03.2026</p></div>",
    ],
)
def test_the_heading_above_the_text_comes_before_a_section_above_it(page_of, above):
    """A section or the site's name has the first heading and the stated title."""
    headline = "Prom wraca na trasę po zimie"
    page = page_of("", above.format(headline) + TEXT, url="https://zalew.example/1")
    found = find_title(page)
    assert (found.value, found.other) == (headline, "")


@pytest.mark.parametrize(
    ("head", "body"),
    [
        ("", "<h1>Prom wraca na trasę</h1><h2>Pasażerowie czekali cały rok</h2>"),
        ("", "<h1>Prom wraca</h1><h2>Pasażerowie czekali na to cały rok.</h2>"),
        ("", f"<h1>Prom wraca</h1>{TEXT}<h2>Pasażerowie czekali cały rok</h2>"),
        ("", "<h1>Prom wraca</h1><h2><a href='/2'>Most nad zalewem zamknięty</a></h2>"),
        (
            "<meta property='og:title' content='Prom wraca'>",
            "<h1>Prom wraca</h1><h2>Pasażerowie czekali cały rok</h2>",
        ),
    ],
)
def test_a_subtitle_is_no_headline(page_of, head, body):
    """Below a heading of several words, or one that the page states of its article."""
    page = page_of(f"<title>Prom wraca</title>{head}", body + TEXT)
    assert find_title(page).value.startswith("Prom wraca")


def test_a_headline_that_a_menu_repeats_stays(page_of):
    """Menus lead to the newest articles, too."""
    page = page_of(
        "<title>Prom wraca na trasę | Głos</title>",
        "<div><a href='/1'>Prom wraca na trasę</a><a href='/2'>Sport</a></div>"
        f"<h1>Prom wraca na trasę</h1>{TEXT}",
    )
    assert find_title(page).value == "Prom wraca na trasę"
