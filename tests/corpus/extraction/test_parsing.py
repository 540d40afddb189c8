"""Which bytes are a page that can be parsed?"""

from __future__ import annotations

from hashlib import shake_128

import pytest

from corpus.errors import Kind, UnreadableError
from corpus.extraction.parsing import MOST_ATTRIBUTES, read_page

QUOTED = '<i title="a">Це “x"</i> слово '


@pytest.mark.parametrize(
    "data",
    [
        shake_128(b"page").digest(50_000),
        b"\x7fELF" + b"\x02\x00\x00\x00" * 2_000,
        b"title\x00\x01\x00\x00" * 500,
    ],
    ids=["compressed", "a program", "records"],
)
def test_binary_data_is_no_page(data):
    """The reason is not that letters of it are lost."""
    with pytest.raises(UnreadableError, match="binary data"):
        read_page(data, None)


def test_control_signs_here_and_there_spoil_no_page():
    """Systems let them through, and old fonts have letters in their places."""
    page = read_page("<p>Пором\x01 і\x00 міст, і ще вокзал на березі".encode(), None)

    assert page.tree.text_content() == "Пором і міст, і ще вокзал на березі"


@pytest.mark.parametrize(
    "attribute", [' a{n}="b"', " a{n}='>'", " a{n}", "/a{n}", ' a{n}="b"c{n}=""']
)
def test_a_tag_of_very_many_attributes_is_refused(attribute):
    """Comparing them with each other would take minutes."""
    tag = "".join(attribute.format(n=n) for n in range(MOST_ATTRIBUTES + 1))

    with pytest.raises(UnreadableError, match="attributes") as caught:
        read_page(f"<html><p{tag}>a</p>".encode(), None)

    assert caught.value.kind is Kind.LIMIT


@pytest.mark.parametrize(
    "html",
    [
        f"<p title='{'a b ' * MOST_ATTRIBUTES}'>a</p>",
        f'<p data-x="{" a=b" * MOST_ATTRIBUTES}" class="b">a</p>',
        f"<p>{'слово ' * MOST_ATTRIBUTES}</p>",
        f'<meta content=“a" /><b></b>{QUOTED * MOST_ATTRIBUTES}',
        f"<!-- <p {'a ' * MOST_ATTRIBUTES * 2}> --><p>a</p>",
        f"<script>if(i<n && d[{'1, ' * MOST_ATTRIBUTES}])a()</script><p>a</p>",
    ],
)
def test_long_values_and_texts_are_no_attributes(html):
    """Pages keep whole articles and pictures in one."""
    assert read_page(html.encode(), None).tree is not None
