"""Which captures does a WACZ file hold, and is it what its maker packed?"""

from __future__ import annotations

import hashlib
import io
import json
import zipfile

import pytest

from corpus.errors import UnreadableError
from corpus.formats.file_format import Version
from corpus.formats.wacz import cut_wacz, survey_wacz

PACKAGE = "datapackage.json"


def stated(name: str, data: bytes, **values: object) -> dict[str, object]:
    """Return what a package says of a member."""
    digest = hashlib.sha256(data).hexdigest()
    return {"path": name, "hash": f"sha256:{digest}", "bytes": len(data), **values}


def stated_as_in_1_0(name: str, data: bytes) -> dict[str, object]:
    """Return what a package of the first version says."""
    stats = {"hash": hashlib.sha256(data).hexdigest(), "bytes": len(data)}
    return {"path": name, "stats": stats, "hashing": "sha256"}


def wacz(members: dict[str, bytes], resources: list[dict[str, object]] | None = None):
    """Return a file of some members and of a package that lists resources."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, data in members.items():
            archive.writestr(name, data)
        if resources is not None:
            archive.writestr(PACKAGE, json.dumps({"resources": resources}))
    return stream


def cut(stream: io.BytesIO) -> tuple[list[str], list[UnreadableError]]:
    """Return the names of the captures in a file, and its errors."""
    items = list(cut_wacz(stream))
    errors = [item for item in items if isinstance(item, UnreadableError)]
    return [item.name for item in items if item not in errors], errors


@pytest.fixture
def members(warc) -> dict[str, bytes]:
    """Return two WARC files and another member."""
    return {
        "archive/a.warc.gz": warc({}),
        "archive/b.warc": warc({"url": "https://news.test/b"}, packed=False),
        "pages/pages.jsonl": b"{}",
    }


CAPTURES = [
    "archive/a.warc.gz/https://news.test/a",
    "archive/b.warc/https://news.test/b",
]


@pytest.mark.parametrize("state", [stated, stated_as_in_1_0])
def test_all_warc_files_are_read(members, state):
    """Nothing is said if all digests are right."""
    resources = [state(name, data) for name, data in members.items()]

    assert cut(wacz(members, resources)) == (CAPTURES, [])


@pytest.mark.parametrize("resources", [None, [], [{"path": 5}], ["x"]])
def test_digests_need_not_be_there(members, resources):
    """A careless package lists nothing."""
    assert cut(wacz(members, resources)) == (CAPTURES, [])


@pytest.mark.parametrize("digest", ["sha256:00", "sha256:", "md5:x"])
def test_a_wrong_digest_is_named_and_its_member_not_read(members, digest):
    """The other members are."""
    name = "archive/a.warc.gz"
    resources = [stated(name, members[name], hash=digest)]

    names, (error,) = cut(wacz(members, resources))

    assert names == CAPTURES[1:]
    assert (error.name, "digest" in error.reason) == (name, True)


def test_a_digest_of_an_unknown_kind_says_nothing(members):
    """It can be neither right nor wrong."""
    name = "archive/a.warc.gz"

    assert cut(wacz(members, [stated(name, b"", hash="blake9:00")]))[0] == CAPTURES


def test_a_member_that_is_listed_and_lacks_is_named(members):
    """The file is not whole then."""
    _, (error,) = cut(wacz(members, [stated("archive/c.warc", b"")]))

    assert "archive/c.warc" in error.reason


def test_the_package_has_a_digest_too(members):
    """Who signs a file signs the digest of its package; the signature is not read."""
    signed = json.dumps({"path": PACKAGE, "hash": "sha256:00", "signedData": {}})

    _, (error,) = cut(wacz({**members, "datapackage-digest.json": signed.encode()}, []))

    assert error.name == PACKAGE


@pytest.mark.parametrize("package", [b"{", b"[]", b"\xff", b"[" * 10_000])
def test_a_broken_package_lists_nothing(members, package):
    """The WARC files are whole or not by themselves."""
    assert cut(wacz({**members, PACKAGE: package})) == (CAPTURES, [])


def test_a_file_without_warc_is_none():
    """It says so."""
    names, (error,) = cut(wacz({"a.txt": b""}, []))

    assert names == []
    assert "no WARC" in error.reason


def test_another_file_is_none():
    """A zip is asked for."""
    with pytest.raises(UnreadableError, match="no zip"):
        cut(io.BytesIO(b"<html>"))


def test_versions_are_those_of_what_is_read(members):
    """A member that is not read has none."""
    name = "archive/a.warc.gz"
    stream = wacz(members, [stated(name, b"")])

    assert list(survey_wacz(stream)) == [
        Version("news.test/b", "2025-10-25T08:00:00.000000+00:00")
    ]
