"""How is an article kept in an index, to be shown again?

As packed JSON: what was stored by one version can be read by the next, and by a
stranger without running anything.
"""

from __future__ import annotations

import json
import zlib
from datetime import date
from typing import TYPE_CHECKING, Any

from corpus import Article
from search.port.document import Evidence, Role, Tag
from search.port.matches import TaggedArticle

if TYPE_CHECKING:
    from search.port.document import Document

_ROLES = {role.value: role for role in Role}
LEVEL = 2
"""How hard zlib tries: twice as fast as usual and a tenth larger."""
_TEXTS = ("id", "lang", "title", "body", "url", "source", "story", "origin")


def to_record(entry: Document) -> bytes:
    """Write an entry's article and tags."""
    article = entry.article
    record: dict[str, Any] = {name: getattr(article, name) for name in _TEXTS}
    record["headline"] = article.headline
    record["published"] = article.published and article.published.isoformat()
    record["given"] = [article.countries, article.topics]
    record["countries"] = _stored(entry.countries)
    record["topics"] = _stored(entry.topics)
    record["organizations"] = _stored(entry.organizations)
    text = json.dumps(record, ensure_ascii=False, separators=(",", ":"))
    return zlib.compress(text.encode(), LEVEL)


def from_record(data: bytes) -> TaggedArticle:
    """Read what `to_record` wrote."""
    record = json.loads(zlib.decompress(data))
    countries, topics = record["given"]
    article = Article(
        **{name: record[name] for name in _TEXTS},
        headline=record["headline"],
        published=date.fromisoformat(record["published"])
        if record["published"]
        else None,
        countries=tuple(countries),
        topics=tuple(topics),
    )
    return TaggedArticle(
        article=article,
        countries=_tags(record["countries"]),
        topics=_tags(record["topics"]),
        organizations=_tags(record["organizations"]),
    )


def _stored(tags: tuple[Tag, ...]) -> list[Any]:
    return [[tag.value, tag.role, tag.evidence] for tag in tags]


def _tags(stored: list[Any]) -> tuple[Tag, ...]:
    make = tuple.__new__  # in a third of the time that `_make` takes
    return tuple(
        [
            Tag(value, tuple([make(Evidence, e) for e in evidences]), _ROLES[role])
            for value, role, evidences in stored
        ]
    )
