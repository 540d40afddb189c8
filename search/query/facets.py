"""Which fields of an article filter a search, and which of them are counted?

A facet is declared here once: the query language, the addresses of pages, the options
of the command, the API's document, the index and the labels follow from the
declaration. Its values come from `search.port.facet_values`, its translated title from
the catalogs of the web application.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from corpus import (
    LANGUAGES,
    country_label,
    is_country,
    is_organization,
    language_label,
    organization_label,
    topic_label,
    with_one_apostrophe,
)
from search.message import message

if TYPE_CHECKING:
    from collections.abc import Callable

    from corpus import Topic
    from search.message import Message


class FacetField(StrEnum):
    """The facets: each value is the index's field and the URL's argument."""

    COUNTRY = "country"
    ORGANIZATION = "organization"
    TOPIC = "topic"
    LANG = "lang"
    YEAR = "year"
    SOURCE = "source"


def _value_itself(value: str, _locale: str, _topics: tuple[Topic, ...] | None) -> str:
    return value


@dataclass(frozen=True, slots=True, kw_only=True)
class FilterField:
    """A field of an article whose values filter.

    Attributes:
        name: in the index, the query language, addresses, options and JSON.
        in_questions: whether `name:value` filters where it is part of a question.
        example: a value, shown in the help on the query language.
        canonical: from a value as typed to a value, where it is one in other letters,
            or to itself. Names are left to `search.searcher.known_values`.
        title: what the facet is called; translated.
        label: from a value, a locale and the vocabulary of topics (None for the one
            that comes with Hoptac) to the value's name in the locale's language.
        several: whether an article can have several of its values, so that all of
            those that are selected can be required.
        ordered: whether values are listed from the last to the first; else those
            with most articles come first.
        choices: all values, where they are few and known.
        metavar: placeholder of the value in the command's help.
        option_help: what the command's option does.
        description: what a value is, in the API's document.
    """

    name: str
    in_questions: bool = True
    example: str = ""
    canonical: Callable[[str], str] = str
    title: Message = field(default_factory=lambda: message(""))
    label: Callable[[str, str, tuple[Topic, ...] | None], str] = _value_itself
    several: bool = False
    ordered: bool = False
    choices: tuple[str, ...] = ()
    metavar: str | None = None
    option_help: str = ""
    description: str = ""


def _country(text: str) -> str:
    return code if is_country(code := text.upper()) else text


def _organization(text: str) -> str:
    return id_ if is_organization(id_ := text.upper()) else text


def _language(text: str) -> str:
    return lang if (lang := text.lower()) in LANGUAGES else text


FILTER_FIELDS = (
    FilterField(
        name=FacetField.COUNTRY,
        several=True,
        example="KR",
        canonical=_country,
        title=message("Partner country"),
        label=lambda value, locale, _: with_one_apostrophe(
            country_label(value, locale)
        ),
        metavar="COUNTRY",
        option_help="Only articles with this partner country, by its code or a name.",
        description="A partner country's ISO 3166-1 alpha-2 code",
    ),
    FilterField(
        name=FacetField.ORGANIZATION,
        several=True,
        example="ASEAN",
        canonical=_organization,
        title=message("Organization or agreement"),
        label=lambda value, locale, _: organization_label(value, locale),
        metavar="ID",
        option_help="Only articles with this organization, such as ASEAN or EU.",
        description="The id of an organization, an agreement or an initiative",
    ),
    FilterField(
        name=FacetField.TOPIC,
        several=True,
        example="energy",
        title=message("Topic"),
        label=topic_label,
        metavar="TOPIC",
        option_help="Only articles on this topic, by its id or a name.",
        description="A topic's id",
    ),
    FilterField(
        name=FacetField.LANG,
        example="pl",
        canonical=_language,
        title=message("Language"),
        label=lambda value, locale, _: language_label(value, locale),
        choices=LANGUAGES,
        metavar="L",
        option_help="Only articles in this language.",
        description="A language of articles",
    ),
    FilterField(
        name=FacetField.YEAR,
        in_questions=False,  # there `date:` asks for years, and for more
        title=message("Year"),
        ordered=True,
        description="A year of publication",
    ),
    FilterField(
        name=FacetField.SOURCE,
        example='"Hoptac sample collection"',
        title=message("Source"),
        metavar="NAME",
        option_help="Only articles of this publisher.",
        description="A publisher's name",
    ),
)
"""All fields that filter; the values of each are counted."""
SEVERAL = tuple(FacetField(field.name) for field in FILTER_FIELDS if field.several)
"""Facets of which an article can have several values."""

_BY_NAME = {field.name: field for field in FILTER_FIELDS}


def filter_field(name: str) -> FilterField:
    """Return the declaration of a field that filters, such as a `FacetField`."""
    return _BY_NAME[name]
