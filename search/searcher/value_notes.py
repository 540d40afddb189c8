"""What is said of a value that an index does not have?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from search.message import Message, message
from search.query.facets import FacetField, filter_field

if TYPE_CHECKING:
    from collections.abc import Iterable

    from corpus import Topic
    from search.searcher.value_names import ValueName

SHOWN = 60
"""Characters of a typed value that a note quotes."""


@dataclass(frozen=True, slots=True)
class ValueLabels:
    """Values of a facet in a message, which are named in the language of its reader."""

    field: FacetField
    values: tuple[str, ...]
    topics: tuple[Topic, ...]

    def __str__(self) -> str:
        """Return the names in English."""
        return self.in_language("en")

    def in_language(self, locale: str) -> str:
        """Return the names in a locale's language, separated by commas."""
        label = filter_field(self.field).label
        return ", ".join(label(value, locale, self.topics) for value in self.values)


def unknown_note(field: FacetField, text: str, near: Iterable[ValueName]) -> Message:
    """Return that nothing is called so, what is called nearly so, and where all are."""
    title, value = filter_field(field).title, _short(text)
    names = ", ".join(_with_id(each.name, each.values[0], field) for each in near)
    if not names:
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
        value=_with_id(_short(text), value, field),
    )


def shared_note(
    field: FacetField, text: str, values: tuple[str, ...], topics: tuple[Topic, ...]
) -> Message:
    """Return which values of a name that several share are searched for."""
    return message(
        "“%(value)s” can mean several; searched for: %(names)s.",
        value=_short(text),
        names=ValueLabels(field, values, topics),
    )


def concerns_values(note: Message) -> bool:
    """Return whether a note points to the list of values."""
    return note.template.endswith("The help page lists all values.")


def _short(text: str) -> str:
    return text if len(text) <= SHOWN else f"{text[: SHOWN - 1]}…"


def _with_id(name: str, value: str, field: FacetField) -> str:
    """Return a name with the id that it has in questions, where that is a code."""
    coded = field in {FacetField.COUNTRY, FacetField.LANG}
    return (
        f"{name} ({value})" if coded and name.casefold() != value.casefold() else name
    )
