"""How does an index get onto the disk, and how is it opened again?"""

from __future__ import annotations

from contextlib import suppress
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


class WhooshStorage:
    """Writes and opens Whoosh indexes."""

    def write(self, folder: Path, entries: Iterable[Entry]) -> int:
        """Write a new index of one segment and return the number of articles.

        Raises:
            OSError: the disk is full or the folder may not be written.
        """
        index = whoosh_index.create_in(str(folder), make_schema())
        writer = index.writer(limitmb=MEMORY_MB)
        count = 0
        try:
            for entry in entries:
                writer.add_document(**_fields(entry))
                count += 1
            writer.commit(optimize=True)
        except BaseException:
            # On a full disk cancelling fails, too; what went wrong first is told.
            with suppress(Exception):
                writer.cancel()
            raise
        finally:
            index.close()
        return count

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
