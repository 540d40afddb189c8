"""What is a value of a filter called in a language?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field as attribute
from typing import TYPE_CHECKING, TypeAlias

from search.query.facets import FacetField, filter_field
from search.searcher.value_names import ValueName

if TYPE_CHECKING:
    from collections.abc import Iterator

    from corpus import Topic

GivenNames: TypeAlias = Mapping[FacetField, Mapping[str, Mapping[str, str]]]
"""Names that an operator gives: by facet, value and language, "" for any language."""


@dataclass(frozen=True, slots=True)
class Naming:
    """How values are called.

    Attributes:
        topics: the vocabulary of the index.
        given: the operator's names, which come before Hoptac's own.
    """

    topics: tuple[Topic, ...] = ()
    given: GivenNames = attribute(default_factory=dict)

    def label(self, field: FacetField, value: str, locale: str) -> str:
        """Return the name of a value in a language."""
        texts = self.given.get(field, {}).get(value, {})
        ours = filter_field(field).label
        return texts.get(locale) or texts.get("") or ours(value, locale, self.topics)

    def given_names(self, field: FacetField) -> Iterator[ValueName]:
        """Yield the names that the operator gives to the values of a facet."""
        for value, texts in self.given.get(field, {}).items():
            yield from (ValueName(name, (value,)) for name in texts.values())


@dataclass(frozen=True, slots=True)
class ValueLabels:
    """Values of a facet in a message, which are named in the language of its reader.

    Attributes:
        field, values: which.
        naming: how they are called.
        typed: the unknown value that each may replace; "" for none.
    """

    field: FacetField
    values: tuple[str, ...]
    naming: Naming
    typed: str = ""

    def __str__(self) -> str:
        """Return the names in English."""
        return self.in_language("en")

    def in_language(self, locale: str) -> str:
        """Return the names in a locale's language, separated by commas."""
        return ", ".join(self.label(value, locale) for value in self.values)

    def label(self, value: str, locale: str) -> str:
        """Return a value's name, with its code where it is to be typed."""
        name = self.naming.label(self.field, value, locale)
        return with_code(name, value, self.field) if self.typed else name


def with_code(name: str, value: str, field: FacetField) -> str:
    """Return a name with the code that it has in questions, where it has one."""
    coded = field in {FacetField.COUNTRY, FacetField.LANG}
    return (
        f"{name} ({value})" if coded and name.casefold() != value.casefold() else name
    )
