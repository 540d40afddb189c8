"""Which captures does a WACZ file hold, and is it what its maker packed?

WACZ 1.1.1 (Webrecorder): a zip with WARC files below `archive/`, and with a
`datapackage.json` that lists members with their digests. Digests are verified and a
member that differs is not read. A signature in `datapackage-digest.json` says who
vouches for the digests; it is not verified, and nothing is said of it.
"""

from __future__ import annotations

import hashlib
import json
import struct
from typing import IO, TYPE_CHECKING, Any, NamedTuple
from zipfile import ZIP_STORED

from corpus.errors import UnreadableError
from corpus.formats.file_format import (
    MEGABYTE,
    FileFormat,
    KeptPicture,
    Version,
    parse_member,
)
from corpus.formats.warc import cut_warc, picture_in_warc, survey_warc
from corpus.formats.zip_limits import (
    ZipLimits,
    open_zip,
    read_member,
    readable_members,
    unpacking,
)

if TYPE_CHECKING:
    from collections.abc import Iterator
    from io import BufferedIOBase
    from zipfile import ZipFile, ZipInfo

    from corpus.raw_article import RawChunk

_LIMITS = ZipLimits(total_bytes=64 * 1024 * MEGABYTE)
"""Crawls are large, and their pages are packed before they come into the zip."""
_WARCS = (".warc", ".warc.gz")
_PACKAGE = "datapackage.json"
_DIGEST_OF_PACKAGE = "datapackage-digest.json"
_ALGORITHMS = {"md5", "sha1", "sha224", "sha256", "sha384", "sha512"}
_BLOCK = MEGABYTE
_HEADER_BYTES = 30
"""Of the header before a member (APPNOTE.TXT, 4.3.7), its name apart."""


class _Contents(NamedTuple):
    """What a file holds of use.

    Attributes:
        warcs: the members that are WARC files and are what they should be.
        errors: why others are not read.
    """

    warcs: list[ZipInfo]
    errors: list[UnreadableError]


def cut_wacz(
    stream: BufferedIOBase | IO[bytes],
) -> Iterator[RawChunk | UnreadableError]:
    """Yield the captures of the WARC files in a file, in the order of its directory.

    Raises:
        UnreadableError: it is no zip, is damaged, or exceeds a limit.
    """
    with open_zip(stream, _LIMITS) as archive:
        contents = _contents(archive)
        yield from contents.errors
        for member in contents.warcs:
            with unpacking(member.filename), archive.open(member) as warc:
                for item in cut_warc(warc):
                    yield named(item, member.filename)


def named(item: RawChunk | UnreadableError, member: str) -> RawChunk | UnreadableError:
    """Return a chunk or an error with the name of the member that it is of."""
    name = f"{member}/{item.name}" if item.name else member
    if isinstance(item, UnreadableError):
        return UnreadableError(item.reason, item.line, kind=item.kind, name=name)
    return item._replace(name=name)


def survey_wacz(
    stream: BufferedIOBase | IO[bytes],
) -> Iterator[Version | KeptPicture]:
    """Yield which captures are in a file, and pictures where its WARC files allow it.

    A WARC file that is stored as it is, as all should be, can be read from any record;
    what is found in it is at a place of the whole file. Raises what `cut_wacz` raises.
    """
    with open_zip(stream, _LIMITS) as archive:
        for member in _contents(archive).warcs:
            start = _stored_at(stream, member)
            with unpacking(member.filename), archive.open(member) as warc:
                for item in survey_warc(warc):
                    if isinstance(item, Version):
                        yield item
                    elif start is not None:
                        place = str(start + int(item.place))
                        yield KeptPicture(item.address, place)


def _contents(archive: ZipFile) -> _Contents:
    members: dict[str, ZipInfo] = {}
    errors = []
    for item in readable_members(archive):
        if isinstance(item, UnreadableError):
            errors.append(item)
        else:
            members[item.filename] = item
    warcs = [name for name in members if name.lower().endswith(_WARCS)]
    if not warcs:
        errors.append(UnreadableError("no WARC file is in it; make it anew"))
    digests = _digests(archive, members)
    for name, digest in digests.items():
        if name not in members:
            reason = f"it lacks {name}, which {_PACKAGE} lists; copy it again"
            errors.append(UnreadableError(reason, name=name))
        elif not _matches(archive, members[name], digest):
            reason = f"{name} is not what {_PACKAGE} says (digest); copy it again"
            errors.append(UnreadableError(reason, name=name))
    wrong = {error.name for error in errors}
    return _Contents([members[name] for name in warcs if name not in wrong], errors)


def _digests(archive: ZipFile, members: dict[str, ZipInfo]) -> dict[str, str]:
    """Return the digests that a file states of its members, as "algorithm:digits"."""
    digests: dict[str, str] = {}
    signed = _record(archive, members.get(_DIGEST_OF_PACKAGE))
    if signed.get("path") == _PACKAGE:
        digests[_PACKAGE] = str(signed.get("hash", ""))
    resources = _record(archive, members.get(_PACKAGE)).get("resources")
    for resource in resources if isinstance(resources, list) else []:
        if isinstance(resource, dict) and isinstance(resource.get("path"), str):
            digests[resource["path"]] = _digest(resource)
    return digests


def _digest(resource: dict[str, Any]) -> str:
    """Return the digest of a resource, as version 1.0 or 1.1 states it."""
    stats = resource.get("stats")
    if isinstance(stats, dict):
        return f"{resource.get('hashing', '')}:{stats.get('hash', '')}"
    return str(resource.get("hash", ""))


def _record(archive: ZipFile, member: ZipInfo | None) -> dict[str, Any]:
    """Return the object in a member of JSON, {} if it holds none."""
    if member is None:
        return {}
    try:
        record = json.loads(read_member(archive, member))
    except (UnreadableError, ValueError, RecursionError):
        return {}
    return record if isinstance(record, dict) else {}


def _matches(archive: ZipFile, member: ZipInfo, digest: str) -> bool:
    """Return whether a member has a digest; one of an unknown kind says nothing."""
    algorithm, _, digits = digest.partition(":")
    if algorithm not in _ALGORITHMS:
        return True
    actual = hashlib.new(algorithm, usedforsecurity=False)
    try:
        with unpacking(member.filename), archive.open(member) as stream:
            while block := stream.read(_BLOCK):
                actual.update(block)
    except UnreadableError:
        return False
    return actual.hexdigest() == digits.lower()


def _stored_at(stream: BufferedIOBase | IO[bytes], member: ZipInfo) -> int | None:
    """Return where the bytes of a member begin if they are not packed, else None.

    The stream is where it was afterwards.
    """
    if member.compress_type != ZIP_STORED:
        return None
    before = stream.tell()
    stream.seek(member.header_offset)
    header = stream.read(_HEADER_BYTES)
    stream.seek(before)
    if len(header) < _HEADER_BYTES:
        return None
    name_bytes, extra_bytes = struct.unpack("<2H", header[-4:])
    return int(member.header_offset + _HEADER_BYTES + name_bytes + extra_bytes)


FORMAT = FileFormat(
    suffixes=(".wacz",),
    cut=cut_wacz,
    parse=parse_member,
    survey=survey_wacz,
    picture=picture_in_warc,
)
