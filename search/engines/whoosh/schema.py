"""Which schema does an index have for Whoosh?

Whoosh pickles the schema into the table of contents, with our field types by module and
name: renaming one makes older indexes unreadable for Whoosh.
"""

from __future__ import annotations

from typing import Any

from whoosh.analysis import LowercaseFilter, SpaceSeparatedTokenizer
from whoosh.columns import NumericColumn
from whoosh.fields import COLUMN, ID, STORED, FieldType, Schema
from whoosh.formats import Existence, Positions

from analyzers import LANGUAGES
from search.engines.columnar.segment.field_names import FACETS, field_name
from search.port.document import WITHOUT_POSITIONS, Channel

STORED_TEXTS = (
    "title", "body", "url", "source", "story", "picture", "other_title", "origin",
)  # fmt: skip
"""Parts of an article that Whoosh's hits have as stored fields, besides `id`."""


class ChannelField(FieldType):  # type: ignore[misc] # Whoosh's types are skipped
    """A channel in a language, whose terms were analysed before they were indexed.

    A query's words are taken as index terms: lemmas in a text channel, forms as
    written in an exact one.
    """

    def __init__(self, *, positions: bool) -> None:
        super().__init__(
            format=Positions() if positions else Existence(),
            analyzer=SpaceSeparatedTokenizer() | LowercaseFilter(),
            scorable=True,
        )


class FilterFieldType(FieldType):  # type: ignore[misc] # as above
    """The values of a facet; they filter and add no score."""

    def __init__(self) -> None:
        super().__init__(
            format=Existence(), analyzer=SpaceSeparatedTokenizer(), scorable=False
        )


def make_schema() -> Schema:
    """Return the schema: id, stored texts, day, facets, and all channels."""
    fields: dict[str, Any] = {
        "id": ID(stored=True, unique=True),
        "published": COLUMN(NumericColumn("i", default=0)),
    }
    # `source` becomes a facet's field below; its text is stored all the same.
    fields |= {name: STORED() for name in STORED_TEXTS}
    fields |= {facet: FilterFieldType() for facet in FACETS}
    fields |= {
        field_name(channel, lang): ChannelField(
            positions=channel not in WITHOUT_POSITIONS
        )
        for lang in LANGUAGES
        for channel in Channel
    }
    return Schema(**fields)
