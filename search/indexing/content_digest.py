"""Do two indexes hold the same?

The digest of an index is the sum, modulo 2²⁵⁶, of a SHA-256 for each article and its
tags. It does not depend on the articles' order, so not on the number of processes that
made them, nor on where their files lay; taking an article out subtracts its part.
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
    "headline",
)  # fmt: skip


class Tagged(Protocol):
    """An article with its tags, before it is indexed or after."""

    @property
    def article(self) -> Article: ...  # noqa: D102 - what Tagged says
    @property
    def countries(self) -> tuple[Tag, ...]: ...  # noqa: D102 - what Tagged says
    @property
    def topics(self) -> tuple[Tag, ...]: ...  # noqa: D102 - what Tagged says
    @property
    def organizations(self) -> tuple[Tag, ...]: ...  # noqa: D102 - what Tagged says


def digest_of(parts: Iterable[int]) -> str:
    """Give the digest of an index from its articles' parts, 64 hexadecimal digits."""
    return f"{sum(parts) % MODULUS:064x}"


def part_of(item: Tagged) -> int:
    """Give an article's part in the digest, below `MODULUS`."""
    article = item.article
    values: list[Any] = [getattr(article, name) for name in _FIELDS]
    values.append(article.published and article.published.isoformat())
    values += [
        [[tag.value, tag.role, tag.evidence] for tag in tags]
        for tags in (item.countries, item.topics, item.organizations)
    ]
    text = json.dumps(values, separators=(",", ":"))
    return int.from_bytes(hashlib.sha256(text.encode("ascii")).digest())
