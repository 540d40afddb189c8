"""What may a zip hold, so that unpacking it does no harm?"""

from __future__ import annotations

import io
import stat
import struct
import zipfile

import pytest

from corpus.errors import Kind, UnreadableError
from corpus.formats.zip_limits import (
    ZipLimits,
    check_zip,
    open_zip,
    read_member,
    readable_members,
    refusal,
    shown,
)


def packed(
    *members: tuple[str | zipfile.ZipInfo, bytes], method: int = 8
) -> io.BytesIO:
    """Return a zip of some members."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", method) as archive:
        for name, data in members:
            archive.writestr(name, data)
    return stream


def member(name: str = "a", **values: int) -> zipfile.ZipInfo:
    """Return a member with some values of its entry."""
    info = zipfile.ZipInfo("a")
    info.filename = info.orig_filename = name
    for key, value in values.items():
        setattr(info, key, value)
    return info


def error_of(stream: io.BytesIO, **limits: int) -> UnreadableError:
    """Return the error that a zip is refused with."""
    with pytest.raises(UnreadableError) as caught:
        check_zip(stream, ZipLimits(**limits))
    return caught.value


def test_an_ordinary_zip_is_read():
    """Its members come out as they were packed, and it can be read from its start."""
    stream = packed(("a.txt", b"x" * 5), ("b/", b""), ("b/c.txt", b""))

    check_zip(stream)
    assert stream.tell() == 0
    with open_zip(stream) as archive:
        assert [read_member(archive, info) for info in archive.infolist()] == [
            b"xxxxx",
            b"",
            b"",
        ]


def test_an_empty_zip_is_one():
    """It has no member."""
    check_zip(packed())


@pytest.mark.parametrize(
    ("limits", "word"),
    [
        ({"members": 1}, "members"),
        ({"total_bytes": 5}, "MB"),
        ({"ratio": 100}, "times"),
    ],
)
def test_a_zip_over_a_limit_is_refused(limits, word):
    """The reason says which one."""
    stream = packed(("a", b"\0" * 2_000_000), ("b", b"xx"))

    error = error_of(stream, **limits)

    assert error.kind == Kind.LIMIT
    assert word in error.reason


def test_a_long_directory_is_not_even_read(monkeypatch):
    """An object for each of its entries would take more memory than there is."""
    stream = packed(*((f"{n}{'x' * 2000}", b"") for n in range(20)))
    monkeypatch.setattr(zipfile, "ZipFile", None)

    assert error_of(stream, members=10).kind == Kind.LIMIT


def test_a_count_that_lies_helps_nobody():
    """What is listed is counted again."""
    stream = packed(*((str(n), b"") for n in range(20)))
    data = bytearray(stream.getvalue())
    data[-14:-10] = struct.pack("<2H", 1, 1)

    assert error_of(io.BytesIO(bytes(data)), members=10).kind == Kind.LIMIT


def test_members_that_share_bytes_are_refused():
    """A bomb may quote one packed block in each of many members."""
    stream = packed(("a", b"x" * 500), ("b", b"y" * 500))
    data = bytearray(stream.getvalue())
    second = data.rindex(b"PK\x01\x02")
    data[second + 42 : second + 46] = struct.pack("<L", 0)

    error = error_of(io.BytesIO(bytes(data)))

    assert (error.kind, "overlap" in error.reason) == (Kind.REFUSED, True)


@pytest.mark.parametrize("at", [0, 10, 60, -1])
def test_a_zip_cut_short_is_damaged(at):
    """Wherever it ends."""
    data = packed(("a", b"x" * 500)).getvalue()[:at]

    assert "anew" in error_of(io.BytesIO(data)).reason


@pytest.mark.parametrize(
    "name",
    ["/etc/x", "../x", "a/../../x", "a/..", "..", "a\\b", "C:x", "a\nb", "a\x00b", ""],
)
def test_a_name_that_leaves_the_archive_is_refused(name):
    """Whoever unpacks it would write elsewhere, or print what is no name."""
    assert refusal(member(name), set())


def test_dots_in_a_name_are_no_way_out():
    """Only two dots alone lead up."""
    assert not refusal(member("..a/b../.c/a.b"), set())


@pytest.mark.parametrize(
    ("values", "word"),
    [
        ({"flag_bits": 0x1}, "encrypted"),
        ({"external_attr": (stat.S_IFLNK | 0o777) << 16}, "link"),
        ({"external_attr": stat.S_IFIFO << 16}, "device"),
        ({"compress_type": 99}, "method"),
    ],
)
def test_what_is_no_plain_file_is_refused(values, word):
    """The reason says what it is."""
    assert word in refusal(member(**values), set())


@pytest.mark.parametrize("mode", [0, stat.S_IFREG | 0o644, stat.S_IFDIR | 0o755])
def test_files_and_folders_are_not_refused(mode):
    """Whether the packer wrote what they are or not."""
    assert not refusal(member(external_attr=mode << 16), {"b"})


def test_a_second_member_of_a_name_is_refused():
    """Readers disagree which one is meant."""
    assert refusal(member("a"), {"a"})


def test_a_member_that_is_refused_refuses_a_document():
    """Libraries unpack all there is."""
    error = error_of(packed(("a", b""), ("../b", b"")))

    assert (error.kind, error.name) == (Kind.REFUSED, "../b")


def test_a_member_over_its_limit_is_not_unpacked():
    """It says so with the member's name."""
    stream = packed(("a", b"x" * 11))

    with open_zip(stream) as archive, pytest.raises(UnreadableError) as caught:
        read_member(archive, archive.infolist()[0], 10)

    assert (caught.value.kind, caught.value.name) == (Kind.LIMIT, "a")


def test_damaged_bytes_are_no_shorter_file():
    """The checksum of a member is checked."""
    data = packed(("a", b"x" * 100), method=0).getvalue().replace(b"xxx", b"xyx", 1)

    with (
        open_zip(io.BytesIO(data)) as archive,
        pytest.raises(UnreadableError, match="damaged"),
    ):
        read_member(archive, archive.infolist()[0])


def test_a_name_in_utf_8_is_known_without_being_told():
    """As on one system that packs so; other names stay as the zip says."""
    data = packed(("ї.txt", b"x"), ("é", b"")).getvalue()
    untold = bytearray(data)
    for mark, at in ((b"PK\x01\x02", 9), (b"PK\x03\x04", 7)):
        start = untold.find(mark)
        while start >= 0:
            untold[start + at] &= ~0x08
            start = untold.find(mark, start + 1)

    with open_zip(io.BytesIO(bytes(untold))) as archive:
        members = list(readable_members(archive))
        assert [member.filename for member in members] == ["ї.txt", "é"]
        assert read_member(archive, members[0]) == b"x"


def test_any_name_can_be_printed():
    """Messages stay on a line."""
    assert shown(member("a\nb\x1b[0m")) == "a�b�[0m"
