"""Into which chunks is a file cut, and how is each recognised when it is read again?"""

from __future__ import annotations

import os
from contextlib import contextmanager
from hashlib import blake2b
from typing import TYPE_CHECKING

from corpus.errors import UnreadableError
from corpus.formats.packed_file import open_packed
from corpus.formats.registry import SUFFIXES, format_of, suffix_of
from corpus.open_file import check_place, open_file
from corpus.raw_article import RawChunk
from corpus.store.indexable import cut_store
from corpus.store.layout import DATABASE, WARCS
from corpus.whole_letters import whole_letters

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator

    from corpus.files import File
    from corpus.formats.file_format import FileFormat, KeptPicture, Version

_DIGEST_BYTES = 16


def cut_file(file: File) -> Iterator[tuple[RawChunk | UnreadableError, str]]:
    """Yield the chunks of a file with their digests; "" of what is unreadable.

    Raises:
        UnreadableError: the whole file is unusable.
        OSError: it cannot be opened or read.
    """
    of_file = blake2b(digest_size=_DIGEST_BYTES)
    for part in (os.fsencode(file.path.absolute()), os.fsencode(file.name)):
        of_file.update(b"%d:%b" % (len(part), part))
    with _cut(file) as chunks:
        for chunk in chunks:
            if isinstance(chunk, RawChunk):
                of_chunk = of_file.copy()
                known = f"{chunk.id}\n{chunk.capture}" if chunk.capture else ""
                of_chunk.update((chunk.name + known).encode("utf-8", "surrogatepass"))
                of_chunk.update(chunk.data)
                digest = of_chunk.hexdigest()
                yield chunk._replace(name=whole_letters(chunk.name)), digest
            else:
                yield chunk, ""


def survey_file(file: File) -> Iterator[Version | KeptPicture]:
    """Yield the captures and pictures that a file holds; see `FileFormat.survey`.

    Raises:
        UnreadableError: the whole file is unusable.
        OSError: it cannot be opened or read.
    """
    form = format_of(file.name)
    if form and form.survey:
        with open_file(file.path, file.root) as stream:
            yield from form.survey(stream)


@contextmanager
def _cut(file: File) -> Generator[Iterator[RawChunk | UnreadableError]]:
    """Return the chunks of a file, which stays open for them."""
    if file.path.is_dir():
        for part in (file.path, file.path / DATABASE, file.path / WARCS):
            check_place(part, file.root)
        yield cut_store(file.path)
        return
    file.path.stat()  # a file that is not there has no wrong suffix either
    form = _format(file)
    packed = suffix_of(file.name).endswith(".gz") and form.decompressed
    with open_file(file.path, file.root) as stream:
        if packed:
            with open_packed(stream) as unpacked:
                yield form.cut(unpacked)
        else:
            yield form.cut(stream)


def _format(file: File) -> FileFormat:
    form = format_of(file.name)
    if form is None:
        suffixes = ", ".join(sorted(SUFFIXES))
        reason = f"no reader for this kind of file; Hoptac reads {suffixes}"
        raise UnreadableError(reason)
    return form
