"""What does a page say that was answered, as far as a robot must know?

`analyse` is called in a process of its own (`corpus.isolation`), as pages may be
hostile.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from hashlib import blake2b
from itertools import pairwise
from typing import TYPE_CHECKING

from corpus.errors import Kind, UnreadableError

if TYPE_CHECKING:
    from datetime import date

    from corpus.formats.file_format import PageRules
    from corpus.raw_article import RawChunk

_WORD = re.compile(r"\w+(?:[.,:/-]\d+)*")
_DIGEST_BYTES = 16
_SKETCH = 64
_SKETCH_BYTES = 6
_NOT_OWN = frozenset({"", "address", "htmldate"})
"""Places of a day that the page itself does not state as its article's."""
_STRANGE = 0.1
"""Two texts that share less than this part of their samples have nothing in common."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Analysis:
    """What a page says.

    Attributes:
        kind: why it is no article; None if it is one.
        reason: the same for people, or "".
        title: its headline.
        text_digest: of its words, so that furniture, case of letters and punctuation
            of another kind change nothing; "" if it has no text.
        sketch: a sample of its words in order: the least hashes of all pairs of words
            (Broder, "On the resemblance and containment of documents", 1997).
        words: how many words it has.
        published: the day of publication, if it states one.
        dated: whether the page itself states it, and not only its address.
        lang: its language, "" if it is none of the collection.
        alternates: addresses of its versions in other languages.
        picture: the address of its picture, or "".
        reserved: what its publisher reserves; see `corpus.extraction.reservations`.
    """

    kind: Kind | None = None
    reason: str = ""
    title: str = ""
    text_digest: str = ""
    sketch: frozenset[bytes] = frozenset()
    words: int = 0
    published: date | None = None
    dated: bool = False
    lang: str = ""
    alternates: tuple[str, ...] = ()
    picture: str = ""
    reserved: tuple[str, ...] = ()

    def says_the_same(self, other: Analysis) -> bool:
        """Return whether a reader would learn nothing new from another analysis.

        A day that only one of them states is nothing new.
        """
        days = {self.published, other.published} - {None}
        return (
            self.text_digest == other.text_digest
            and _words(self.title) == _words(other.title)
            and len(days) <= 1
        )

    def stands_in_for(self, other: Analysis) -> bool:
        """Return whether this is a notice where another article was.

        As while a site is mended: it has another headline, no day of its own and a
        shorter text that has nothing in common with the article's.
        """
        sample = frozenset(sorted(self.sketch | other.sketch)[:_SKETCH])
        common = len(sample & self.sketch & other.sketch)
        return (
            not self.dated
            and self.words < other.words
            and _words(self.title) != _words(other.title)
            and common < _STRANGE * len(sample)
        )


def analyse(chunk: RawChunk, rules: PageRules) -> Analysis:
    """Return what a page says.

    Args:
        chunk: its bytes, with the suffix of its format and its capture.
        rules: for pages of particular sites.
    """
    from corpus.formats.registry import format_of  # noqa: PLC0415 - only workers wait
    from corpus.raw_article import validate  # noqa: PLC0415
    from corpus.repair.article import mend_article  # noqa: PLC0415

    reserved, alternates = _statements(chunk)
    form = format_of(chunk.suffix)
    if form is None:
        reason = "it is of no kind that is read"
        return Analysis(kind=Kind.UNREADABLE, reason=reason)
    try:
        article = validate(mend_article(form.parse(chunk.id, chunk, rules)))
    except UnreadableError as error:
        return Analysis(
            kind=error.kind,
            reason=error.reason,
            reserved=reserved,
            alternates=alternates,
        )
    return Analysis(
        title=article.title,
        text_digest=text_digest(article.body),
        sketch=sketch(article.body),
        words=len(_WORD.findall(article.body)),
        published=article.published,
        dated=dict(article.provenance).get("published", "") not in _NOT_OWN,
        lang=article.lang,
        alternates=article.alternates or alternates,
        picture=article.picture,
        reserved=reserved,
    )


def text_digest(text: str) -> str:
    """Return a digest of a text's words, 32 hexadecimal digits; "" of no words."""
    words = _words(text)
    return (
        blake2b(words.encode(), digest_size=_DIGEST_BYTES).hexdigest() if words else ""
    )


def sketch(text: str) -> frozenset[bytes]:
    """Return a sample of a text's pairs of words, by which two texts are compared."""
    words = _words(text).split()
    pairs = {" ".join(pair).encode() for pair in pairwise(words)}
    hashes = sorted(blake2b(pair, digest_size=_SKETCH_BYTES).digest() for pair in pairs)
    return frozenset(hashes[:_SKETCH])


def _words(text: str) -> str:
    return " ".join(_WORD.findall(text.casefold()))


def _statements(chunk: RawChunk) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return what a page reserves and which versions it names, article or not."""
    from corpus.extraction.address import find_address  # noqa: PLC0415
    from corpus.extraction.parsing import read_page  # noqa: PLC0415
    from corpus.extraction.reservations import page_reservations  # noqa: PLC0415
    from corpus.extraction.versions import find_alternates  # noqa: PLC0415

    if not chunk.suffix.startswith(".htm"):
        return (), ()
    try:
        page = read_page(chunk.data, chunk.capture)
    except UnreadableError:
        return (), ()
    alternates = find_alternates(page, find_address(page).value)
    return page_reservations(page), alternates
