"""How is an entry laid out in a Whoosh index?

Whoosh pickles the schema into the index, our field types by module and name: renaming
one makes every index unreadable and needs a rebuild. What a field receives is already
analysed, so no analyzer is pickled with it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from whoosh.columns import NumericColumn
from whoosh.fields import COLUMN, ID, STORED, FieldType, Schema
from whoosh.formats import Existence, Positions

from analyzers import LANGUAGES
from search.port.document import WITHOUT_POSITIONS, Channel

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from search.port.document import Postings

FACETS = ("country", "organization", "topic", "lang", "year", "source")
"""Fields that filter; all but `source` are also counted."""


class PostingsField(FieldType):  # type: ignore[misc] # Whoosh's types are skipped
    """A channel of a language: takes `Postings`, keeps weights, positions if asked."""

    def __init__(self, *, positions: bool) -> None:
        kept = Positions() if positions else Existence()
        super().__init__(format=kept, analyzer=None, scorable=True)

    def index(
        self, value: Postings, **_: object
    ) -> Iterator[tuple[bytes, int, float, bytes]]:
        """Give Whoosh's postings; the weights add up to the field's length."""
        for term, weight, positions in value:
            kept = self.format.encode(positions) if positions else b""
            yield term.encode(), weight, float(weight), kept


class ValuesField(FieldType):  # type: ignore[misc]
    """A facet: takes a tuple of values, keeps which articles have each."""

    def __init__(self) -> None:
        super().__init__(format=Existence(), analyzer=None, scorable=False)

    def index(
        self, value: Iterable[str], **_: object
    ) -> Iterator[tuple[bytes, int, float, bytes]]:
        """Give one posting a value."""
        for text in sorted(set(value)):
            yield text.encode(), 1, 1.0, b""


def field_name(channel: Channel, lang: str) -> str:
    """Name the field of a channel in a language."""
    return f"{channel}_{lang}"


def channel_of(field: str) -> str:
    """Give the channel in a field's name."""
    return field.rpartition("_")[0]


def field_names() -> tuple[str, ...]:
    """Name the fields of all channels in all languages."""
    return tuple(field_name(channel, lang) for lang in LANGUAGES for channel in Channel)


def make_schema() -> Schema:
    """Make the schema: id, record, date, facets, and each language's channels."""
    fields: dict[str, Any] = {
        "id": ID(stored=True, unique=True),
        "record": STORED(),
        "published": COLUMN(NumericColumn("i", default=0)),
    }
    fields |= {facet: ValuesField() for facet in FACETS}
    fields |= {
        field_name(channel, lang): PostingsField(
            positions=channel not in WITHOUT_POSITIONS
        )
        for lang in LANGUAGES
        for channel in Channel
    }
    return Schema(**fields)
