"""Is what was saved put back as it was, or not at all?"""

import io
import tarfile

import pytest

from backup.errors import BackupError
from backup.restoring import restore, verify
from backup.saving import save
from corpus import HOME
from corpus.store.store import open_store
from corpus.store.verification import check_store
from indexer import build_index, up_to_date
from search.generations.generation import current_folder, read_current_file
from search.generations.verification import verify as verify_index


def test_everything_is_put_back_as_it_was(home, archive, tmp_path, files):
    """Bytes, names and times are those that were saved, and each part is whole."""
    restored = tmp_path / "restored"

    restore(archive, restored)

    for part in ("articles", "alerts", "settings"):
        assert files(restored / part) == files(home / part)
    old, new = (folder / "articles" / "pl.txt" for folder in (home, restored))
    assert new.stat().st_mtime == pytest.approx(old.stat().st_mtime, abs=1e-3)
    assert not check_store(restored / "store").problems
    service = read_current_file(restored / "index")
    assert verify_index(service.current.folder, service.current.seal).articles == 2
    assert sorted(path.name for path in restored.iterdir()) == [
        "alerts", "articles", "index", "settings", "store",
    ]  # fmt: skip


def test_a_restored_store_and_index_are_gone_on_with(own, tmp_path, sources, captured):
    """The next fetch appends to the store, and the next build finds nothing new."""
    build_index([own / "articles"], own / "index")
    generation = current_folder(own / "index").name
    save(tmp_path / "backup.tar", sources(own), pytest.fail)
    own.rename(tmp_path / "lost")
    restore(tmp_path / "backup.tar", own)

    with open_store(own / "store") as store:
        store.append([captured(9)])

    assert not check_store(own / "store").problems
    assert current_folder(own / "index").name == generation
    assert up_to_date([own / "articles"], own / "index", home=HOME)


def test_a_changed_byte_is_noticed_or_without_effect(archive, tmp_path):
    """What only fills an archive up may change; else nothing is put back."""
    whole = archive.read_bytes()
    saved = verify(archive)
    noticed = 0
    for place in range(0, len(whole), len(whole) // 97):
        damaged = bytearray(whole)
        damaged[place] ^= 0x55
        copy = tmp_path / "copy.tar"
        copy.write_bytes(bytes(damaged))
        try:
            found = verify(copy)
        except BackupError:
            noticed += 1
        else:
            assert found == saved

    assert noticed > 60


@pytest.mark.parametrize("share", [0, 0.001, 0.5, 0.95])
def test_what_is_cut_off_is_not_put_back(archive, tmp_path, share, files):
    """An archive without its end is none, and nothing of it is left in the folder."""
    data = archive.read_bytes()
    archive.write_bytes(data[: int(share * len(data))])

    with pytest.raises(BackupError):
        restore(archive, tmp_path / "restored")

    assert files(tmp_path / "restored") == {}


@pytest.mark.parametrize("part", ["articles", "index"])
def test_nothing_is_overwritten(archive, tmp_path, part, files):
    """Where a part is, nothing at all is put back; an empty folder may be there."""
    restored = tmp_path / "restored"
    restored.joinpath("store").mkdir(parents=True)
    restored.joinpath(part).mkdir()
    restored.joinpath(part, "mine").write_text("mine", "utf-8")

    with pytest.raises(BackupError, match=f"{part} is not empty"):
        restore(archive, restored)

    assert files(restored) == {f"{part}/mine": b"mine"}
    restored.joinpath(part, "mine").unlink()
    restore(archive, restored)


@pytest.mark.parametrize(
    "name", ["/etc/x", "../x", "articles/../../x", "other/x", "articles", ""]
)
def test_names_that_lead_elsewhere_are_refused(tmp_path, name):
    """Nothing is written, whatever else the archive has."""
    evil = tmp_path / "evil.tar"
    with tarfile.open(evil, "w") as tar:
        info = tarfile.TarInfo(name)
        info.size = 1
        tar.addfile(info, io.BytesIO(b"x"))

    with pytest.raises(BackupError, match="no backup"):
        restore(evil, tmp_path / "in" / "restored")

    assert not tmp_path.joinpath("x").exists()


def test_a_link_in_an_archive_is_refused(tmp_path):
    """Nothing is written through it."""
    evil = tmp_path / "evil.tar"
    with tarfile.open(evil, "w") as tar:
        info = tarfile.TarInfo("articles/link")
        info.type, info.linkname = tarfile.SYMTYPE, "/tmp"  # noqa: S108 - not opened
        tar.addfile(info)

    with pytest.raises(BackupError, match="does not belong in one"):
        verify(evil)
