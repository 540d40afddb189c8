"""Does an analysis say of a page what decides about its address?"""

from __future__ import annotations

from dataclasses import replace

import pytest

from corpus.errors import Kind
from corpus.formats.file_format import PageRules
from corpus.raw_article import Capture, RawChunk
from fetcher.lifecycle.analysis import Analysis, analyse, sketch, text_digest

TEXT = (
    "Уряди України та Польщі домовилися відбудувати міст через річку до осені, "
    "повідомили обидва міністерства. Роботи почнуться навесні й коштуватимуть "
    "сорок мільйонів, половину дасть сусідня держава. "
)
RUSSIAN = (
    "Правительства договорились восстановить мост через реку до осени, сообщили оба "
    "министерства. Работы начнутся весной, половину средств выделит соседнее "
    "государство, и это уже третий такой проект за последние годы. "
)


def page(text, head="", menu=""):
    """Return the chunk of an article's page."""
    paragraphs = "".join(f"<p>{text}</p>" for _ in range(3))
    data = (
        f"<html><head><meta property='og:type' content='article'>{head}</head><body>"
        f"<nav>{menu}</nav><article><h1>Міст відбудують</h1>{paragraphs}</article>"
        "</body></html>"
    ).encode()
    url = "https://a.example/news/mist-12345"
    return RawChunk(data, suffix=".html", id="a", capture=Capture(url=url))


def test_article_has_language_title_and_digest():
    """All that is compared later."""
    analysis = analyse(page(TEXT), PageRules())

    assert analysis.kind is None
    assert (analysis.lang, analysis.reserved) == ("uk", ())
    assert analysis.text_digest


def test_furniture_changes_nothing():
    """Another menu is no other text."""
    one = analyse(page(TEXT), PageRules())
    other = analyse(page(TEXT, menu="<a href='/x'>Новини дня</a>"), PageRules())

    assert one.says_the_same(other)
    assert not one.says_the_same(analyse(page(TEXT + "Додано."), PageRules()))


def test_page_in_another_language_is_no_article_of_ours():
    """What it reserves is known nevertheless."""
    head = '<meta name="robots" content="noindex">'

    analysis = analyse(page(RUSSIAN, head), PageRules())

    assert analysis.kind == Kind.LANGUAGE
    assert analysis.reserved == ("noindex",)
    assert analysis.text_digest == ""


@pytest.mark.parametrize("suffix", ["", ".exe"])
def test_bytes_of_another_kind_are_no_article(suffix):
    """They are named, not guessed at."""
    chunk = page(TEXT)._replace(suffix=suffix)

    assert analyse(chunk, PageRules()).kind == Kind.UNREADABLE


def test_digest_is_of_words():
    """Quotation marks, dashes and case change nothing; figures do."""
    digest = text_digest("«Міст» — за 4,5 млн")

    assert digest == text_digest('"міст" - за 4,5 млн.')
    assert digest != text_digest("Міст за 45 млн")
    assert text_digest("…") == ""


BRIDGE = Analysis(
    title="Міст", words=90, sketch=sketch(TEXT), dated=True, text_digest="a"
)
NOTICE = Analysis(
    title="Роботи", words=9, sketch=sketch("Зайдіть до нас пізніше"), text_digest="b"
)


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, True),
        ({"dated": True}, False),
        ({"title": "МІСТ"}, False),
        ({"words": 91}, False),
        ({"sketch": sketch(TEXT[:90])}, False),
    ],
    ids=["notice", "dated", "titled", "longer", "alike"],
)
def test_notice_has_nothing_of_the_article(changes, expected):
    """A stub that grows, or an article that is rewritten, has something of it."""
    assert replace(NOTICE, **changes).stands_in_for(BRIDGE) == expected


def test_day_in_an_address_is_no_day_of_the_page():
    """Whatever stands at the address would have it."""
    shown = page(TEXT, '<meta property="article:published_time" content="2026-03-07">')
    url = "https://a.example/2026/03/07/mist"
    bare = page(TEXT)._replace(capture=Capture(url=url))

    assert analyse(shown, PageRules()).dated
    assert not analyse(bare, PageRules()).dated
