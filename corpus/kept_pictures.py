"""Where does the picture lie that a page names?

Nothing is asked for it: it is in the archive or the store of the page, in another one
that is read with it, or in the folder that a browser saved with the page.
"""

from __future__ import annotations

from hashlib import blake2b
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from corpus.companions import companion_ends, companions
from corpus.formats.file_format import PART
from corpus.pictures import reference_to
from corpus.store import is_store
from corpus.web_address import canonical_url, id_of_url

if TYPE_CHECKING:
    from corpus.files import File
    from corpus.formats.file_format import KeptPicture

_DIGEST_BYTES = 8


class KeptPictures:
    """Knows where pictures lie in the archives that are read."""

    def __init__(self) -> None:
        self._files: list[File] = []
        self._places: dict[bytes, str] = {}  # numbers of files, tabs, places in them

    def add(self, file: File, kept: KeptPicture) -> None:
        """Remember a picture in a file; of several at an address the first one."""
        if not self._files or self._files[-1] is not file:
            self._files.append(file)
        key = id_of_url(kept.address) or f"{file.origin}/{kept.address}"
        place = f"{len(self._files) - 1}\t{kept.place}"
        self._places.setdefault(_digest(key), place)

    def reference(self, picture: str, file: File, origin: str) -> str:
        """Return the reference to the picture that a page names, "" if it lies nowhere.

        Args:
            picture: its address, or its place in the page's own file behind `PART`.
            file: that the page was read from.
            origin: of the page; see `Article.origin`.
        """
        if not picture:
            return ""
        if picture.startswith(PART):
            own = origin == file.origin
            return _reference(file, picture.removeprefix(PART)) if own else ""
        if is_store(file.path):
            return _in_store(file.path, picture)
        keys = (id_of_url(picture), *_beside(origin, picture))
        for key in filter(None, keys):
            if found := self._places.get(_digest(key)):
                number, _, place = found.partition("\t")
                return _reference(self._files[int(number)], place)
        return _in_companion(file, picture) if origin == file.origin else ""


def _digest(key: str) -> bytes:
    data = key.encode("utf-8", "surrogatepass")
    return blake2b(data, digest_size=_DIGEST_BYTES).digest()


def _reference(file: File, place: str) -> str:
    if file.root:
        return reference_to(file.root, file.name, place)
    return reference_to(file.path.absolute().parent, file.path.name, place)


def _beside(origin: str, picture: str) -> tuple[str, ...]:
    """Return where the picture of a saved page may lie in the archive of both."""
    page = PurePosixPath(origin)
    name = _name(picture)
    folders = (f"{page.parent}/{page.stem}{end}" for end in companion_ends())
    return tuple(f"{folder}/{name}" for folder in folders if name)


def _in_companion(file: File, picture: str) -> str:
    """Return the reference to a picture in the folder that a browser saved with a page.

    A browser keeps the name that a picture has in its address.
    """
    name, folder = _name(picture), file.path.parent
    if not name or not file.path.name.lower().endswith((".html", ".htm")):
        return ""
    names = (path.name for path in folder.glob(f"{_literal(file.path.stem)}*"))
    for companion in sorted(companions(names, [file.path.name])):
        path = folder / companion / name
        if path.is_file() and not path.is_symlink():
            root = file.root or folder
            return reference_to(root, path.relative_to(root).as_posix())
    return ""


def _literal(name: str) -> str:
    """Return a pattern of file names that matches a name alone."""
    return "".join(f"[{sign}]" if sign in "*?[" else sign for sign in name)


def _name(picture: str) -> str:
    """Return the last part of an address, "" if it is no file's name."""
    try:
        name = unquote(urlsplit(picture).path).rpartition("/")[2]
    except ValueError:
        return ""
    return "" if name in {"", ".", ".."} or not name.isprintable() else name


def _in_store(folder: Path, picture: str) -> str:
    from corpus.store.pictures import find_picture  # noqa: PLC0415 - only stores wait

    found = find_picture(folder, canonical_url(picture))
    return reference_to(folder, found[0], str(found[1])) if found else ""
