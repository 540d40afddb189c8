"""Which plain text, and which address, does a value of a feed hold?"""

from __future__ import annotations

import pytest
from hypothesis import given, strategies as st

from corpus.feeds.plain_text import plain_title, web_address


@pytest.mark.parametrize(
    ("value", "title"),
    [
        ("Кава &amp; чай", "Кава & чай"),
        ("Un <b>bac</b>\n neuf", "Un bac neuf"),
        ("3 < 5 > 2", "3 < 5 > 2"),
        ("&lt;b&gt; в HTML", "<b> в HTML"),
        ("AT&T", "AT&T"),
        ("\u200bПором\ufeff", "Пором"),
    ],
)
def test_a_title_is_unescaped_once(value, title):
    """What looks like markup after that was meant so."""
    assert plain_title(value) == title


@pytest.mark.parametrize(
    ("value", "address"),
    [
        (" https://a.test/x\n", "https://a.test/x"),
        ("/x?b=1", "https://a.test/x?b=1"),
        ("//b.test/x", "https://b.test/x"),
        ("", ""),
        ("mailto:a@a.test", ""),
        ("file:///etc/passwd", ""),
        ("javascript:alert(1)", ""),
        ("http://[bad", ""),
        ("https://a.test/x y", ""),
        ("tag:a.test,2024:1", ""),
    ],
)
def test_an_address_is_absolute_and_of_the_web(value, address):
    """Nothing else is ever asked."""
    assert web_address(value, "https://a.test/feed") == address


@given(st.text(max_size=40), st.text(max_size=40))
def test_no_text_makes_it_fail(value, base):
    """Strangers write what is read here."""
    found = web_address(value, base)
    assert found == "" or found.startswith(("http://", "https://"))
