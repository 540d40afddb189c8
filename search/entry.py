"""What goes into an index for one article?"""

from __future__ import annotations

from array import array
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from corpus import Article


class Channel(StrEnum):
    """The ways a word is indexed, each in a field of its own per language."""

    TEXT = "text"
    """Lemmas of title and body; a title's word counts as `TITLE_WEIGHT` words."""
    TITLE = "title"
    """Lemmas of the title."""
    EXACT = "exact"
    """Forms as written, of title and body."""
    EXACT_TITLE = "exact_title"
    """Forms as written, of the title."""
    FOLDED = "folded"
    """Forms and lemmas without diacritics, of title and body; no positions."""
    NAME = "name"
    """Keys of capitalised words, the same in every script; no positions."""


WITHOUT_POSITIONS = frozenset({Channel.FOLDED, Channel.NAME})
"""Channels in which no phrase is looked for."""


class Posting(NamedTuple):
    """A term of one article in one channel.

    Attributes:
        term: the index term.
        weight: occurrences, a title's weighted.
        positions: ascending word positions; one may stand for several tokens.
    """

    term: str
    weight: int
    positions: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Postings:
    """The terms of one article in one channel, laid out so that they are cheap to pass.

    Attributes:
        terms: in order, each once.
        weights: of each term.
        counts: positions of each term.
        positions: those of all terms in a row.
    """

    terms: tuple[str, ...] = ()
    weights: array[int] = field(default_factory=lambda: array("I"))
    counts: array[int] = field(default_factory=lambda: array("I"))
    positions: array[int] = field(default_factory=lambda: array("I"))

    @classmethod
    def of(cls, rows: Iterable[Posting]) -> Postings:
        """Lay out postings whose terms are in order."""
        listed = tuple(rows)
        terms, weights, held = zip(*listed, strict=True) if listed else ((), (), ())
        return cls(
            terms,
            array("I", weights),
            array("I", map(len, held)),
            array("I", chain.from_iterable(held)),
        )

    def __iter__(self) -> Iterator[Posting]:
        """Give them one by one."""
        at = 0
        for term, weight, count in zip(
            self.terms, self.weights, self.counts, strict=True
        ):
            yield Posting(term, weight, tuple(self.positions[at : at + count]))
            at += count

    def __len__(self) -> int:
        """Count the terms."""
        return len(self.terms)


class Evidence(NamedTuple):
    """Where in an article a tag comes from.

    Attributes:
        field: "title" or "body".
        text: the words themselves, `field[start:end]`.
        start, end: offsets into the field's text, in code points.
    """

    field: str
    text: str
    start: int
    end: int


class Role(StrEnum):
    """What part a country or an organization has in an article."""

    PARTNER = "partner"
    """The article is about it, too; facets count these."""
    MENTIONED = "mentioned"
    """It is named in passing."""


@dataclass(frozen=True, slots=True)
class Tag:
    """A country, organization or topic of an article, with what speaks for it.

    Attributes:
        value: ISO 3166-1 alpha-2 code, organization's id, or topic id.
        evidence: in reading order; none where the input gave the tag.
        role: a topic's is always `PARTNER`.
    """

    value: str
    evidence: tuple[Evidence, ...] = ()
    role: Role = Role.PARTNER


def partners(tags: Iterable[Tag]) -> tuple[Tag, ...]:
    """Give the tags that facets count, in their order."""
    return tuple(tag for tag in tags if tag.role is Role.PARTNER)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """An article ready to be indexed: tagged and analysed.

    Attributes:
        article: what it says.
        countries, topics, organizations: what it is about or only names.
        postings: its index terms by channel.
        names: names of several words that stand in it.
    """

    article: Article
    countries: tuple[Tag, ...] = ()
    topics: tuple[Tag, ...] = ()
    organizations: tuple[Tag, ...] = ()
    postings: Mapping[Channel, Postings] = field(default_factory=dict)
    names: frozenset[str] = frozenset()
