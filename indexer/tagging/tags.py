"""Which countries and organizations does an article get as tags, and in which role?

A partner is named in the title, in the lead (the first sentence) or in several
sentences; what is named once further down is mentioned, and so is a country that is
named only as the place of a launch.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from corpus import sentence_number
from indexer.tagging.countries import find_countries
from indexer.tagging.evidence import MAX_EVIDENCE, TITLE_WEIGHT
from indexer.tagging.organizations import find_organizations
from search.port.document import Evidence, Role, Tag

if TYPE_CHECKING:
    from collections.abc import Iterable

    from corpus import Article
    from indexer.tagging.mentions import Mention


def country_tags(article: Article, home: str) -> tuple[Tag, ...]:
    """Return the countries of an article: partners first, the most mentioned first.

    Args:
        article: what to tag; countries that its input gave are its partners.
        home: code of the collection's own country, which is left out; "" for none.
    """
    if article.countries:
        return tuple(Tag(code) for code in article.countries if code != home)
    mentions = find_countries(article.lang, _fields(article))
    return _tags(article, (each for each in mentions if each.value != home))


def organization_tags(article: Article) -> tuple[Tag, ...]:
    """Return the organizations of an article, in the order of `country_tags`."""
    return _tags(article, find_organizations(article.lang, _fields(article)))


def _fields(article: Article) -> tuple[tuple[str, str], ...]:
    """Return the names and texts to search; a title made of the body is left out."""
    title = (("title", article.title),) if article.headline else ()
    return (*title, ("body", article.body))


def _tags(article: Article, mentions: Iterable[Mention]) -> tuple[Tag, ...]:
    """Return a tag for each value that is mentioned, in order."""
    by_value: dict[str, list[Mention]] = defaultdict(list)
    for mention in mentions:
        by_value[mention.value].append(mention)
    weights = {value: sum(map(_weight, group)) for value, group in by_value.items()}
    tags = (
        Tag(value, _evidence(article, group), _role(article, group))
        for value, group in by_value.items()
    )
    return tuple(
        sorted(
            tags,
            key=lambda tag: (
                tag.role is not Role.PARTNER,
                -weights[tag.value],
                tag.value,
            ),
        )
    )


def _weight(mention: Mention) -> float:
    return TITLE_WEIGHT if mention.field == "title" else 1.0


def _evidence(article: Article, mentions: list[Mention]) -> tuple[Evidence, ...]:
    title, body = article.title, article.body
    return tuple(
        [
            Evidence(
                field, (title if field == "title" else body)[start:end], start, end
            )
            for _value, _kind, field, start, end, *_ in mentions[:MAX_EVIDENCE]
        ]
    )


def _role(article: Article, mentions: list[Mention]) -> Role:
    """Return the role of a value from its mentions, which are in reading order."""
    mentions = [mention for mention in mentions if not mention.place]
    if not mentions:
        return Role.MENTIONED
    first, last = mentions[0], mentions[-1]
    if first.field == "title":
        return Role.PARTNER
    first_sentence, last_sentence = (
        sentence_number(article.body, mention.start, article.lang)
        for mention in (first, last)
    )
    several = first_sentence != last_sentence
    return Role.PARTNER if several or first_sentence == 0 else Role.MENTIONED
