"""Has an article changed since it was indexed?"""

from __future__ import annotations

from dataclasses import fields
from hashlib import blake2b

from corpus import Article

_BYTES = 16
_TEXT_BYTES = 8
_NAMES = tuple(field.name for field in fields(Article) if field.compare)


def content_digest(article: Article) -> str:
    """Digest every attribute of an article, the path of its file included.

    Returns:
        The BLAKE2b of 16 bytes, 32 hexadecimal digits.
    """
    digest = blake2b(digest_size=_BYTES)
    for name in _NAMES:
        value = str(getattr(article, name)).encode("utf-8", "surrogatepass")
        digest.update(b"%d:%b" % (len(value), value))
    return digest.hexdigest()


def text_digest(article: Article) -> int:
    """Return a digest of an article's headline and text, however blanks part the words.

    Returns:
        The BLAKE2b of 8 bytes, as an unsigned integer.
    """
    headline = article.title if article.headline else ""
    texts = (" ".join(text.split()) for text in (headline, article.body))
    data = "\n".join(texts).encode("utf-8", "surrogatepass")
    return int.from_bytes(blake2b(data, digest_size=_TEXT_BYTES).digest())
