"""How does an index get onto the disk, and how is it opened again?"""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING, Any

from whoosh import index as whoosh_index

from search.engines.whoosh.columns import Columns
from search.engines.whoosh.engine import WhooshEngine
from search.engines.whoosh.record import to_record
from search.engines.whoosh.schema import field_name, make_schema
from search.entry import partners
from search.errors import IndexDamagedError

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from search.engine import Engine
    from search.entry import Entry
    from search.stories import Stories

MEMORY_MB = 256
"""Postings that a writer keeps in memory before it writes a run to the disk."""
_NO_DATE = 0
_SUFFIXES = {".seg", ".toc"}


class WhooshStorage:
    """Writes and opens Whoosh indexes."""

    def write(
        self,
        folder: Path,
        entries: Iterable[Entry],
        base: Path | None = None,
        dropped: frozenset[str] = frozenset(),
    ) -> int:
        """Write a new index of one segment: `base` but `dropped`, then `entries`.

        Returns:
            The number of articles in all.

        Raises:
            OSError: the disk is full or the folder may not be written.
        """
        index = _new(folder, base)
        writer = index.writer(limitmb=MEMORY_MB)
        try:
            for article_id in sorted(dropped):
                writer.delete_by_term("id", article_id)
            for entry in entries:
                writer.add_document(**_fields(entry))
            writer.commit(optimize=True)
            return int(index.doc_count())
        except BaseException:
            writer.cancel()
            raise
        finally:
            index.close()

    def open(self, folder: Path, stories: Stories | None = None) -> Engine:
        """Open an index for reading.

        Args:
            folder: the index.
            stories: which articles are versions of one; none, and each is its own.

        Raises:
            IndexDamagedError: its files cannot be read.
        """
        try:
            reader = whoosh_index.open_dir(str(folder), readonly=True).reader()
            return WhooshEngine(reader, Columns.load(reader, stories))
        except Exception as error:  # damaged bytes raise anything at all
            reason = f"the index files in {folder} cannot be read ({error}); rebuild it"
            raise IndexDamagedError(reason) from error


def _new(folder: Path, base: Path | None) -> Any:
    """Open an index to be written, with what `base` holds."""
    if base is None:
        return whoosh_index.create_in(str(folder), make_schema())
    for path in base.iterdir():
        if path.suffix in _SUFFIXES:
            shutil.copyfile(path, folder / path.name)
    return whoosh_index.open_dir(str(folder))


def _fields(entry: Entry) -> dict[str, Any]:
    """Lay an entry out by the schema's names."""
    article = entry.article
    published = article.published
    fields: dict[str, Any] = {
        "id": article.id,
        "record": to_record(entry),
        "published": published.toordinal() if published else _NO_DATE,
        "country": tuple(tag.value for tag in partners(entry.countries)),
        "organization": tuple(tag.value for tag in partners(entry.organizations)),
        "topic": tuple(tag.value for tag in entry.topics),
        "lang": (article.lang,),
        "year": (str(published.year),) if published else (),
        "source": (article.source.casefold(),) if article.source else (),
    }
    for channel, postings in entry.postings.items():
        fields[field_name(channel, article.lang)] = postings
    return fields
