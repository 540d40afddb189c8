"""Are the files of a generation that is opened those that were published?

All sizes are compared before anything of it is read. Digests are compared then, too, as
long as that takes less than a second; those of more bytes by `hoptac check`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from search.errors import FilesChangedError
from search.generations.manifest import MANIFEST
from search.generations.stamps import written_since

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping
    from pathlib import Path

    from search.generations.known_digests import KnownDigests
    from search.generations.manifest import Manifest
    from search.generations.stamps import Stamp

AT_ONCE = 512 * 2**20
"""Bytes that are digested before a generation is read, half a second's."""


@dataclass(frozen=True, slots=True, eq=False)
class OpenFiles:
    """The files of a generation as they were when it was opened.

    Attributes:
        folder: the generation.
        stamps: of its files, the manifest included, all of them regular.
        expected: the digest that each must have, by name, without the manifest.
    """

    folder: Path
    stamps: Mapping[str, Stamp]
    expected: Mapping[str, str]

    def written_since(self) -> tuple[str, ...]:
        """Return the names of the files that were written to since they were opened."""
        return written_since(self.folder, self.stamps)

    def unread(self, digests: KnownDigests) -> tuple[str, ...]:
        """Return the names of the files whose digests are not known, smallest first."""
        unknown = [n for n in self.expected if not digests.knows(self.stamps[n])]
        return tuple(sorted(unknown, key=lambda name: (self.size(name), name)))

    def size(self, name: str) -> int:
        """Return the size of a file in bytes."""
        return self.stamps[name].size

    def verify(self, digests: KnownDigests, names: Collection[str]) -> None:
        """Compare the digests of some files with the manifest.

        Raises:
            FilesChangedError: a file is not what was written, or cannot be read.
        """
        for name in names:
            path = self.folder / name
            try:
                digest = digests.digest(path, self.stamps[name])
            except OSError as error:
                raise _changed(path, f"cannot be read ({error.strerror})") from error
            if digest != self.expected[name]:
                raise _changed(path, "is changed")


def open_files(
    folder: Path,
    manifest: Manifest,
    stamps: Mapping[str, Stamp | None],
    digests: KnownDigests,
    suspects: Collection[str] = (),
) -> OpenFiles:
    """Compare the sizes of all files of a generation, and the digests of some.

    Args:
        folder: the generation.
        manifest: of it.
        stamps: of all that is in the folder, settled.
        digests: that are known.
        suspects: names of files that are digested however large they are.

    Raises:
        FilesChangedError: a file is missing, a link, of another size, or changed.
    """
    whole = dict(_whole(folder, manifest, stamps))
    expected = {name: str(entry[1]) for name, entry in manifest.files.items()}
    files = OpenFiles(folder, whole, expected)
    unread = files.unread(digests)
    if sum(map(files.size, unread)) > AT_ONCE:
        unread = tuple(name for name in unread if name in suspects)
    files.verify(digests, unread)
    return files


def _whole(
    folder: Path, manifest: Manifest, stamps: Mapping[str, Stamp | None]
) -> Iterator[tuple[str, Stamp]]:
    """Yield the stamps of the files of a manifest, and of itself."""
    for name in (MANIFEST, *manifest.files):
        stamp, path = stamps.get(name), folder / name
        if stamp is None:
            raise _changed(path, "is missing")
        if not stamp.regular:
            raise _changed(path, "is a link or a folder")
        if name != MANIFEST and stamp.size != manifest.files[name][0]:
            size = manifest.files[name][0]
            raise _changed(path, f"has {stamp.size} bytes, not {size}")
        yield name, stamp


def _changed(path: Path, what: str) -> FilesChangedError:
    return FilesChangedError(
        f"{path} {what}; restore it, or rebuild with `hoptac index`"
    )
