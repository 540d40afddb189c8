"""What does reading a kind of file take?

A format cuts a file into chunks of one article each, and parses a chunk into a
`RawArticle`. Both steps are its own, so that a file may hold one article or thousands,
as text or not. `corpus.formats.registry` lists the formats.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from corpus.errors import Kind, UnreadableError
from corpus.raw_article import RawChunk

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from io import BufferedIOBase
    from pathlib import Path

    from corpus.raw_article import RawArticle


@dataclass(frozen=True, slots=True)
class PageRules:
    """Where the rules for pages of particular sites are.

    Attributes:
        file: rules besides those that come with Hoptac, as in `data/sites.toml`; they
            come first. None for no others.
    """

    file: Path | None = None


MEGABYTE = 1024 * 1024
MAX_CHUNK_BYTES = 8 * MEGABYTE
"""Most bytes of text that one article is read from."""
MAX_PICTURE_BYTES = 4 * MEGABYTE
"""Most bytes of a picture that is shown."""
PART = "part:"
"""How `RawArticle.picture` begins where the picture lies in the page's own file; what
follows is its place there, for `FileFormat.picture`."""
PICTURE_SUFFIXES = (".jpg", ".jpeg", ".png", ".webp", ".gif")
"""Ends of the names of files that may be pictures."""
MAX_DOCUMENT_BYTES = 50 * MEGABYTE
"""Most bytes of a document that holds pictures and fonts besides its text."""


class Version(NamedTuple):
    """A capture of an address in an archive, or that it was seen again.

    Attributes:
        id: of the article at the address.
        version: of the chunk that holds the capture; see `RawChunk`.
        again: when the address was seen to hold the same, as a version; "" of the
            capture itself.
    """

    id: str
    version: str
    again: str = ""


class KeptPicture(NamedTuple):
    """A picture in an archive.

    Attributes:
        address: on the web, or its path in the archive.
        place: where in the archive it is, for `FileFormat.picture`.
    """

    address: str
    place: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FileFormat:
    """A kind of file.

    Attributes:
        suffixes: ends of the names of such files, in lower case, with their dot.
        cut: yields the chunks of an open file in order, and an UnreadableError in
            place of what cannot be one; raises UnreadableError where the whole file
            is unusable.
        parse: returns what a chunk states, nothing validated yet; its first argument
            is the path of the file below the folder that is read, without its suffix,
            which is the id of an article that has none of its own. Raises
            UnreadableError.
        isolated: whether `parse` runs in a process of its own with limits on time and
            memory, as what it parses may be hostile; see `corpus.isolation`. Both
            `parse` and its result must be picklable then.
        decompressed: whether a file whose name ends in `.gz` is decompressed for `cut`.
        survey: yields the captures that `cut` yields, without their bytes, when they
            were seen again, and the pictures there are; None of a format that holds
            none of these. Raises what `cut` raises.
        picture: returns the bytes of the picture at a place of an open file, checked in
            no way but that they are not many more than a picture may have; None of a
            format that keeps none. Raises UnreadableError.
    """

    suffixes: tuple[str, ...]
    cut: Callable[[BufferedIOBase], Iterator[RawChunk | UnreadableError]]
    parse: Callable[[str, RawChunk, PageRules], RawArticle]
    isolated: bool = False
    decompressed: bool = True
    survey: Callable[[BufferedIOBase], Iterator[Version | KeptPicture]] | None = None
    picture: Callable[[BufferedIOBase, str], bytes] | None = None


def whole_file(stream: BufferedIOBase) -> Iterator[RawChunk | UnreadableError]:
    """Yield a file as one chunk: the `cut` of formats that hold one article.

    Raises:
        UnreadableError: the file has more than `MAX_CHUNK_BYTES`.
    """
    yield _whole(stream, MAX_CHUNK_BYTES)


def whole_document(stream: BufferedIOBase) -> Iterator[RawChunk | UnreadableError]:
    """Yield a file as one chunk, as `whole_file` does, that may hold pictures.

    Raises:
        UnreadableError: the file has more than `MAX_DOCUMENT_BYTES`.
    """
    yield _whole(stream, MAX_DOCUMENT_BYTES)


def _whole(stream: BufferedIOBase, limit: int) -> RawChunk:
    data = stream.read(limit + 1)
    if len(data) > limit:
        reason = f"larger than one article can be ({limit // MEGABYTE} MB); split it"
        raise UnreadableError(reason, kind=Kind.LIMIT)
    return RawChunk(data)


def parse_member(stem: str, _chunk: RawChunk, _rules: PageRules) -> RawArticle:
    """Refuse a chunk: the `parse` of archives, whose chunks are of other formats.

    Raises:
        UnreadableError: always.
    """
    reason = f"{stem} is an archive within an archive; unpack it first"
    raise UnreadableError(reason)
