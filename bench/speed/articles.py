"""What do the articles of a speed run say?

They are made, not written: sentences of real articles put together anew, with invented
names before some of them. The seed decides everything, and a larger collection begins
with the smaller one.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from itertools import islice
from random import Random
from typing import TYPE_CHECKING

from bench.speed.facets import Facets
from bench.speed.names import Names

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from bench.speed.source import Sentence, Source

FEWEST, MOST = 300, 600
"""Words of an article, more or less a sentence."""
NAMED = 0.6
"""Share of the sentences that begin with a name."""


@dataclass(frozen=True, slots=True)
class Made:
    """One article.

    Attributes:
        number: from 0, which names it as well.
        lang: ISO 639-1 code of its language.
        words: as they stand in it, without signs.
        countries, topics, organizations: its facets.
        published: day of publication.
    """

    number: int
    lang: str
    words: tuple[str, ...]
    countries: tuple[str, ...]
    topics: tuple[str, ...]
    organizations: tuple[str, ...]
    published: date

    @property
    def id(self) -> str:
        """The article's id."""
        return f"a{self.number}"

    @property
    def text(self) -> str:
        """What a reader would be shown."""
        return " ".join(self.words)

    @property
    def tokens(self) -> tuple[str, ...]:
        """What every engine indexes; the language's code keeps languages apart."""
        return tuple(f"{self.lang}{word}" for word in self.words)

    @property
    def facets(self) -> dict[str, tuple[str, ...]]:
        """The values of the four facets that are counted."""
        return {
            "country": self.countries,
            "topic": self.topics,
            "organization": self.organizations,
            "year": (str(self.published.year),),
        }


class Writing:
    """Puts sentences together, one article after the other."""

    def __init__(self, source: Source, seed: int) -> None:
        self._random = Random(f"sentences {seed}")
        self._source = source.sentences
        self._names = {
            lang: Names(
                Random(f"names {lang} {seed}"),
                sorted({word for sentence in found for word in sentence.words}),
            )
            for lang, found in source.sentences.items()
        }

    def sentences(self, lang: str) -> Iterator[tuple[str, Sentence]]:
        """Give the sentences of one article, each with a name before it or ""."""
        wanted = self._random.randint(FEWEST, MOST)
        while wanted > 0:
            sentence = self._random.choice(self._source[lang])
            named = self._random.random() < NAMED
            yield self._names[lang]() if named else "", sentence
            wanted -= len(sentence.words) + named


def articles(source: Source, seed: int) -> Iterator[Made]:
    """Give articles without end."""
    writing, facets = Writing(source, seed), Facets(Random(f"facets {seed}"))
    number = 0
    while True:
        lang = facets.lang()
        words: list[str] = []
        for name, sentence in writing.sentences(lang):
            words += [name, *sentence.words] if name else sentence.words
        yield Made(
            number,
            lang,
            tuple(words),
            facets.countries(1, 3),
            facets.topics(1, 3),
            facets.organizations(0, 2),
            facets.published(),
        )
        number += 1


def to_line(made: Made) -> str:
    """Write an article as a line of JSON."""
    values = [
        made.number,
        made.lang,
        made.text,
        made.countries,
        made.topics,
        made.organizations,
        made.published.toordinal(),
    ]
    return json.dumps(values, ensure_ascii=False) + "\n"


def read_lines(file: Path, count: int) -> Iterator[Made]:
    """Give the first articles of a file that `to_line` wrote."""
    with file.open(encoding="utf-8") as stream:
        for line in islice(stream, count):
            number, lang, text, countries, topics, organizations, day = json.loads(line)
            yield Made(
                number,
                lang,
                tuple(text.split(" ")),
                tuple(countries),
                tuple(topics),
                tuple(organizations),
                date.fromordinal(day),
            )
