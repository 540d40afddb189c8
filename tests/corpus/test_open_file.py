"""How is a file opened that may not be what its name promises?"""

from __future__ import annotations

import os
import socket
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from corpus.errors import Kind, UnreadableError
from corpus.open_file import check_place, open_file, open_regular, read_file

if TYPE_CHECKING:
    from collections.abc import Callable


def refused(path: Path, root: Path | None = None) -> str:
    """Return the reason that a file is not opened for."""
    with pytest.raises(UnreadableError) as caught:
        open_file(path, root)
    assert caught.value.kind == Kind.REFUSED
    return caught.value.reason


def test_a_file_is_opened(write, tmp_path):
    """With a folder and without."""
    path = write("a.txt", b"x\r\n")

    for root in (None, tmp_path):
        with open_file(path, root) as stream:
            assert stream.read() == b"x\r\n"


def test_a_pipe_is_not_waited_for(tmp_path):
    """Nobody writes to it."""
    os.mkfifo(tmp_path / "a.txt")

    assert "pipe" in refused(tmp_path / "a.txt")


@pytest.fixture
def put_in_place(monkeypatch) -> Callable[[Path, Path], None]:
    """Return a function that puts a thing in the place of another one.

    That is done when a path was looked at and is about to be opened.
    """
    real_open = os.open

    def replace_at_opening(thing: Path, place: Path) -> None:
        def replace_then_open(path, flags, *, dir_fd=None):
            if path == place.name:
                place.rename(place.with_name("moved away"))
                thing.rename(place)
            return real_open(path, flags, dir_fd=dir_fd)

        monkeypatch.setattr(os, "open", replace_then_open)

    return replace_at_opening


def test_a_pipe_put_in_the_place_of_a_file_is_not_waited_for(
    write, tmp_path, put_in_place
):
    """Between the look at it and its opening."""
    file = write("a.txt", b"")
    os.mkfifo(tmp_path / "pipe")
    put_in_place(tmp_path / "pipe", file)

    assert "pipe" in refused(file)


def test_a_link_put_in_the_place_of_a_file_is_not_followed(
    write, tmp_path, put_in_place
):
    """Wherever it leads."""
    file = write("in/a.txt", b"")
    (tmp_path / "link").symlink_to(write("secret.txt", b""))
    put_in_place(tmp_path / "link", file)

    with pytest.raises(OSError, match="symbolic"):
        open_file(file, tmp_path / "in")


def test_a_link_put_in_the_place_of_a_folder_is_not_followed(
    write, tmp_path, put_in_place
):
    """Nor one further up, as long as it is below the folder that was named."""
    file = write("in/sub/deep/a.txt", b"")
    write("out/deep/a.txt", b"secret")
    (tmp_path / "link").symlink_to(tmp_path / "out")
    put_in_place(tmp_path / "link", tmp_path / "in" / "sub")

    with pytest.raises(OSError, match=r"symbolic|directory"):
        open_file(file, tmp_path / "in")


def test_a_folder_is_no_file(tmp_path):
    """The reason names it."""
    assert "folder" in refused(tmp_path)


def test_devices_and_sockets_are_refused(tmp_path):
    """They may answer for ever."""
    assert "device" in refused(Path("/dev/zero"))
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(tmp_path / "s"))
        assert "socket" in refused(tmp_path / "s")


def test_a_link_may_lead_within_the_folder_alone(write, tmp_path):
    """A file that the user named may be a link to anywhere."""
    outside = write("secret.txt", b"s")
    inside = write("in/a.txt", b"a")
    for name, target in (("out.txt", outside), ("in.txt", inside)):
        (tmp_path / "in" / name).symlink_to(target)
    root = tmp_path / "in"

    assert "leaves the folder" in refused(root / "out.txt", root)
    for path, folder in ((root / "in.txt", root), (root / "out.txt", None)):
        open_file(path, folder).close()


def test_the_folder_may_be_a_link_itself(write, tmp_path):
    """What is meant is what it leads to."""
    write("in/a.txt", b"a")
    (tmp_path / "link").symlink_to(tmp_path / "in")

    open_file(tmp_path / "link" / "a.txt", tmp_path / "link").close()
    check_place(tmp_path / "link", tmp_path / "link")


def test_links_in_a_circle_are_no_file(tmp_path):
    """The system says so."""
    (tmp_path / "a.txt").symlink_to(tmp_path / "b.txt")
    (tmp_path / "b.txt").symlink_to(tmp_path / "a.txt")

    with pytest.raises(OSError, match="symbolic"):
        open_file(tmp_path / "a.txt", tmp_path)


def test_no_descriptor_stays_open(write, tmp_path, put_in_place):
    """Of thousands of files that are refused, too."""
    file = write("a/b/c.txt", b"")
    os.mkfifo(tmp_path / "pipe")
    put_in_place(tmp_path / "pipe", file)
    before = len(list(Path("/proc/self/fd").iterdir()))

    assert "pipe" in refused(file, tmp_path)
    assert len(list(Path("/proc/self/fd").iterdir())) == before


def test_a_file_has_a_limit(write):
    """As many bytes as it may have are read, and no more."""
    path = write("a.toml", b"12345")

    assert read_file(path, 5) == b"12345"
    with pytest.raises(OSError, match="larger than it can be"):
        read_file(path, 4)


def test_what_is_refused_is_an_error_of_the_system(tmp_path):
    """With the file's name, so that every command says it in a sentence."""
    os.mkfifo(tmp_path / "a.toml")

    for read in (read_file, open_regular):
        with pytest.raises(OSError, match="a pipe") as caught:
            read(tmp_path / "a.toml")
        assert caught.value.filename == str(tmp_path / "a.toml")
