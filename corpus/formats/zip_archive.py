"""Which articles does a zip of files hold?

A member is read as a file of its kind would be that lies in a folder: its id is the
zip's name and its path within. Hidden members are passed over, and so is what packers
add. Archives within archives are refused: nobody sees what is in them.
"""

from __future__ import annotations

from collections import Counter
from functools import partial
from typing import IO, TYPE_CHECKING

from corpus.companions import without_companions
from corpus.errors import Kind, UnreadableError
from corpus.formats.file_format import (
    MAX_PICTURE_BYTES,
    PICTURE_SUFFIXES,
    FileFormat,
    KeptPicture,
    Version,
    parse_member,
)
from corpus.formats.wacz import named
from corpus.formats.zip_limits import (
    open_zip,
    read_member,
    readable_members,
    unpacking,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from io import BufferedIOBase
    from zipfile import ZipFile, ZipInfo

    from corpus.raw_article import RawChunk

    Formats = Callable[[str], tuple[str, FileFormat | None]]

_ARCHIVES = (".zip", ".wacz", ".gz")
_WARC = ".warc.gz"
_OF_MACOS = "__MACOSX/"


def zip_format(find_format: Formats) -> FileFormat:
    """Return the format of zips.

    Args:
        find_format: returns the suffix of the name of a member, and its format; "" and
            None if there is none.
    """
    return FileFormat(
        suffixes=(".zip",),
        cut=partial(_cut, find_format),
        parse=parse_member,
        survey=partial(_survey, find_format),
        picture=picture_in_zip,
    )


def other_kinds(
    stream: BufferedIOBase | IO[bytes], find_format: Formats
) -> Counter[str]:
    """Count the members of a zip that no format reads, by the end of their names.

    Raises:
        UnreadableError: it is no zip, is damaged, or exceeds a limit.
    """
    counts: Counter[str] = Counter()
    with open_zip(stream) as archive:
        for member in _members(archive):
            if isinstance(member, UnreadableError) or _is_archive(member):
                continue
            if not find_format(member.filename)[0]:
                counts[_end(member.filename)] += 1
    return counts


def _cut(
    find_format: Formats, stream: BufferedIOBase | IO[bytes]
) -> Iterator[RawChunk | UnreadableError]:
    """Yield what the members of a zip are cut into, in the order of its directory.

    Raises:
        UnreadableError: it is no zip, is damaged, or exceeds a limit.
    """
    with open_zip(stream) as archive:
        for member in _members(archive):
            if isinstance(member, UnreadableError):
                yield member
            elif _is_archive(member):
                reason = "an archive within an archive; unpack it first"
                yield UnreadableError(reason, kind=Kind.REFUSED, name=member.filename)
            else:
                yield from _cut_member(archive, member, find_format)


def _cut_member(
    archive: ZipFile, member: ZipInfo, find_format: Formats
) -> Iterator[RawChunk | UnreadableError]:
    name = member.filename
    suffix, form = find_format(name)
    if form is None:
        return
    try:
        with unpacking(name), archive.open(member) as stream:
            for item in form.cut(stream):  # type: ignore[arg-type] # reads and seeks
                chunk = named(item, name)
                if not isinstance(chunk, UnreadableError) and not chunk.suffix:
                    chunk = chunk._replace(suffix=suffix)
                yield chunk
    except UnreadableError as error:
        yield named(error, name) if error.name != name else error


def picture_in_zip(stream: BufferedIOBase | IO[bytes], place: str) -> bytes:
    """Return the bytes of a member.

    Raises:
        UnreadableError: there is none, it is refused, damaged or too large.
    """
    with open_zip(stream) as archive:
        for member in readable_members(archive):
            if not isinstance(member, UnreadableError) and member.filename == place:
                return read_member(archive, member, MAX_PICTURE_BYTES)
    reason = "no such member; index the archive anew"
    raise UnreadableError(reason)


def _survey(
    find_format: Formats, stream: BufferedIOBase | IO[bytes]
) -> Iterator[Version | KeptPicture]:
    """Yield the captures in WARC files within, and the members that may be pictures."""
    with open_zip(stream) as archive:
        for member in readable_members(archive):
            if isinstance(member, UnreadableError) or _is_archive(member):
                continue
            name = member.filename
            form = find_format(name)[1]
            if name.lower().endswith(PICTURE_SUFFIXES):
                yield KeptPicture(name, name)
            elif form and form.survey:
                with unpacking(name), archive.open(member) as file:
                    items = form.survey(file)  # type: ignore[arg-type] # as above
                    yield from (item for item in items if isinstance(item, Version))


def _members(archive: ZipFile) -> Iterator[ZipInfo | UnreadableError]:
    """Yield the members that are not hidden, and those that are refused."""
    members = list(readable_members(archive))
    names = [item.filename for item in members if not isinstance(item, UnreadableError)]
    kept = {name for name in without_companions(names) if not _is_hidden(name)}
    for item in members:
        if isinstance(item, UnreadableError) or item.filename in kept:
            yield item


def _is_hidden(name: str) -> bool:
    parts = name.split("/")
    return name.startswith(_OF_MACOS) or any(part.startswith(".") for part in parts)


def _is_archive(member: ZipInfo) -> bool:
    name = member.filename.lower()
    return name.endswith(_ARCHIVES) and not name.endswith(_WARC)


def _end(name: str) -> str:
    stem, dot, end = name.rpartition("/")[2].rpartition(".")
    return f".{end.lower()}" if dot and stem else ""
