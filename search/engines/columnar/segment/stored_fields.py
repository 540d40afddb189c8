"""How is an article stored in an index, so that it can be shown again?

As compressed JSON: other versions and other programs can read it, and reading it runs
no code.
"""

from __future__ import annotations

import json
import zlib
from datetime import date
from typing import TYPE_CHECKING, Any

from corpus import Article
from search.port.document import Evidence, Role, Tag
from search.port.matches import TaggedArticle
from search.stories import lone_story

if TYPE_CHECKING:
    from collections.abc import Callable

    from search.port.document import Document
    from search.stories import Story

COMPRESSION_LEVEL = 2
"""Of zlib: twice as fast as its default and a tenth larger."""
_TEXT_FIELDS = ("id", "lang", "title", "body", "url", "source", "story", "origin")
_RARE_TEXTS = ("picture", "other_title", "version_key")
"""Stored only where an article has them, as few have."""
_ROLES = {role.value: role for role in Role}


def encode_stored_fields(document: Document) -> bytes:
    """Encode a document's article and tags."""
    article = document.article
    fields: dict[str, Any] = {name: getattr(article, name) for name in _TEXT_FIELDS}
    fields["headline"] = article.headline
    fields["published"] = article.published and article.published.isoformat()
    fields |= {name: text for name in _RARE_TEXTS if (text := getattr(article, name))}
    if article.corrected:
        fields["corrected"] = article.corrected.isoformat()
    if article.alternates:
        fields["alternates"] = article.alternates
    fields["given"] = [article.countries, article.topics]
    fields["countries"] = _tags_to_json(document.countries)
    fields["topics"] = _tags_to_json(document.topics)
    fields["subtopics"] = _tags_to_json(document.subtopics)
    fields["organizations"] = _tags_to_json(document.organizations)
    text = json.dumps(fields, ensure_ascii=False, separators=(",", ":"))
    return zlib.compress(text.encode(), COMPRESSION_LEVEL)


def decode_stored_fields(
    data: bytes, story_of: Callable[[str], Story] = lone_story
) -> TaggedArticle:
    """Decode what `encode_stored_fields` returned.

    Args:
        data: the bytes.
        story_of: returns the story of an article by its id.
    """
    fields = json.loads(zlib.decompress(data))
    countries, topics = fields["given"]
    article = Article(
        **{name: fields[name] for name in _TEXT_FIELDS},
        **{name: fields[name] for name in _RARE_TEXTS if name in fields},
        headline=fields["headline"],
        published=_day(fields["published"]),
        corrected=_day(fields.get("corrected")),
        alternates=tuple(fields.get("alternates", ())),
        countries=tuple(countries),
        topics=tuple(topics),
    )
    return TaggedArticle(
        article=article,
        story=story_of(article.id),
        countries=_tags_from_json(fields["countries"]),
        topics=_tags_from_json(fields["topics"]),
        subtopics=_tags_from_json(fields["subtopics"]),
        organizations=_tags_from_json(fields["organizations"]),
    )


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _tags_to_json(tags: tuple[Tag, ...]) -> list[Any]:
    return [[tag.value, tag.role, tag.evidence] for tag in tags]


def _tags_from_json(rows: list[Any]) -> tuple[Tag, ...]:
    make = tuple.__new__  # takes a third of the time of `Evidence._make`
    return tuple(
        [
            Tag(value, tuple([make(Evidence, e) for e in evidences]), _ROLES[role])
            for value, role, evidences in rows
        ]
    )
