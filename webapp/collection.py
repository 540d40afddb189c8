"""What is the collection called, and what does its operator call things?"""

from __future__ import annotations

from dataclasses import dataclass, field as attribute
from typing import TYPE_CHECKING, TypeAlias

from webapp.languages import DEFAULT

if TYPE_CHECKING:
    from collections.abc import Mapping

    from search.query.facets import FacetField

ANY = ""
"""Key of a text that is the same in every language of the interface."""

Texts: TypeAlias = "Mapping[str, str]"
"""A text by language of the interface, or by `ANY`."""


@dataclass(frozen=True, slots=True)
class Collection:
    """What an operator says of the collection.

    Attributes:
        names: what it is called.
        descriptions: what it is, in a sentence or some.
        labels: by facet and value, names that replace Hoptac's own.
    """

    names: Texts = attribute(default_factory=dict)
    descriptions: Texts = attribute(default_factory=dict)
    labels: Mapping[FacetField, Mapping[str, Texts]] = attribute(default_factory=dict)

    def name(self, locale: str) -> str:
        """Return what the collection is called in a language, "" if it has no name."""
        return _best(self.names, locale)

    def description(self, locale: str) -> str:
        """Return what the collection is in a language, "" if nothing says it."""
        return _best(self.descriptions, locale)

    def label(self, field: FacetField, value: str, locale: str) -> str:
        """Return the operator's name of a value in a language, "" if there is none.

        Another language's name is never taken: Hoptac's own fits better.
        """
        texts = self.labels.get(field, {}).get(value, {})
        return texts.get(locale) or texts.get(ANY, "")


def named(name: str) -> Collection:
    """Return a collection that has a name and nothing else; "" for none."""
    return Collection({ANY: name} if name else {})


def _best(texts: Texts, locale: str) -> str:
    """Return a text in a language, else in English, else in the first there is."""
    for key in (locale, ANY, DEFAULT, *texts):
        if texts.get(key):
            return texts[key]
    return ""
