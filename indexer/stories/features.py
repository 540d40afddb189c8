"""What must be known of an article to find the other versions of its story?"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import SplitResult, urlsplit

import numpy as np

from analyzers import get_document_reader
from analyzers.filters import fold_diacritics, lowercase
from indexer.stories.key_ids import make_key_ids
from indexer.stories.keys import find_keys
from indexer.stories.minhash import minhash_signature

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from numpy.typing import NDArray

    from corpus import Article
    from indexer.stories.key_ids import KeyIds
    from search.port.document import Tag

LEAD = 300
"""Characters of title and body that are embedded."""
MAX_POSITION = 65_535
"""Number of the place at a text's end; its first is 0."""
_SLUG_WORDS = 6
_DATED = re.compile(r"[-_]?\d{5,}$")


class Features(NamedTuple):
    """An article as the linking sees it.

    Attributes:
        id, lang, origin, story: as in `Article`.
        links: where the page says it comes from, without what varies in addresses.
        day: day of publication as a proleptic Gregorian ordinal, 0 if unknown.
        length: characters of title and body.
        keys: ascending; see `indexer.stories.keys`. None where they are numbered.
        positions: of each key, where it first stands, from 0 to `MAX_POSITION`.
        signature: tells near-duplicates of one language.
        lead: how title and body begin, for embedding.
    """

    id: str
    lang: str
    origin: str
    story: str
    links: tuple[str, ...]
    day: int
    length: int
    keys: NDArray[np.uint64] | None
    positions: NDArray[np.uint16]
    signature: NDArray[np.uint32]
    lead: str


def make_features(article: Article, countries: tuple[Tag, ...]) -> Features:
    """Find what of an article survives translation.

    Args:
        article: any article.
        countries: those it speaks of, with their evidence.
    """
    title = f"{article.title}\n" if article.headline else ""
    text = title + article.body
    mentions = _mentions(countries, len(title))
    head, body = get_document_reader(article.lang).read(title[:-1], article.body)
    keys, starts = find_keys(head, body, mentions, shift=len(title))
    return Features(
        id=article.id,
        lang=article.lang,
        origin=article.origin,
        story=article.story,
        links=tuple(dict.fromkeys(_links(article))),
        day=article.published.toordinal() if article.published else 0,
        length=len(text),
        keys=keys,
        positions=(starts / max(1, len(text)) * MAX_POSITION).astype(np.uint16),
        signature=minhash_signature(body),
        lead=text[:LEAD],
    )


def key_ids_of(features: Iterable[Features]) -> KeyIds:
    """Number the keys of articles.

    Raises:
        TypeError: those of one are numbered already, and not here.
    """
    return make_key_ids(np.asarray(one.keys, np.uint64) for one in features)


def _mentions(countries: tuple[Tag, ...], shift: int) -> Iterator[tuple[str, int]]:
    for tag in countries:
        starts = [e.start + shift * (e.field == "body") for e in tag.evidence]
        yield tag.value, min(starts, default=0)


def _links(article: Article) -> Iterator[str]:
    """Give the address, and the words of a Vietnamese headline that addresses hold.

    A translated page links its Vietnamese original, whose address is its headline.
    """
    if parts := _address(article.url):
        path = parts.path.rstrip("/")
        if path:
            host = (parts.hostname or "").removeprefix("www.")
            yield f"{host}{path}?{parts.query}".rstrip("?")
        last = path.rpartition("/")[2].rpartition(".")[0] or path.rpartition("/")[2]
        yield from _slug(_DATED.sub("", last))
    if article.lang == "vi" and article.headline:
        words = re.findall(r"\w+", fold_diacritics(lowercase(article.title)))
        yield from _slug("-".join(words))


def _address(url: str) -> SplitResult | None:
    """Take an address apart; one that is none says nothing."""
    try:
        parts = urlsplit(url)
        parts.hostname  # noqa: B018 - read here, as a bad one raises when it is read
    except ValueError:
        return None
    return parts if url else None


def _slug(text: str) -> Iterator[str]:
    if text.count("-") >= _SLUG_WORDS - 1:
        yield f"/{text}"
