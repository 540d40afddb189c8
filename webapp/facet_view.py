"""How is a facet shown, and what do its numbers count?"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import quote

from flask_babel import gettext as _, ngettext

from search.query.facets import SEVERAL, filter_field
from webapp.facet_tree import Branch, branches
from webapp.link_room import Share, room_for
from webapp.links import Choice, facet_title, search_url, value_label
from webapp.number_format import format_counts, format_number

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from search.port.matches import Facet, FacetValue
    from search.presentation.result import Result
    from search.query.facets import FacetField
    from search.query.request import Query
    from webapp.facet_links import FacetLinks

SHOWN = 8
"""Values of a facet that are shown at once; the others fold out."""
MOST_VALUES = 250
"""Values of a facet that a page lists, fewer where the question is long."""
LINKS = 2
"""Links of a value: it is selected, or excluded."""
LONG = 48
"""Characters of a label from which its abbreviation stands for it in the list."""
ABBREVIATED = re.compile(r" \(([^()\s]{2,12})\)$")


@dataclass(frozen=True, slots=True, kw_only=True)
class ValueView:
    """A facet's value as links.

    Attributes:
        anchor: its id on the page, with which each of its links ends.
        label: its name.
        short: what stands in its place where that is long, or "".
        url: the search with it, or without it if it is selected; "" leads nowhere.
        without_url: the search that excludes it, or admits it again; "" for none.
        selected: whether it is in force.
        count: the number shown with it; None for none.
        hint: what the number counts.
        narrower: the values that unfold under it.
    """

    anchor: str
    label: str
    short: str = ""
    url: str = ""
    without_url: str = ""
    selected: bool = False
    count: int | None = 0
    hint: str = ""
    narrower: tuple[ValueView, ...] = ()


@dataclass(frozen=True, slots=True)
class FacetView:
    """A facet with the values that are shown at once and those that fold out.

    Attributes:
        name, title: its argument in addresses, and what it is called.
        shown, folded: its values.
        excluded: those that no article found may have.
        modes: whether any or all of the selected values are required, as links.
        told: what its numbers stand for besides the selected values; "" for none.
        cut: whether it has more values, which the page has no room for.
    """

    name: str
    title: str
    shown: tuple[ValueView, ...]
    folded: tuple[ValueView, ...]
    excluded: tuple[ValueView, ...]
    modes: tuple[Choice, ...]
    told: str
    cut: bool = False

    @property
    def unfolded(self) -> bool:
        """Whether a value that would fold out is selected."""
        return any(
            value.selected
            for folded in self.folded
            for value in (folded, *folded.narrower)
        )


def most_values(facets: Iterable[Facet], query: Query) -> int:
    """Return how many values of each facet a page has room for, at least one."""
    counts = [len(facet.values) for facet in facets]
    room = room_for(Share.FACETS, query) // LINKS
    fits = (
        most
        for most in range(MOST_VALUES, 1, -1)
        if sum(min(count, most) for count in counts) <= room
    )
    return next(fits, 1)


def facet_view(
    facet: Facet,
    facet_links: FacetLinks,
    unfiltered: Facet | None = None,
    most: int = MOST_VALUES,
) -> FacetView:
    """Return a facet's values as links.

    Args:
        facet: the values of the answer.
        facet_links: the links of the answer's query.
        unfiltered: the values there are without filters; those that the answer does
            not have follow with 0, and lead nowhere.
        most: values that are listed, besides those that are selected.
    """
    query, field = facet_links.query, facet.field
    tree = branches(field, _ordered(facet, query), query.selected(field))
    values = [
        _value_view(field, branch, facet_links)
        for number, branch in enumerate(tree)
        if number < most or branch.value.selected or branch.narrower
    ]
    cut = len(values) < len(tree)
    known = {value.value for value in facet.values} | query.shut_out(field)
    values += [
        _without_number(field, v.value)
        for v in (unfiltered.values if unfiltered else ())[:most]
        if v.value not in known
    ]
    return FacetView(
        field.value,
        facet_title(field),
        tuple(values[:SHOWN]),
        tuple(values[SHOWN:]),
        tuple(_excluded(field, facet_links)),
        _modes(field, query),
        _told(field, query),
        cut=cut,
    )


def anchor(field: FacetField, value: str) -> str:
    """Return the id of a facet's value on a page, which is a fragment as it is."""
    return f"{field}-{quote(value, safe='')}"


def show_label(result: Result) -> str:
    """Return what the link from the filters to the list says, in the list's unit."""
    label: str = _("Nothing found")
    if result.total and result.query.grouped:
        label = ngettext(
            "Show %(count)s story",
            "Show %(count)s stories",
            result.stories,
            count=format_number(result.stories),
        )
    elif result.total:
        label = ngettext(
            "Show %(count)s article",
            "Show %(count)s articles",
            result.total,
            count=format_number(result.total),
        )
    return label


def _value_view(field: FacetField, branch: Branch, links: FacetLinks) -> ValueView:
    value, query = branch.value, links.query
    here = anchor(field, value.value)
    number = value.stories if query.grouped else value.count
    label = value_label(field, value.value)
    within = branch.upwards and field in query.match_all  # what is above has more
    return ValueView(
        anchor=here,
        label=label,
        short="" if value.selected else _short(label),
        url=f"{links.selection_url(field, branch.toggled)}#{here}",
        without_url=""
        if value.selected or branch.upwards
        else f"{links.without_url(field, value.value)}#{here}",
        selected=value.selected,
        count=None if within else number,
        hint="" if within else format_counts(value.count, value.stories),
        narrower=tuple(_value_view(field, below, links) for below in branch.narrower),
    )


def _without_number(field: FacetField, value: str) -> ValueView:
    label = value_label(field, value)
    return ValueView(anchor=anchor(field, value), label=label, short=_short(label))


def _short(label: str) -> str:
    """Return the abbreviation that a long label ends with, or ""."""
    abbreviated = ABBREVIATED.search(label)
    return abbreviated[1] if abbreviated and len(label) > LONG else ""


def _told(field: FacetField, query: Query) -> str:
    text: str = ""
    if field in query.match_all:
        text = _("Each number: this value with all the chosen ones")
    elif query.selected(field):
        text = _("Each number: this value alone")
    return text


def _excluded(field: FacetField, links: FacetLinks) -> Iterator[ValueView]:
    for value in sorted(links.query.shut_out(field)):
        here = anchor(field, value)
        url = f"{links.without_url(field, value)}#{here}"
        yield ValueView(anchor=here, label=value_label(field, value), without_url=url)


def _modes(field: FacetField, query: Query) -> tuple[Choice, ...]:
    """Return the choice between any and all, where it makes a difference."""
    if field not in SEVERAL or not query.selected(field):
        return ()
    labels = {False: _("any of them"), True: _("all of them")}
    return tuple(
        Choice(
            label,
            f"{search_url(query.matching(field, every=every))}#mode-{field}",
            every is (field in query.match_all),
        )
        for every, label in labels.items()
    )


def _ordered(facet: Facet, query: Query) -> tuple[FacetValue, ...]:
    """Return the values by the numbers that are shown; years stay in order."""
    if filter_field(facet.field).ordered or not query.grouped:
        return facet.values
    return tuple(sorted(facet.values, key=lambda value: -value.stories))
