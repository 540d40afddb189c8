"""Which countries and organizations does an article get as tags, and in which role?

A partner is named in the title, in the lead (the first sentence) or in several
sentences; what is named once further down is mentioned.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from corpus import sentence_number
from indexer.tagging.countries import find_countries
from indexer.tagging.organizations import find_organizations
from search.port.document import Evidence, Role, Tag

if TYPE_CHECKING:
    from collections.abc import Iterable

    from corpus import Article
    from indexer.tagging.mentions import Mention

TITLE_WEIGHT = 3.0
"""Mentions in a body that one in a title is worth."""
MAX_EVIDENCE = 20
"""Most places that are kept for one tag."""


def country_tags(article: Article, home: str) -> tuple[Tag, ...]:
    """Give the countries of an article but its home: partners first, strongest first.

    Args:
        article: what to tag; countries that its input gave are its partners.
        home: code of the collection's own country, which is never given; "" for none.
    """
    if article.countries:
        return tuple(Tag(code) for code in article.countries if code != home)
    found = find_countries(article.lang, _fields(article))
    return _tags(article, (place for place in found if place.value != home))


def organization_tags(article: Article) -> tuple[Tag, ...]:
    """Give the organizations of an article: partners first, strongest first."""
    return _tags(article, find_organizations(article.lang, _fields(article)))


def _fields(article: Article) -> tuple[tuple[str, str], ...]:
    """Give what is read; a title that repeats the first sentence is not."""
    title = (("title", article.title),) if article.headline else ()
    return (*title, ("body", article.body))


def _tags(article: Article, found: Iterable[Mention]) -> tuple[Tag, ...]:
    """Make a tag of the mentions of each value."""
    places: dict[str, list[Mention]] = defaultdict(list)
    for place in found:
        places[place.value].append(place)
    tags = {
        value: Tag(value, _evidence(article, mentions), _role(article, mentions))
        for value, mentions in places.items()
    }
    weights = {value: sum(map(_weight, places[value])) for value in places}
    return tuple(
        sorted(
            tags.values(),
            key=lambda tag: (
                tag.role is not Role.PARTNER,
                -weights[tag.value],
                tag.value,
            ),
        )
    )


def _weight(place: Mention) -> float:
    return TITLE_WEIGHT if place.field == "title" else 1.0


def _evidence(article: Article, mentions: list[Mention]) -> tuple[Evidence, ...]:
    title, body = article.title, article.body
    return tuple(
        [
            Evidence(
                field, (title if field == "title" else body)[start:end], start, end
            )
            for _value, _kind, field, start, end, _clear in mentions[:MAX_EVIDENCE]
        ]
    )


def _role(article: Article, mentions: list[Mention]) -> Role:
    """Tell the role of what is mentioned; the mentions are in reading order."""
    first, last = mentions[0], mentions[-1]
    if first.field == "title":
        return Role.PARTNER
    lead = sentence_number(article.body, first.start, article.lang)
    several = lead != sentence_number(article.body, last.start, article.lang)
    return Role.PARTNER if several or lead == 0 else Role.MENTIONED
