"""What is read of an element is what a reader sees of it."""

from __future__ import annotations

import pytest
from hypothesis import given, strategies as st
from lxml.html import fragment_fromstring

from corpus.extraction.element_text import plain, seen_text, stated_text


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>a<b>b</b>c</p>", "abc"),
        ("<p>Порт<br>відкрито</p>", "Порт відкрито"),
        ("<div><p>a</p><p>b</p></div>", "a b"),
        ("<h1><span>Sète</span><span>La criée</span></h1>", "Sète La criée"),
        ("<h1><span>L</span>e port</h1>", "Le port"),
        ("<p>a<!-- b -->c</p>", "ac"),
        (
            "<p>a<style>b</style><noscript>c</noscript><svg><title>d</title></svg>e</p>",
            "ae",
        ),
        ('<p>a<i style="display: none">b</i><i hidden>c</i>d</p>', "ad"),
        ("<p> a \n\t b&nbsp;c </p>", "a b\xa0c"),
        ("<p>від&shy;но&#8203;ва</p>", "віднова"),
    ],
)
def test_seen_text(html, text):
    """Blocks part words, inline elements do not, but before a capital."""
    assert seen_text(fragment_fromstring(html)) == text


@pytest.mark.parametrize(
    ("stated", "text"),
    [
        ("L&#039;eau &amp; le sel", "L'eau & le sel"),
        ("A &amp;quot;B&amp;quot;", 'A "B"'),
        ("<b>A</b> B", "A B"),
        ("1 < 2 > 0", "1 < 2 > 0"),
        ("a &bogus; b", "a &bogus; b"),
    ],
)
def test_stated_text(stated, text):
    """Entities are read, twice if need be, and tags left out."""
    assert stated_text(stated) == text


@given(st.text())
def test_plain_text_is_one_line_and_stays(text):
    """Cleaning what is clean changes nothing."""
    assert plain(plain(text)) == plain(text)
    assert "\n" not in plain(text)
