"""What goes into an index for one article?"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from numpy.typing import NDArray

    from corpus import Article

    Integers = NDArray[np.int64]


class Channel(StrEnum):
    """The ways in which a word is indexed, each in a field of its own per language."""

    TEXT = "text"
    """Lemmas of title and body; a title's word counts as `RANKING.title` words."""
    TITLE = "title"
    """Lemmas of the title."""
    EXACT = "exact"
    """Forms as written, of title and body."""
    EXACT_TITLE = "exact_title"
    """Forms as written, of the title."""
    FOLDED = "folded"
    """Forms and lemmas without diacritics, of title and body; no positions."""
    NAME = "name"
    """Keys of capitalised words and of full names, the same in every script; no
    positions."""


FORMS = frozenset({Channel.EXACT, Channel.EXACT_TITLE})
"""Channels of forms as written; compounds have none there."""
WITHOUT_POSITIONS = frozenset({Channel.FOLDED, Channel.NAME})
"""Channels in which phrases cannot be searched."""


class Posting(NamedTuple):
    """A term of one article in one channel.

    Attributes:
        term: the index term.
        weight: number of occurrences, with a title's weighted.
        positions: ascending word positions; several tokens may share one.
    """

    term: str
    weight: int
    positions: tuple[int, ...]


def _empty() -> Integers:
    return np.zeros(0, np.int64)


@dataclass(frozen=True, slots=True, eq=False)
class Postings:
    """The terms of one article in one channel, in columns.

    Attributes:
        vocabulary: terms by id, which many articles may share.
        term_ids: id of each posting's term, each once; shape (postings,).
        weights: of each posting; shape (postings,).
        counts: number of positions of each posting; shape (postings,).
        positions: of all postings, concatenated; shape (positions,).
    """

    vocabulary: Sequence[str] = ()
    term_ids: Integers = field(default_factory=_empty)
    weights: Integers = field(default_factory=_empty)
    counts: Integers = field(default_factory=_empty)
    positions: Integers = field(default_factory=_empty)

    @classmethod
    def of(cls, postings: Iterable[Posting]) -> Postings:
        """Convert postings of distinct terms to columns."""
        rows = tuple(postings)
        terms, weights, positions = zip(*rows, strict=True) if rows else ((), (), ())
        return cls(
            terms,
            np.arange(len(terms)),
            np.array(weights, np.int64),
            np.array([len(own) for own in positions], np.int64),
            np.array([position for own in positions for position in own], np.int64),
        )

    def __iter__(self) -> Iterator[Posting]:
        """Yield the postings in the order of their terms."""
        ends = np.cumsum(self.counts)
        terms = [self.vocabulary[term_id] for term_id in self.term_ids.tolist()]
        for index in sorted(range(len(terms)), key=terms.__getitem__):
            own = self.positions[ends[index] - self.counts[index] : ends[index]]
            yield Posting(terms[index], int(self.weights[index]), tuple(own.tolist()))

    def __len__(self) -> int:
        """Return the number of postings."""
        return len(self.term_ids)


class Evidence(NamedTuple):
    """Words of an article that a tag was derived from.

    Attributes:
        field: "title" or "body".
        text: the words, `field[start:end]`.
        start, end: offsets into the field's text, in code points.
    """

    field: str
    text: str
    start: int
    end: int


class Role(StrEnum):
    """The part that a country or an organization has in an article."""

    PARTNER = "partner"
    """The article is about it; facets count these."""
    MENTIONED = "mentioned"
    """It is named in passing."""


@dataclass(frozen=True, slots=True)
class Tag:
    """A country, organization or topic of an article, with its evidence.

    Attributes:
        value: ISO 3166-1 alpha-2 code, organization's id, or topic id.
        evidence: in reading order; empty where the input file named the tag.
        role: a topic's is always `PARTNER`.
    """

    value: str
    evidence: tuple[Evidence, ...] = ()
    role: Role = Role.PARTNER


def partners(tags: Iterable[Tag]) -> tuple[Tag, ...]:
    """Return the tags that facets count, in their order."""
    return tuple(tag for tag in tags if tag.role is Role.PARTNER)


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """An article ready to be indexed: tagged and analysed.

    Attributes:
        article: its text and metadata.
        countries, topics, organizations: its tags, strongest first; the topics are
            those of the upper level.
        subtopics: its narrower topics; whatever is broader than one is among `topics`.
        postings: its index terms by channel.
        names: names of several words that occur in it.
    """

    article: Article
    countries: tuple[Tag, ...] = ()
    topics: tuple[Tag, ...] = ()
    subtopics: tuple[Tag, ...] = ()
    organizations: tuple[Tag, ...] = ()
    postings: Mapping[Channel, Postings] = field(default_factory=dict)
    names: frozenset[str] = frozenset()
