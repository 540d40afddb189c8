"""What may a zip hold, so that unpacking it does no harm?

Archives, WACZ files and documents of office programs are zips, and strangers make them.
What the directory of a zip promises is checked before anything is unpacked: how many
members there are, how large they become, what they are called and what they are. As
members that overlap are refused and none may yield more than it promises, what is
unpacked is bounded by what was checked.
"""

from __future__ import annotations

import re
import stat
import struct
import zipfile
import zlib
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import IO, TYPE_CHECKING

from corpus.errors import Kind, UnreadableError
from corpus.formats.file_format import MAX_CHUNK_BYTES, MEGABYTE

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator
    from io import BufferedIOBase
    from zipfile import ZipInfo


@dataclass(frozen=True, slots=True, kw_only=True)
class ZipLimits:
    """How much a zip may hold.

    Attributes:
        members: its entries, folders included.
        total_bytes: of all members, unpacked.
        ratio: bytes unpacked for one packed, of a member of more than a megabyte.
            Deflate reaches 1032; pages and documents stay below 100.
    """

    members: int = 10_000
    total_bytes: int = 4096 * MEGABYTE
    ratio: int = 250


_NAME_BYTES = 1024
"""Bytes that an entry of the directory may take on average, name and all."""
_END = b"PK\x05\x06"
_END_FIELDS = struct.Struct("<4s4H2LH")
_END_64 = b"PK\x06\x06"
_END_64_FIELDS = struct.Struct("<4sQ2H2L4Q")
_LOCATOR = struct.Struct("<4sLQL")
_COMMENT_BYTES = 65_535
_HEADER_BYTES = 30
"""Of the header before a member (APPNOTE.TXT, 4.3.7), its name apart."""
_UNSAFE = re.compile(r"[\x00-\x1f\x7f-\x9f\\]|^/|^[A-Za-z]:|(?:^|/)\.\.(?:/|$)")
_IS_UTF8 = 0x800
"""Of the flags of a member (APPNOTE.TXT, 4.4.4): its name is in UTF-8."""
_METHODS = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2}
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, RuntimeError)


@contextmanager
def open_zip(
    stream: BufferedIOBase | IO[bytes], limits: ZipLimits | None = None
) -> Generator[zipfile.ZipFile]:
    """Open a zip whose directory keeps the limits.

    Args:
        stream: the zip; it can be sought.
        limits: those of `ZipLimits` if None.

    Raises:
        UnreadableError: it is no zip, is damaged, or exceeds a limit.
    """
    limits = limits or ZipLimits()
    _check_directory(stream, limits)
    stream.seek(0)
    try:
        archive = zipfile.ZipFile(stream)
    except _BROKEN as error:
        raise UnreadableError(_damaged(str(error))) from error
    with archive:
        _check_sizes(archive, limits)
        yield archive


def check_zip(stream: BufferedIOBase, limits: ZipLimits | None = None) -> None:
    """Make sure that all of a zip may be unpacked, by whatever library.

    The stream is at its start afterwards.

    Raises:
        UnreadableError: it is no zip, is damaged, exceeds a limit, or a member of it is
            refused.
    """
    with open_zip(stream, limits) as archive:
        for member in readable_members(archive):
            if isinstance(member, UnreadableError):
                raise member
    stream.seek(0)


def readable_members(archive: zipfile.ZipFile) -> Iterator[ZipInfo | UnreadableError]:
    """Yield the members of a zip but folders, and errors of those that are refused."""
    seen: set[str] = set()
    for member in archive.infolist():
        member.filename = _right_name(member)
        if reason := refusal(member, seen):
            yield UnreadableError(reason, kind=Kind.REFUSED, name=shown(member))
            continue
        seen.add(member.filename)
        if not member.is_dir():
            yield member


def _right_name(member: ZipInfo) -> str:
    """Return the name of a member; some packers write UTF-8 and do not say so."""
    if not member.flag_bits & _IS_UTF8:
        with suppress(UnicodeError):
            return member.filename.encode("cp437").decode()
    return member.filename


def refusal(member: ZipInfo, seen: set[str]) -> str:
    """Return why a member is not unpacked and what to do, "" if it may be.

    Args:
        member: one member of a zip.
        seen: the names of those before it.
    """
    mode = stat.S_IFMT(member.external_attr >> 16)
    names = (member.filename, member.orig_filename)
    if not member.filename or any(map(_UNSAFE.search, names)):
        return "its name leaves the archive or holds signs that no name has; rename it"
    if member.filename in seen:
        return "a second member of that name; rename one"
    if member.flag_bits & 0x1:
        return "it is encrypted; unpack it with its password and name the folder"
    if mode and not stat.S_ISREG(mode) and not stat.S_ISDIR(mode):
        return "a link or a device and no file; it is not unpacked"
    if member.compress_type not in _METHODS:
        return "packed by a method that is not read; pack it anew by deflate"
    return ""


def read_member(
    archive: zipfile.ZipFile, member: ZipInfo, limit: int = MAX_CHUNK_BYTES
) -> bytes:
    """Return the bytes of a member.

    Raises:
        UnreadableError: there are more than `limit`, or they are damaged.
    """
    name = shown(member)
    if member.file_size > limit:
        reason = f"larger than one article can be ({limit // MEGABYTE} MB); split it"
        raise UnreadableError(reason, kind=Kind.LIMIT, name=name)
    with unpacking(name), archive.open(member) as stream:
        return stream.read(limit + 1)


@contextmanager
def unpacking(name: str) -> Generator[None]:
    """Raise an UnreadableError of the member `name` where a zip is damaged."""
    try:
        yield
    except _BROKEN as error:
        raise UnreadableError(_damaged(str(error)), name=name) from error


def shown(member: ZipInfo) -> str:
    """Return the name of a member as it can be printed, on a line."""
    name = member.filename.encode("utf-8", "replace").decode()
    return "".join(sign if sign.isprintable() else "�" for sign in name)


def _check_directory(stream: BufferedIOBase | IO[bytes], limits: ZipLimits) -> None:
    """Check how long the directory is, before all of it is read.

    Raises:
        UnreadableError: there is none, or it is too long.
    """
    size = stream.seek(0, 2)
    stream.seek(max(0, size - _END_FIELDS.size - _COMMENT_BYTES))
    tail = stream.read(_END_FIELDS.size + _COMMENT_BYTES)
    at = tail.rfind(_END)
    if at < 0 or len(tail) - at < _END_FIELDS.size:
        reason = "no zip, or one cut short; copy it again, or pack it anew"
        raise UnreadableError(reason)
    _, _, _, _, count, length, _, _ = _END_FIELDS.unpack_from(tail, at)
    if at >= _LOCATOR.size:
        magic, _, place, _ = _LOCATOR.unpack_from(tail, at - _LOCATOR.size)
        if magic == b"PK\x06\x07":
            # What a writer puts before the zip moves it; the reader looks right before.
            for start in {place, size - len(tail) + at - _LOCATOR.size - 56}:
                count, length = max((count, length), _end_64(stream, start, size))
    if count > limits.members or length > limits.members * _NAME_BYTES:
        reason = f"more than {limits.members} members in a zip; divide it"
        raise UnreadableError(reason, kind=Kind.LIMIT)


def _end_64(
    stream: BufferedIOBase | IO[bytes], start: int, size: int
) -> tuple[int, int]:
    """Return how many entries, of how many bytes, a large zip's directory has."""
    if not 0 <= start < size:
        return 0, 0
    stream.seek(start)
    record = stream.read(_END_64_FIELDS.size)
    if len(record) < _END_64_FIELDS.size or not record.startswith(_END_64):
        return 0, 0
    *_, count, length, _ = _END_64_FIELDS.unpack(record)
    return count, length


def _check_sizes(archive: zipfile.ZipFile, limits: ZipLimits) -> None:
    """Check what the directory promises.

    Raises:
        UnreadableError: it is too much, or two members share bytes.
    """
    members = archive.infolist()
    if len(members) > limits.members:
        reason = f"more than {limits.members} members in a zip; divide it"
        raise UnreadableError(reason, kind=Kind.LIMIT)
    if sum(member.file_size for member in members) > limits.total_bytes:
        reason = f"a zip of more than {limits.total_bytes // MEGABYTE} MB; divide it"
        raise UnreadableError(reason, kind=Kind.LIMIT)
    for member in members:
        packed = max(member.compress_size, 1)
        if member.file_size > max(MEGABYTE, packed * limits.ratio):
            reason = (
                f"a member unpacks to over {limits.ratio} times its size; leave it out"
            )
            raise UnreadableError(reason, kind=Kind.LIMIT, name=shown(member))
    end = 0
    for member in sorted(members, key=lambda member: member.header_offset):
        if member.header_offset < end:
            reason = "members of the zip overlap, as in a bomb; leave it out"
            raise UnreadableError(reason, kind=Kind.REFUSED, name=shown(member))
        end = member.header_offset + _HEADER_BYTES + member.compress_size
    if end > archive.start_dir:
        raise UnreadableError(_damaged("a member reaches into the directory"))


def _damaged(what: str) -> str:
    return f"damaged zip ({what}); copy it again, or pack it anew"
