"""Is half a letter, which JSON can spell, in nothing that is read?"""

import json

import pytest

from corpus import chunks, reader
from corpus.formats.file_format import FileFormat
from corpus.raw_article import RawArticle, RawChunk

TEXT = "Делегації двох країн обговорили обмін студентами.\n"
HALF = "\\ud83d"


@pytest.mark.parametrize(
    "key", ["headline", "articleBody", "description", "url", "image"]
)
def test_a_page_with_half_a_letter_is_read_without_it(write, read, key):
    """Linked data can spell what no file can hold."""
    stated = {"@type": "NewsArticle", "headline": "Обмін студентами", key: "Обмін HALF"}
    stated["publisher"] = {"@type": "Organization", "name": "Новини HALF"}
    data = json.dumps(stated, ensure_ascii=False).replace("HALF", HALF)
    script = f'<script type="application/ld+json">{data}</script>'

    (article,) = read(write("a.html", f"<html>{script}<h1>Обмін</h1><p>{TEXT * 3}"))

    str(article).encode()
    assert article.source == "Новини"
    assert TEXT.strip() in article.body


def test_a_feed_with_halves_of_letters_is_read_without_them(write, read):
    """In its own fields, and in those of its entries."""
    items = [
        {"id": f"{n}HALF", "title": "Обмін HALF", "content_text": f"{TEXT}HALF"}
        for n in range(2)
    ]
    feed = {"version": "https://jsonfeed.org/version/1.1", "title": "Новини HALF"}
    data = json.dumps({**feed, "items": items})

    articles = read(write("a.rss", data.replace("HALF", HALF)))

    str(articles).encode()
    assert [article.title for article in articles] == ["Обмін", "Обмін"]


def test_no_format_can_let_half_a_letter_through(write, read, monkeypatch):
    """Whatever a format states, what is read can be written as UTF-8."""
    half = "\ud83d"
    texts = ("title", "source", "url", "picture", "story", "version_key", "other_title")
    stated = dict.fromkeys(texts, f"a{half}b")
    stated |= {"topics": (half,), "alternates": (half,), "body": f"{TEXT}{half}"}
    archive = FileFormat(
        suffixes=(".zip",),
        cut=lambda _: iter([RawChunk(b"x", name=f"n{half}", id=f"i{half}")]),
        parse=lambda stem, _, __: RawArticle(id=stem, lang="uk", **stated),
    )
    for module in (chunks, reader):
        monkeypatch.setattr(module, "format_of", lambda _: archive)

    (article,) = read(write("a.zip", b"x"))

    str(article).encode()
    assert (article.id, article.title) == ("i", "ab")
