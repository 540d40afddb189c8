"""What does an article state whose texts were garbled?"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from corpus.errors import UnreadableError
from corpus.repair.texts import mend

if TYPE_CHECKING:
    from corpus.raw_article import RawArticle


def mend_article(raw: RawArticle) -> RawArticle:
    """Return an article with the texts that it had before they were garbled.

    Title, source and body are looked at together, since a title is short; not those
    that a format has looked at itself.

    Raises:
        UnreadableError: they cannot be restored for certain.
    """
    if raw.mended is not None:
        return raw
    texts = (raw.title, raw.source, raw.body)
    mended = mend("\n".join(texts))
    if mended.left:
        raise UnreadableError(mended.left, raw.line)
    if not mended.kinds:
        return raw
    lines = mended.text.split("\n")
    parts = []
    for text in texts:
        count = text.count("\n") + 1
        parts.append("\n".join(lines[:count]))
        lines = lines[count:]
    title, source, body = parts
    return replace(raw, title=title, source=source, body=body, mended=mended.kinds)
