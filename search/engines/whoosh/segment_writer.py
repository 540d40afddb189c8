"""How do entries become a segment?"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

from search.engines.whoosh.arrays import ArrayWriter
from search.engines.whoosh.inversion import FieldPostings, invert
from search.engines.whoosh.record import to_record
from search.engines.whoosh.schema import FACETS, field_name, field_names
from search.engines.whoosh.segment import Values, put_articles, put_facet, put_field
from search.entry import partners

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from search.entry import Entry


@dataclass(slots=True, eq=False)
class SegmentWriter:
    """Collects entries; `write` makes a segment's file of them."""

    fields: defaultdict[str, FieldPostings] = field(
        default_factory=lambda: defaultdict(FieldPostings)
    )
    facets: dict[str, defaultdict[str, list[int]]] = field(
        default_factory=lambda: {name: defaultdict(list) for name in FACETS}
    )
    ids: list[bytes] = field(default_factory=list)
    records: list[bytes] = field(default_factory=list)
    days: list[int] = field(default_factory=list)
    stored: int = 0

    @property
    def bytes(self) -> int:
        """Count the bytes of what was collected, but for terms and facets."""
        return self.stored + sum(each.bytes for each in self.fields.values())

    def add(self, entry: Entry) -> None:
        """Take an entry."""
        article = entry.article
        document = len(self.ids)
        self.ids.append(article.id.encode())
        self.records.append(to_record(entry))
        self.stored += len(self.records[-1])
        self.days.append(article.published.toordinal() if article.published else 0)
        for name, values in _facets(entry):
            for value in values:
                self.facets[name][value].append(document)
        for channel, postings in entry.postings.items():
            if postings.terms:
                self.fields[field_name(channel, article.lang)].add(document, postings)

    def write(self, path: Path) -> None:
        """Write the segment's file; a field's postings are given up once written.

        Raises:
            OSError: the disk is full or the file may not be written.
        """
        with path.open("wb") as stream:
            writer = ArrayWriter(stream)
            sizes = [len(record) for record in self.records]
            days = np.array(self.days, dtype=np.int32)
            put_articles(writer, self.ids, sizes, self.records, days)
            for name, facet in self.facets.items():
                put_facet(writer, name, _values(facet))
            for name in field_names():
                if name in self.fields:
                    put_field(
                        writer, name, invert(self.fields.pop(name), len(self.ids))
                    )
            writer.close()


def _facets(entry: Entry) -> Iterable[tuple[str, Iterable[str]]]:
    """Give the values of each facet, each once."""
    article = entry.article
    published = article.published
    yield "country", {tag.value for tag in partners(entry.countries)}
    yield "organization", {tag.value for tag in partners(entry.organizations)}
    yield "topic", {tag.value for tag in entry.topics}
    yield "lang", (article.lang,)
    yield "year", (str(published.year),) if published else ()
    yield "source", (article.source.casefold(),) if article.source else ()


def _values(facet: dict[str, list[int]]) -> Values:
    values = tuple(sorted(facet))
    sizes = [len(facet[value]) for value in values]
    documents = [document for value in values for document in facet[value]]
    return Values(
        values,
        np.array(documents, dtype=np.uint32),
        np.repeat(np.arange(len(values)), sizes),
    )
