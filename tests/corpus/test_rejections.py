"""Does every kind of bad input become one rejection, and is the rest read?"""

from __future__ import annotations

import gzip
import os
import re

import pytest

from corpus import Article, Rejection
from corpus.formats.registry import SUFFIXES

LINE = '{"id": "ID", "body": "Делегації двох країн обговорили обмін студентами."}'
REMEDY = re.compile(
    r"\b(check|compress|convert|delete|drop|give|leave|mend|move|remove|rename|replace"
    r"|save|split|translate|write)\b"
)
BANNER = "Vietnam.vn - Nền tảng quảng bá Việt Nam"  # codespell:ignore nam
MEGABYTE = 1024 * 1024
PACKED_IDS = [str(n) for n in range(99)]
PACKED = gzip.compress("\n".join(LINE.replace("ID", n) for n in PACKED_IDS).encode())
TEXT = "Уранці мери двох міст домовилися про спільну доріжку для велосипедів.\n"

FILES = {
    "empty page": ("x.txt", b"", 0, "empty"),
    "blank page": ("x.txt", b" \n\t\n", 0, "empty"),
    "only a mark": ("x.txt", b"\xef\xbb\xbf", 0, "empty"),
    "empty lines": ("x.jsonl", b"", 0, "empty"),
    "empty packed": ("x.jsonl.gz", b"", 0, ""),
    "empty toml": ("x.toml", b"", 0, "body"),
    "binary": ("x.txt", bytes(range(14, 32)) * 9 + b"\xff", 1, "binary"),
    "picture": ("x.txt", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\xff", 0, "binary"),
    "cp1251": ("x.txt", b"one\n" + TEXT.encode("cp1251"), 2, "cp1251"),
    "cp1250": ("x.txt", "\nŹródło żółwi dziś wyschło".encode("cp1250"), 2, "not UTF-8"),
    "UTF-16LE": ("x.txt", TEXT.encode("utf-16-le"), 0, "UTF-16LE without"),
    "UTF-16BE": ("x.txt", TEXT.encode("utf-16-be"), 0, "UTF-16BE without"),
    "broken UTF-16": ("x.txt", b"\xff\xfe\n\x00\x00\xd8 \x00", 2, "broken UTF-16"),
    "NUL": ("x.txt", TEXT.replace(" ", "\x00", 1), 0, "NUL"),
    "too large": ("x.txt", TEXT.encode() * (9 * MEGABYTE // 100), 0, "8 MB"),
    "only furniture": (
        "x.txt",
        f"{BANNER}\n\nimg\n\nComment (0)\nMore to read\n",
        0,
        "no text",
    ),
    "English": ("x.txt", "The mayors agreed on a path for all cyclists.", 0, "(en)"),
    "one word": ("x.txt", "Na", 0, "so little"),
    "broken toml": ("x.toml", "title = 'A'\nbody = \n", 0, "line 2"),
    "bad day in toml": ("x.toml", "body = 'A b'\npublished = 2025-13-01", 0, "line 2"),
    "surrogate in toml": ("x.toml", 'body = "\\ud800"', 0, "line 1"),
    "name of a country in toml": (
        "x.toml",
        "body = 'Міст'\nlang = 'uk'\ncountries = ['Vietnam']",
        0,
        "countries: 'Vietnam'",
    ),
    "number story in toml": (
        "x.toml",
        "body = 'Міст'\nlang = 'uk'\nstory = 5",
        0,
        "story is not",
    ),
    "deep toml": ("x.toml", "a = " + "[" * 5000, 0, ""),
    "huge number in toml": ("x.toml", "a = " + "9" * 5000, 0, ""),
    "toml too large": ("x.toml", b"#" * 9 * MEGABYTE, 0, "8 MB"),
    "no gzip": ("x.jsonl.gz", LINE, 0, "gzip"),
    "other packed file": ("x.jsonl.gz", PACKED + b"more", 0, "gzip"),
    "damaged gzip": ("x.jsonl.gz", PACKED[:60] + b"\xff" * 9 + PACKED[69:], 0, "gzip"),
    "short gzip": ("x.jsonl.gz", PACKED[: len(PACKED) // 2], 0, "gzip"),
}
BAD_LINES = {
    "broken JSON": ('{"id": "a", "body": "Міст", "lang": "uk"', "broken JSON"),
    "no object": ('["a", "b"]', "object"),
    "bare text": ("id,body", "broken JSON"),
    "two objects": ("{} {}", "broken JSON"),
    "deep": ("[" * 100_000, "nested"),
    "huge number": (
        '{"id": "a", "body": "Міст", "lang": "uk", "n": ' + "9" * 5000 + "}",
        "digits",
    ),
    "no id": ('{"body": "Міст", "lang": "uk"}', "id is missing"),
    "no body": ('{"id": "a"}', "body is missing"),
    "null body": ('{"id": "a", "body": null}', "body is missing"),
    "empty id": ('{"id": " ", "body": "Міст", "lang": "uk"}', "id"),
    "bool id": ('{"id": true, "body": "Міст", "lang": "uk"}', "id is not"),
    "list body": ('{"id": "a", "body": ["b"]}', "body is not"),
    "number title": (
        '{"id": "a", "body": "Міст", "lang": "uk", "title": 5}',
        "title is not",
    ),
    "object url": (
        '{"id": "a", "body": "Міст", "lang": "uk", "url": {}}',
        "url is not",
    ),
    "text countries": (
        '{"id": "a", "body": "Міст", "lang": "uk", "countries": "UA"}',
        "countries is",
    ),
    "number topics": (
        '{"id": "a", "body": "Міст", "lang": "uk", "topics": [1]}',
        "topics is not",
    ),
    "day first": (
        '{"id": "a", "body": "Міст", "lang": "uk", "published": "12/08/2025"}',
        "'12/08/2025'",
    ),
    "no such day": (
        '{"id": "a", "body": "Міст", "lang": "uk", "published": "2025-02-30"}',
        "2025-02-30",
    ),
    "bool day": (
        '{"id": "a", "body": "Міст", "lang": "uk", "published": true}',
        "published is",
    ),
    "no country": (
        '{"id": "a", "body": "Міст", "lang": "uk", "countries": ["ZZ"]}',
        "'ZZ'",
    ),
    "half a country": (
        '{"id": "a", "body": "Міст", "lang": "uk", "countries": ["U"]}',
        "'U'",
    ),
    "name of a country": (
        '{"id": "a", "body": "Міст", "lang": "uk", "countries": ["Vietnam"]}',
        "countries: 'Vietnam'",
    ),
    "number story": (
        '{"id": "a", "body": "Міст", "lang": "uk", "story": 5}',
        "story is not",
    ),
    "list story": (
        '{"id": "a", "body": "Міст", "lang": "uk", "story": ["s"]}',
        "story is not",
    ),
    "surrogate story": (
        '{"id": "a", "body": "Міст", "lang": "uk", "story": "\\ud83d"}',
        "story holds",
    ),
    "other language": ('{"id": "a", "body": "Міст", "lang": "en"}', "'en'"),
    "surrogate body": ('{"id": "a", "body": "\\ud83d Міст"}', "surrogate"),
    "surrogate title": (
        '{"id": "a", "body": "Міст", "lang": "uk", "title": "\\udc00"}',
        "surrogate",
    ),
    "surrogate topic": (
        '{"id": "a", "body": "Міст", "lang": "uk", "topics": ["\\ud83d"]}',
        "surrogate",
    ),
    "no words": ('{"id": "a", "body": "2025"}', "no text"),
    "NUL": ('{"id": "a", \x00"body": "Міст", "lang": "uk"}', "NUL"),
    "cp1251": (LINE.encode("cp1251"), "cp1251"),
    "9 MB": ('{"id": "a", "body": "' + "a " * (9 * MEGABYTE // 2) + '"}', "9 MB"),
}


@pytest.mark.parametrize("case", FILES.values(), ids=FILES)
def test_bad_file_is_one_rejection(write, read, tmp_path, case):
    """It names the file, says what is wrong and what to do; its neighbours are read."""
    name, content, line, what = case
    bad = write(f"in/m/{name}", content)
    write("in/a.txt", TEXT)
    write("in/z/a.txt", TEXT)

    results = read(tmp_path / "in")

    articles = {item.id for item in results if isinstance(item, Article)}
    refused = [item for item in results if isinstance(item, Rejection)]
    assert [(item.path, item.line) for item in refused] == [(str(bad), line)]
    assert refused[0].origin == str(bad)
    assert what in refused[0].reason
    assert REMEDY.search(refused[0].reason), refused[0].reason
    assert {"a", "z/a"} <= articles <= {"a", "z/a", *PACKED_IDS}


@pytest.mark.parametrize(("bad", "what"), BAD_LINES.values(), ids=BAD_LINES)
def test_bad_line_is_one_rejection(write, read, bad, what):
    """Line 7 is named, and the lines before and after it are read."""
    good = [LINE.replace("ID", str(n)).encode() for n in range(1, 10)]
    good[6] = bad if isinstance(bad, bytes) else bad.encode()
    file = write("x.jsonl", b"\n".join(good) + b"\n")

    results = read(file)

    read_ids = [item.id for item in results if isinstance(item, Article)]
    (refused,) = (item for item in results if isinstance(item, Rejection))
    assert read_ids == ["1", "2", "3", "4", "5", "6", "8", "9"]
    assert results.index(refused) == 6
    assert (refused.path, refused.line, refused.origin) == (str(file), 7, str(file))
    assert what in refused.reason
    assert REMEDY.search(refused.reason), refused.reason


@pytest.mark.parametrize("name", ["gone.txt", "gone.jsonl.gz", "gone", "gone/a.txt"])
def test_missing_path_is_one_rejection(read, tmp_path, name):
    """A slip in a path is reported, whether a file or a folder was meant."""
    (refused,) = read(tmp_path / name)

    assert (refused.path, refused.line) == (str(tmp_path / name), 0)
    assert "no such file or folder; check the path" in refused.reason


def test_link_to_nothing_is_one_rejection(write, read, tmp_path):
    """The file it names is gone; the others are read."""
    write("in/a.txt", TEXT)
    (tmp_path / "in" / "b.txt").symlink_to(tmp_path / "gone.txt")

    accepted, refused = read(tmp_path / "in")

    assert accepted.id == "a"
    assert refused.path.endswith("b.txt")
    assert REMEDY.search(refused.reason)


def test_named_file_of_another_kind_is_one_rejection(write, read):
    """The message lists the suffixes that can be read."""
    (refused,) = read(write("a.xls", b"%PDF"))

    for suffix in SUFFIXES:
        assert suffix in refused.reason


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may read everything")
def test_unreadable_file_is_one_rejection(write, read, tmp_path):
    """The remedy is a permission; its neighbour is read."""
    write("a.txt", TEXT).chmod(0)
    write("b.txt", TEXT)

    refused, accepted = read(tmp_path)

    assert "permission" in refused.reason
    assert accepted.id == "b"


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may read everything")
def test_unreadable_folder_is_one_rejection(write, read, tmp_path):
    """A folder that may not be listed is not passed over in silence."""
    write("b.txt", TEXT)
    folder = write("a/a.txt", TEXT).parent
    folder.chmod(0)

    results = read(tmp_path)
    folder.chmod(0o755)

    assert [item.path for item in results if isinstance(item, Rejection)] == [
        str(folder)
    ]
