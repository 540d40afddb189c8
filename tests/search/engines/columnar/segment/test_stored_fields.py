"""How is an article stored in an index, so that it can be shown again?"""

from __future__ import annotations

from dataclasses import fields
from datetime import date

from corpus import Article
from search.engines.columnar.segment.stored_fields import (
    decode_stored_fields,
    encode_stored_fields,
)
from search.port.document import Document, Evidence, Role, Tag

FULL = Article(
    id="a",
    lang="vi",
    title="Hợp tác",
    body="Hai nước.\nHợp tác.",
    published=date(2025, 10, 25),
    url="https://news.test/a",
    source="Báo",
    countries=("KR",),
    topics=("energy",),
    story="s",
    headline=False,
    version_key="news:bridge",
    alternates=("https://news.test/b", "https://news.test/c"),
    corrected=date(2025, 10, 26),
    picture="/in/a.zip/b.jpg",
    other_title="Một tiêu đề khác",
    origin="/in/a.html",
)
NOT_STORED = {"provenance", "mended"}


def stored(article: Article) -> Article:
    """Return an article as it comes back."""
    return decode_stored_fields(encode_stored_fields(Document(article=article))).article


def test_every_attribute_comes_back():
    """None of the article above has its default, but those that are not stored."""
    empty = Article(id="", lang="", title="", body="")
    different = {f.name for f in fields(Article)
                 if getattr(FULL, f.name) != getattr(empty, f.name)}  # fmt: skip
    assert different == {field.name for field in fields(Article)} - NOT_STORED

    assert decode_stored_fields(
        encode_stored_fields(Document(article=FULL))
    ).article == (FULL)


def test_what_is_not_there_comes_back_as_not_there():
    """Most articles lack most attributes."""
    bare = Article(id="a", lang="uk", title="", body="мир")

    assert decode_stored_fields(
        encode_stored_fields(Document(article=bare))
    ).article == (bare)


def test_tags_come_back():
    """With their evidence and roles."""
    tags = (
        Tag("KR", (Evidence("body", "Korea", 0, 5),)),
        Tag("FR", role=Role.MENTIONED),
    )
    document = Document(
        article=FULL, countries=tags, topics=tags[:1], subtopics=tags[1:]
    )

    decoded = decode_stored_fields(encode_stored_fields(document))

    assert (decoded.countries, decoded.topics) == (tags, tags[:1])
    assert (decoded.subtopics, decoded.organizations) == (tags[1:], ())
