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

    Numbers = NDArray[np.int64]


class Channel(StrEnum):
    """The ways a word is indexed, each in a field of its own per language."""

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


def _nothing() -> Numbers:
    return np.zeros(0, np.int64)


@dataclass(frozen=True, slots=True, eq=False)
class Postings:
    """The terms of one article in one channel, as numbers that are cheap to handle.

    Attributes:
        texts: a list of terms, which many articles may share.
        numbers: of each posting the place of its term in the list, each once.
        weights: of each posting.
        counts: positions of each posting.
        positions: those of all postings in a row.
    """

    texts: Sequence[str] = ()
    numbers: Numbers = field(default_factory=_nothing)
    weights: Numbers = field(default_factory=_nothing)
    counts: Numbers = field(default_factory=_nothing)
    positions: Numbers = field(default_factory=_nothing)

    @classmethod
    def of(cls, rows: Iterable[Posting]) -> Postings:
        """Lay postings out, each term's one."""
        listed = tuple(rows)
        terms, weights, held = zip(*listed, strict=True) if listed else ((), (), ())
        return cls(
            terms,
            np.arange(len(terms)),
            np.array(weights, np.int64),
            np.array([len(positions) for positions in held], np.int64),
            np.array([place for positions in held for place in positions], np.int64),
        )

    def __iter__(self) -> Iterator[Posting]:
        """Give them one by one, terms in order."""
        ends = np.cumsum(self.counts)
        terms = [self.texts[number] for number in self.numbers.tolist()]
        for at in sorted(range(len(terms)), key=terms.__getitem__):
            places = self.positions[ends[at] - self.counts[at] : ends[at]]
            yield Posting(terms[at], int(self.weights[at]), tuple(places.tolist()))

    def __len__(self) -> int:
        """Count the terms."""
        return len(self.numbers)


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
class Document:
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
