"""By which names is a value of a facet known?

A value is known by its id and by its names in five languages. Case, diacritics,
apostrophes and hyphens do not matter, unless they tell two names apart.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from corpus import (
    LANGUAGES,
    cldr_country_name,
    country_label,
    country_names,
    english_country_terms,
    language_label,
    load_organizations,
    organization_label,
    shared_country_names,
)
from search.query.facets import FacetField
from search.suggestion.filter_names import NAME_LANGUAGES
from search.suggestion.keys import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from corpus import Topic


class ValueName(NamedTuple):
    """A name, and the values that it stands for, the usual one first."""

    name: str
    values: tuple[str, ...]


@dataclass(frozen=True, eq=False)
class ValueNames:
    """The names of a facet's values.

    Attributes:
        by_key: the names that have a key, by that key.
    """

    by_key: Mapping[str, tuple[ValueName, ...]]

    @classmethod
    def of(cls, names: Iterable[ValueName]) -> ValueNames:
        """Collect names."""
        by_key: dict[str, dict[ValueName, None]] = {}
        for each in names:
            by_key.setdefault(name_key(each.name), {})[each] = None
        return cls({key: tuple(found) for key, found in by_key.items() if key})

    def before(self, later: ValueNames) -> ValueNames:
        """Return these names and, after them, later ones."""
        both = dict(later.by_key)
        for key, names in self.by_key.items():
            both[key] = tuple(dict.fromkeys((*names, *both.get(key, ()))))
        return ValueNames(both)

    def find(self, text: str) -> tuple[str, ...]:
        """Return the values that a text is the name of, each once; () for none.

        Those whose names have the same diacritics come before all others, and are
        returned alone.
        """
        found = self.by_key.get(name_key(text), ())
        alike = [each for each in found if each.name.casefold() == text.casefold()]
        values = (value for each in alike or found for value in each.values)
        return tuple(dict.fromkeys(values))


def name_key(text: str) -> str:
    """Return what is left of a name without case, diacritics and punctuation."""
    letters = "".join(char for char in fold(text) if char.isalnum())
    return letters or text.strip().casefold()


def value_names(
    field: FacetField,
    values: Iterable[str],
    given: Iterable[ValueName],
    topics: tuple[Topic, ...],
) -> ValueNames:
    """Return the names of a facet's values, those of one value before shared ones.

    Args:
        field: the facet.
        values: those that an index has; others that there are follow.
        given: names by the operator, which come before all others.
        topics: the index's vocabulary.
    """
    own = [*given, *(ValueName(value, (value,)) for value in values)]
    if field is FacetField.TOPIC:
        own += _topics(topics)
    return ValueNames.of(own).before(_fixed_names(field))


@cache
def _fixed_names(field: FacetField) -> ValueNames:
    """Return the names that are the same in every index; they are collected once."""
    match field:
        case FacetField.COUNTRY:
            names: Iterable[ValueName] = _countries()
        case FacetField.ORGANIZATION:
            names = _organizations()
        case FacetField.LANG:
            names = _languages()
        case _:
            names = ()
    return ValueNames.of(dict.fromkeys(names))


def _countries() -> tuple[ValueName, ...]:
    """Return the names of all countries; a name is shared only where that is said."""
    shared = {name_key(name): (name, codes) for name, codes in shared_country_names()}
    names = [
        *((code, name) for lang in LANGUAGES for code, name in country_names(lang)),
        *(
            (code, name)
            for code, terms in english_country_terms().items()
            for name in terms.names
        ),
    ]
    codes = sorted({code for code, _ in names})
    names += [
        (code, label(code, lang))
        for code in codes
        for lang in NAME_LANGUAGES
        for label in (country_label, cldr_country_name)
    ]
    return (
        *(
            ValueName(name, (code,))
            for code, name in names
            if name_key(name) not in shared
        ),
        *(ValueName(name, codes) for name, codes in shared.values()),
    )


def _topics(topics: tuple[Topic, ...]) -> Iterator[ValueName]:
    """Yield the labels of topics, of the upper level first."""
    for topic in sorted(topics, key=lambda topic: bool(topic.broader)):
        yield ValueName(topic.id, (topic.id,))
        yield from (ValueName(label, (topic.id,)) for label in topic.label.values())


def _organizations() -> Iterator[ValueName]:
    for one in load_organizations():
        labels = (organization_label(one.id, lang) for lang in NAME_LANGUAGES)
        for names in (labels, *one.names.values()):
            yield from (ValueName(name, (one.id,)) for name in names)


def _languages() -> Iterator[ValueName]:
    for lang in LANGUAGES:
        for locale in NAME_LANGUAGES:
            yield ValueName(language_label(lang, locale), (lang,))
