"""What is said of a value that an index does not have?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from search.message import Message, message
from search.query.facets import filter_field
from search.searcher.value_labels import ValueLabels, with_code

if TYPE_CHECKING:
    from collections.abc import Iterable

    from search.query.facets import FacetField
    from search.searcher.value_labels import Naming
    from search.searcher.value_names import ValueName

SHOWN = 60
"""Characters of a typed value that a note quotes."""


def unknown_note(
    field: FacetField, text: str, near: Iterable[ValueName], naming: Naming
) -> Message:
    """Return that nothing is called so, what is called nearly so, and where all are."""
    title, value = filter_field(field).title, _short(text)
    names = ValueLabels(field, tuple(each.values[0] for each in near), naming, text)
    if not names.values:
        return message(
            "%(field)s: there is no “%(value)s”. The help page lists all values.",
            field=title,
            value=value,
        )
    return message(
        "%(field)s: there is no “%(value)s”. Did you mean %(near)s? The help page "
        "lists all values.",
        field=title,
        value=value,
        near=names,
    )


def absent_note(field: FacetField, text: str, value: str) -> Message:
    """Return that there is such a value, but no article has it."""
    return message(
        "%(field)s: no article has “%(value)s”. The help page lists all values.",
        field=filter_field(field).title,
        value=with_code(_short(text), value, field),
    )


def shared_note(
    field: FacetField, text: str, values: tuple[str, ...], naming: Naming
) -> Message:
    """Return which values of a name that several share are searched for."""
    return message(
        "“%(value)s” can mean several; searched for: %(names)s.",
        value=_short(text),
        names=ValueLabels(field, values, naming),
    )


def concerns_values(note: Message) -> bool:
    """Return whether a note points to the list of values."""
    return note.template.endswith("The help page lists all values.")


def _short(text: str) -> str:
    return text if len(text) <= SHOWN else f"{text[: SHOWN - 1]}…"
