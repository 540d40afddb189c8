"""Which values of a facet unfold under another, and what does choosing one select?

Only topics have two levels. What is narrower unfolds under a topic that is chosen, or
that has a narrower one which is. Choosing a narrower one takes the place of what is
above it, and the other way round: an article on a narrower topic is always one on the
topics above it, so the two together would be the wider one alone, or the narrower.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from search.query.facets import FacetField
from webapp.request_context import current_reader

if TYPE_CHECKING:
    from collections.abc import Mapping

    from search.port.matches import FacetValue


@dataclass(frozen=True, slots=True)
class Branch:
    """A value, and those that unfold under it.

    Attributes:
        value: as it was counted.
        narrower: what unfolds under it; () while it is folded.
        toggled: what is selected in the facet after a click on the value.
        upwards: whether a click leads from narrower values back to this one.
    """

    value: FacetValue
    narrower: tuple[Branch, ...]
    toggled: frozenset[str]
    upwards: bool = False


def branches(
    field: FacetField, values: tuple[FacetValue, ...], selected: frozenset[str]
) -> tuple[Branch, ...]:
    """Return a facet's values as they are listed, narrower ones below the others.

    Args:
        field: the facet.
        values: what was counted, in the order in which it is listed.
        selected: the values that are in force.
    """
    above: Mapping[str, tuple[str, ...]] = {}
    if field is FacetField.TOPIC:
        above = {t.id: t.broader for t in current_reader().topics if t.broader}
    listed: set[str] = set()
    tree = []
    for value in values:
        if value.value in above:
            continue
        below = frozenset(
            id_ for id_, broader in above.items() if value.value in broader
        )
        narrower: tuple[Branch, ...] = ()
        if value.selected or below & selected:
            inner = [v for v in values if v.value in below - listed]
            listed |= {v.value for v in inner}
            narrower = tuple(_narrower(v, value.value, above, selected) for v in inner)
        toggled = (selected - below) ^ {value.value}
        upwards = bool(below & selected) and not value.selected
        tree.append(Branch(value, narrower, toggled, upwards))
    alone = (v for v in values if v.selected and v.value in above)
    return *tree, *(
        Branch(value, (), selected - {value.value})
        for value in alone
        if value.value not in listed
    )


def _narrower(
    value: FacetValue,
    upper: str,
    above: Mapping[str, tuple[str, ...]],
    selected: frozenset[str],
) -> Branch:
    """Return a narrower value; taking the only one back leads to what is above it."""
    if not value.selected:
        toggled = (selected - set(above[value.value])) | {value.value}
        return Branch(value, (), toggled)
    left = selected - {value.value}
    if not any(upper in above.get(other, (other,)) for other in left):
        left |= {upper}
    return Branch(value, (), left)
