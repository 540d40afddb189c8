"""What must be known of an article to find the other versions of its story?"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import SplitResult, urlsplit

import numpy as np

from analyzers import get_document_reader
from analyzers.filters import fold_diacritics, lowercase
from corpus.web_address import canonical_url
from indexer.stories.key_ids import make_key_ids
from indexer.stories.keys import find_keys
from indexer.stories.minhash import minhash_signature

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from numpy.typing import NDArray

    from corpus import Article
    from indexer.stories.key_ids import KeyIds
    from search.port.document import Tag

LEAD_CHARACTERS = 300
"""Characters of title and body that are embedded."""
MAX_POSITION = 65_535
"""Position at the end of a text; that at its beginning is 0."""
_MIN_SLUG_WORDS = 6
"""Words of an address from which on it is taken for a headline."""
_TRAILING_NUMBER = re.compile(r"[-_]?\d{5,}$")


class Features(NamedTuple):
    """An article as the linking needs it.

    Attributes:
        id, lang, origin, story, version_key: as in `Article`.
        links: addresses that the article may share with a version, normalised.
        address: its own address, canonical, or "".
        alternates: addresses of versions that its page names, canonical.
        day: day of publication as a proleptic Gregorian ordinal, 0 if unknown.
        length: characters of title and body.
        keys: ascending, uint64, shape (keys,); see `indexer.stories.keys`. None where
            they are held as `KeyIds` of many articles.
        positions: where each key is first, relative to the length of the text, from 0
            to `MAX_POSITION`; uint16, shape (keys,).
        signature: MinHash signature of the body; see `indexer.stories.minhash`.
        lead: the beginning of title and body, for an embedder.
    """

    id: str
    lang: str
    origin: str
    story: str
    version_key: str
    links: tuple[str, ...]
    address: str
    alternates: tuple[str, ...]
    day: int
    length: int
    keys: NDArray[np.uint64] | None
    positions: NDArray[np.uint16]
    signature: NDArray[np.uint32]
    lead: str


def make_features(article: Article, countries: tuple[Tag, ...]) -> Features:
    """Return the features of an article.

    Args:
        article: any article.
        countries: those that it mentions, with their evidence.
    """
    title = f"{article.title}\n" if article.headline else ""
    text = title + article.body
    head, body = get_document_reader(article.lang).read(title[:-1], article.body)
    mentions = _mentions(countries, len(title))
    keys, offsets = find_keys(head, body, mentions, shift=len(title))
    return Features(
        id=article.id,
        lang=article.lang,
        origin=article.origin,
        story=article.story,
        version_key=article.version_key,
        links=tuple(dict.fromkeys(_links(article))),
        address=canonical_url(article.url),
        alternates=tuple(map(canonical_url, article.alternates)),
        day=article.published.toordinal() if article.published else 0,
        length=len(text),
        keys=keys,
        positions=(offsets / max(1, len(text)) * MAX_POSITION).astype(np.uint16),
        signature=minhash_signature(body),
        lead=text[:LEAD_CHARACTERS],
    )


def key_ids_of(features: Iterable[Features]) -> KeyIds:
    """Intern the keys of articles.

    Raises:
        TypeError: the keys of one article are not in its features.
    """
    return make_key_ids(np.asarray(one.keys, np.uint64) for one in features)


def _mentions(countries: tuple[Tag, ...], shift: int) -> Iterator[tuple[str, int]]:
    """Yield each country's code and the offset of its first evidence."""
    for tag in countries:
        starts = [e.start + shift * (e.field == "body") for e in tag.evidence]
        yield tag.value, min(starts, default=0)


def _links(article: Article) -> Iterator[str]:
    """Yield the article's address, and the slug of a Vietnamese headline.

    A translated page links to its Vietnamese original, whose address has its headline.
    """
    if parts := _split_address(article.url):
        path = parts.path.rstrip("/")
        if path:
            host = (parts.hostname or "").removeprefix("www.")
            yield f"{host}{path}?{parts.query}".rstrip("?")
        last = path.rpartition("/")[2].rpartition(".")[0] or path.rpartition("/")[2]
        yield from _slug(_TRAILING_NUMBER.sub("", last))
    if article.lang == "vi" and article.headline:
        words = re.findall(r"\w+", fold_diacritics(lowercase(article.title)))
        yield from _slug("-".join(words))


def _split_address(url: str) -> SplitResult | None:
    """Return the parts of an address; None for one that is malformed or empty."""
    try:
        parts = urlsplit(url)
        parts.hostname  # noqa: B018 - read here, as a bad one raises when it is read
    except ValueError:
        return None
    return parts if url else None


def _slug(text: str) -> Iterator[str]:
    """Yield a text if it has enough words to be nobody else's headline."""
    if text.count("-") >= _MIN_SLUG_WORDS - 1:
        yield f"/{text}"
