"""Is all saved as it was at one moment, whatever goes on?"""

import os
import sqlite3
import tarfile
import threading
from pathlib import Path

import pytest

from backup.archive import LIST, SEAL
from backup.entries import Sources
from backup.errors import BackupError
from backup.restoring import restore
from backup.saving import save
from corpus.store.errors import StoreError
from corpus.store.store import open_store
from corpus.store.verification import check_store
from indexer import build_index
from search.errors import SearchError
from search.generations.generation import current_folder, read_current_file
from search.generations.verification import verify as verify_index


def test_only_its_owner_may_read_a_backup(archive):
    """It has what settings and alerts say of people."""
    assert archive.stat().st_mode & 0o077 == 0


def test_a_tar_program_reads_it(archive):
    """The names are those of the parts, and the list is at the end."""
    with tarfile.open(archive) as tar:
        names = tar.getnames()

    assert names[-2:] == [LIST, SEAL]
    assert {name.partition("/")[0] for name in names[:-2]} == {
        "alerts", "articles", "index", "settings", "store",
    }  # fmt: skip


def test_a_store_is_saved_whole_while_it_is_written_to(own, tmp_path, captured):
    """A fetch goes on meanwhile; the copy has what was committed at one moment."""
    ended = threading.Event()
    begun = threading.Event()

    def write():
        with open_store(own / "store") as store:
            for number in range(10, 60):
                store.append([captured(number)])
                begun.set()
                if ended.is_set():
                    return

    thread = threading.Thread(target=write)
    thread.start()
    begun.wait(60)
    save(tmp_path / "backup.tar", Sources(store=own / "store"), pytest.fail)
    ended.set()
    thread.join()
    restore(tmp_path / "backup.tar", tmp_path / "restored")

    report = check_store(tmp_path / "restored" / "store")
    assert not report.problems
    assert report.records >= 3


def test_builds_go_on_while_an_index_is_saved(own, tmp_path, monkeypatch):
    """The generation that is saved stays until it is, however many builds end."""
    from backup import saving  # noqa: PLC0415 - whose step is disturbed

    write = saving.write_archive

    def disturbed(stream, entries, made):
        for number in range(2):
            path = own / "articles" / f"new{number}.txt"
            path.write_text(f"Most {number} w Polsce i na Ukrainie.", "utf-8")
            build_index([own / "articles"], own / "index")
        return write(stream, entries, made)

    monkeypatch.setattr(saving, "write_archive", disturbed)
    save(tmp_path / "backup.tar", Sources(index=own / "index"), pytest.fail)
    restore(tmp_path / "backup.tar", tmp_path / "restored")

    assert current_folder(own / "index").name == "gen-000003"
    service = read_current_file(tmp_path / "restored" / "index")
    assert service.current.folder.name == "gen-000001"
    assert verify_index(service.current.folder, service.current.seal).articles == 2


@pytest.mark.parametrize("kind", ["index", "store"])
def test_what_is_damaged_is_not_saved(own, tmp_path, kind, sources):
    """A changed byte of the index or a lost end of the store is named."""
    if kind == "index":
        path = next(current_folder(own / "index").glob("*.arrays"))
        data = bytearray(path.read_bytes())
        data[len(data) // 2] ^= 1
    else:
        path = next((own / "store" / "warc").iterdir())
        data = path.read_bytes()[:-10]
    path.write_bytes(bytes(data))

    with pytest.raises(BackupError, match=path.name):
        save(tmp_path / "backup.tar", sources(own), pytest.fail)

    assert [path.name for path in tmp_path.iterdir()] == ["home"]


def test_links_and_pipes_are_named_and_left_out(own, tmp_path):
    """Nothing outside of the folder is saved, and nothing blocks."""
    own.joinpath("articles", "passwd.txt").symlink_to("/etc/passwd")
    os.mkfifo(own / "articles" / "pipe.txt")
    others = []

    saved = save(
        tmp_path / "backup.tar", Sources(articles=own / "articles"), others.append
    )

    assert sorted(path.name for path in others) == ["passwd.txt", "pipe.txt"]
    assert len(saved) == 3


@pytest.mark.parametrize(
    ("change", "error", "words"),
    [
        ({"articles": Path("nowhere")}, BackupError, "is no folder"),
        ({"store": Path("nowhere")}, StoreError, "is no store"),
        ({"index": Path("nowhere")}, SearchError, "there is no index"),
        ({"alerts": Path("nowhere")}, BackupError, "there is no file of alerts"),
    ],
    ids=["articles", "store", "index", "alerts"],
)
def test_what_is_not_there_is_said(tmp_path, change, error, words):
    """In a sentence, and no archive is left."""
    with pytest.raises(error, match=words):
        save(tmp_path / "backup.tar", Sources(**change), pytest.fail)

    assert [*tmp_path.iterdir()] == []


def test_an_empty_store_has_nothing_to_save(own, tmp_path):
    """Before the first fetch its folder may be there, as after an installation."""
    tmp_path.joinpath("store").mkdir()
    parts = Sources(store=tmp_path / "store", articles=own / "articles")

    saved = save(tmp_path / "backup.tar", parts, pytest.fail)

    assert {name.partition("/")[0] for name in saved} == {"articles"}


def test_a_backup_is_not_made_inside_of_what_it_saves(own, sources):
    """It would save itself."""
    file = own / "articles" / "backup.tar"

    with pytest.raises(BackupError, match="is to be saved"):
        save(file, sources(own), pytest.fail)


def test_a_copied_database_has_no_log(archive, tmp_path):
    """It is one file that can be read where nothing can be written."""
    restore(archive, tmp_path / "restored")
    path = tmp_path / "restored" / "store" / "state.sqlite"

    with sqlite3.connect(f"{path.as_uri()}?immutable=1", uri=True) as connection:
        (mode,) = connection.execute("PRAGMA journal_mode").fetchone()
        (pages,) = connection.execute("SELECT count(*) FROM captures").fetchone()
    connection.close()
    assert (mode, pages) == ("delete", 3)
