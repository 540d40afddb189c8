"""How is a picture of an article referred to, and how is it read again?

A picture lies where its page was read from: in a folder, in an archive, in a store. A
reference to it has three parts with tabs between them: a folder; a path below it, of a
picture or of an archive; and the place in the archive, as `FileFormat.picture` knows
it, "" of a picture by itself. What it leads to is shown if it is a picture by its
first bytes, whatever was put there meanwhile.
"""

from __future__ import annotations

from pathlib import Path, PurePosixPath

from corpus.errors import UnreadableError
from corpus.formats.file_format import MAX_PICTURE_BYTES
from corpus.formats.registry import format_of
from corpus.open_file import open_file

_KINDS = (
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"GIF87a", "image/gif"),
    (b"GIF89a", "image/gif"),
)
_RIFF, _WEBP = slice(0, 4), slice(8, 12)


def reference_to(folder: Path, name: str, place: str = "") -> str:
    """Return the reference to a picture, "" if it has none that could be read again.

    Args:
        folder: the folder that was read, or that of a file that was read alone.
        name: the path below it of the picture, or of the archive that it is in.
        place: where it is in the archive, "" of a picture by itself.
    """
    parts = (str(folder.absolute()), name, place)
    return "\t".join(parts) if _is_plain(parts) else ""


def read_picture(reference: str) -> tuple[bytes, str] | None:
    """Return the bytes of a picture and their media type.

    None if it is not there any more, is no picture of a kind that is shown, or is too
    large.
    """
    parts = reference.split("\t")
    if len(parts) != 3 or not _is_plain(tuple(parts)):  # noqa: PLR2004 - as said above
        return None
    folder, name, place = parts
    try:
        data = _read(Path(folder), name, place)
    except (UnreadableError, OSError, ValueError, StopIteration):
        return None
    kind = picture_type(data)
    return (data, kind) if kind and len(data) <= MAX_PICTURE_BYTES else None


def picture_type(data: bytes) -> str:
    """Return the media type of a picture by its first bytes, "" of anything else."""
    if data[_RIFF] == b"RIFF" and data[_WEBP] == b"WEBP":
        return "image/webp"
    return next((kind for mark, kind in _KINDS if data.startswith(mark)), "")


def _read(folder: Path, name: str, place: str) -> bytes:
    with open_file(folder / name, folder) as stream:
        if not place:
            return stream.read(MAX_PICTURE_BYTES + 1)
        form = format_of(name)
        return form.picture(stream, place) if form and form.picture else b""


def _is_plain(parts: tuple[str, ...]) -> bool:
    """Return whether a reference stays below its folder and can be printed."""
    folder, name, _ = parts
    path = PurePosixPath(name)
    inside = bool(name) and not path.is_absolute() and ".." not in path.parts
    return inside and Path(folder).is_absolute() and all(map(str.isprintable, parts))
