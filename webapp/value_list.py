"""Which values can be searched for, and how many articles have each?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from search.query.facets import FacetField, filter_field

if TYPE_CHECKING:
    from search.searcher.reader import Reader


def values_json(reader: Reader, field: FacetField, locale: str) -> list[dict[str, Any]]:
    """Return the values of a facet that articles have as JSON values.

    Args:
        reader: the index.
        field: the facet.
        locale: language of the labels.
    """
    label, topics = filter_field(field).label, reader.topics
    return [
        {
            "value": each.value,
            "label": label(each.value, locale, topics),
            "count": each.count,
            "stories": each.stories,
        }
        for each in reader.known_values.counted[field].values()
    ]
