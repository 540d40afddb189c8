"""Do two indexes have the same content?

The digest of an index is the sum, modulo 2²⁵⁶, of a SHA-256 of each article with its
tags. So it depends neither on the order of the articles, which several processes finish
in any, nor on where their files are; and removing an article subtracts its part.
"""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterable

    from corpus import Article
    from search.port.document import Tag

MODULUS = 2**256
_FIELDS = (
    "id", "lang", "title", "body", "url", "source", "countries", "topics", "story",
    "headline", "alternates", "picture", "other_title", "version_key",
)  # fmt: skip


class Tagged(Protocol):
    """An article with its tags, before it is indexed or after."""

    @property
    def article(self) -> Article: ...  # noqa: D102 - the class says it
    @property
    def countries(self) -> tuple[Tag, ...]: ...  # noqa: D102 - the class says it
    @property
    def topics(self) -> tuple[Tag, ...]: ...  # noqa: D102 - the class says it
    @property
    def subtopics(self) -> tuple[Tag, ...]: ...  # noqa: D102 - the class says it
    @property
    def organizations(self) -> tuple[Tag, ...]: ...  # noqa: D102 - the class says it


def index_digest(article_digests: Iterable[int]) -> str:
    """Return the digest of an index as 64 hexadecimal digits."""
    return f"{sum(article_digests) % MODULUS:064x}"


def article_digest(item: Tagged) -> int:
    """Return an article's part of the digest, below `MODULUS`."""
    article = item.article
    values: list[Any] = [getattr(article, name) for name in _FIELDS]
    days = (article.published, article.corrected)
    values += [day and day.isoformat() for day in days]
    values += [
        [[tag.value, tag.role, tag.evidence] for tag in tags]
        for tags in (item.countries, item.topics, item.subtopics, item.organizations)
    ]
    text = json.dumps(values, separators=(",", ":"))
    return int.from_bytes(hashlib.sha256(text.encode("ascii")).digest())
