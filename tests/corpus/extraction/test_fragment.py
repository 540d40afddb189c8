"""Which paragraphs does a piece of HTML have that is no page?"""

from __future__ import annotations

import time

import pytest
from hypothesis import given, strategies as st

from corpus.extraction.fragment import paragraphs_of

URL = "https://gazeta.test/a"


@pytest.mark.parametrize(
    ("source", "paragraphs"),
    [
        ("", []),
        ("Пором\nпливе.", ["Пором пливе."]),
        ("Un &amp; deux\n\n  trois ", ["Un & deux", "trois"]),
        ("<p>Un <b>bac</b>.</p><p>Deux\nponts.</p>", ["Un bac.", "Deux ponts."]),
        ("Un<br/>deux<br>trois", ["Un", "deux", "trois"]),
        ("<div>A<ul><li>b</li><li>c</li></ul>d</div>", ["A", "b", "c", "d"]),
        ("<p>a</p><script>x()</script><style>p{}</style>b", ["a", "b"]),
        ("<figure><img alt='x'><figcaption>Photo</figcaption></figure>a", ["a"]),
        ("&lt;p&gt;a &amp;amp; b&lt;/p&gt;", ["a & b"]),
        ("Jeśli 3 < 5 i 7 > 2", ["Jeśli 3 < 5 i 7 > 2"]),
        ("<p>a<!-- b --></p><?php c ?>", ["a"]),
        ("<p>a\x00\x0bb", ["ab"]),
        ("<p>lạnh <p>ấm", ["lạnh", "ấm"]),
        (f'<p>a</p><p>Appeared <a href="{URL}/">here</a></p>', ["a"]),
        (f'<p>a</p><p>Read <a href="{URL}b">this</a></p>', ["a", "Read this"]),
    ],
)
def test_paragraphs_are_what_a_reader_sees(source, paragraphs):
    """Each on a line, without what is no text."""
    assert paragraphs_of(source, URL) == paragraphs


@given(st.text("<>/&;ap\n \x00\ud800é!-", max_size=60))
def test_no_text_makes_it_fail(source):
    """Strangers write what is read here."""
    assert all(line == " ".join(line.split()) for line in paragraphs_of(source, URL))


def test_a_long_piece_takes_little_time():
    """Also one of nothing but beginnings of tags."""
    begin = time.process_time()
    paragraphs_of("<p>слово</p>" * 20_000)
    paragraphs_of("<a" * 100_000)
    assert time.process_time() - begin < 4
