"""Which values can be searched for, and how many articles have each?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

    from search.query.facets import FacetField
    from search.searcher.reader import Reader


def values_json(
    reader: Reader,
    field: FacetField,
    locale: str,
    label: Callable[[FacetField, str, str], str],
) -> list[dict[str, Any]]:
    """Return the values of a facet that articles have as JSON values.

    Args:
        reader: the index.
        field: the facet.
        locale: language of the labels.
        label: names a value in a language.
    """
    return [
        {
            "value": each.value,
            "label": label(field, each.value, locale),
            "count": each.count,
            "stories": each.stories,
        }
        for each in reader.known_values.counted[field].values()
    ]
