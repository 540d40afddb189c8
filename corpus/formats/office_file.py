"""Which article does the file of a word processor hold?

Both kinds of such files are zips with limits (`corpus.formats.zip_limits`); what their
XML holds is found by `corpus.documents`.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from corpus.errors import Kind, UnreadableError
from corpus.file_kinds import FileKind, declares_entities, kind_of
from corpus.formats.file_format import MEGABYTE
from corpus.formats.other_kinds import wrong_kind
from corpus.formats.zip_limits import ZipLimits, open_zip, read_member, readable_members
from corpus.raw_article import RawArticle

if TYPE_CHECKING:
    from corpus.documents.flow import Flow
    from corpus.raw_article import RawChunk

_LIMITS = ZipLimits(members=5_000, total_bytes=256 * MEGABYTE)
_MAX_PART = 16 * MEGABYTE
"""Most bytes of XML in one part; as a tree it takes many times as much memory."""


def read_parts(data: bytes, expected: str) -> dict[str, bytes]:
    """Return the XML parts of a document by their names.

    Args:
        data: the file.
        expected: what it should be, for messages.

    Raises:
        UnreadableError: it is no zip, exceeds a limit, or an XML part declares
            entities.
    """
    if (kind := kind_of(data)) is not FileKind.ZIP:
        raise wrong_kind(kind, expected)
    parts: dict[str, bytes] = {}
    with open_zip(io.BytesIO(data), _LIMITS) as archive:
        for member in readable_members(archive):
            if isinstance(member, UnreadableError):
                raise member
            if member.filename.lower().endswith((".xml", ".rels")):
                parts[member.filename] = read_member(archive, member, _MAX_PART)
    for part in parts.values():
        refuse_entities(part)
    return parts


def refuse_entities(data: bytes) -> None:
    """Make sure that XML declares no entities.

    Raises:
        UnreadableError: it does.
    """
    if declares_entities(data):
        reason = "XML with entities of its own, which are never resolved; leave it out"
        raise UnreadableError(reason, kind=Kind.REFUSED)


def article_of(stem: str, chunk: RawChunk, flow: Flow, kind: str) -> RawArticle:
    """Return the article that a document holds.

    Args:
        stem: its id.
        chunk: the file.
        flow: what was read of it.
        kind: of the file, as its parts' place is shown.

    Raises:
        UnreadableError: there is no text.
    """
    # Only readers wait for the library.
    from corpus.documents.document_day import find_day  # noqa: PLC0415
    from corpus.documents.flow import title_of  # noqa: PLC0415
    from corpus.documents.headline import without_headline  # noqa: PLC0415

    texts = [block.text for block in flow.blocks]
    if not texts:
        reason = f"no text in the {kind} file; leave it out"
        raise UnreadableError(reason, kind=Kind.NO_TEXT)
    title = title_of(flow)
    found = find_day(texts, flow.created)
    places = {"title": title.place, "body": kind, "published": found.place}
    capture = chunk.capture
    return RawArticle(
        id=stem,
        title=title.text,
        body="\n".join(without_headline(texts, title.text)),
        lang_hint=flow.lang.replace("_", "-").split("-")[0].lower(),
        published=found.day,
        url=capture.url if capture else "",
        source=capture.source if capture else "",
        provenance=tuple((name, place) for name, place in places.items() if place),
    )
