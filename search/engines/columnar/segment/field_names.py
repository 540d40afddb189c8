"""Which fields does an index have, and what are they called?"""

from __future__ import annotations

from analyzers import LANGUAGES
from search.port.document import Channel
from search.query.facets import FILTER_FIELDS

FACETS = tuple(field.name for field in FILTER_FIELDS)
"""Names of the fields that filter; those of a `FacetField` are also counted."""


def field_name(channel: Channel, lang: str) -> str:
    """Return the name of the field of a channel in a language."""
    return f"{channel}_{lang}"


def channel_of(field: str) -> str:
    """Return the channel in a field's name."""
    return field.rpartition("_")[0]


def field_names() -> tuple[str, ...]:
    """Return the names of the fields of all channels in all languages."""
    return tuple(field_name(channel, lang) for lang in LANGUAGES for channel in Channel)
