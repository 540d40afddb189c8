"""Which articles does a speed run index?

Synthetic ones: sentences drawn at random from real articles, with an invented name
before some of them, so that word frequencies and the growth of the vocabulary are those
of real text. The seed determines everything, and the articles of a smaller collection
are the first of a larger one.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from itertools import islice
from random import Random
from typing import TYPE_CHECKING

from bench.speed.facet_sampling import FacetSampler
from bench.speed.name_generator import NameGenerator

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from bench.speed.sentence_pool import Sentence, SentencePool

MIN_LENGTH, MAX_LENGTH = 300, 600
"""Words of an article; the last sentence may exceed the upper limit."""
NAME_SHARE = 0.6
"""Share of the sentences that begin with a name."""


@dataclass(frozen=True, slots=True)
class SyntheticArticle:
    """One article.

    Attributes:
        number: counted from 0; the id is made of it.
        lang: ISO 639-1 code of its language.
        words: its words in order, without punctuation.
        countries: values of its facet "country".
        topics: values of its facet "topic".
        organizations: values of its facet "organization".
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
        """The text that engines store."""
        return " ".join(self.words)

    @property
    def tokens(self) -> tuple[str, ...]:
        """The terms that engines index: each word with its language's code before it.

        The code separates the languages, which share one field.
        """
        return tuple(f"{self.lang}{word}" for word in self.words)

    @property
    def facets(self) -> dict[str, tuple[str, ...]]:
        """The values of each facet that is counted."""
        return {
            "country": self.countries,
            "topic": self.topics,
            "organization": self.organizations,
            "year": (str(self.published.year),),
        }


class SentenceSampler:
    """Draws the sentences of one article after the other."""

    def __init__(self, pool: SentencePool, seed: int) -> None:
        # Here and in other modules, the text that seeds a generator is part of the
        # benchmark: another text would draw other articles.
        self._random = Random(f"sentences {seed}")
        self._pool = pool.sentences
        self._names = {
            lang: NameGenerator(
                Random(f"names {lang} {seed}"),
                sorted({word for sentence in sentences for word in sentence.words}),
            )
            for lang, sentences in pool.sentences.items()
        }

    def sentences(self, lang: str) -> Iterator[tuple[str, Sentence]]:
        """Yield the sentences of one article, each with a name to precede it or ""."""
        remaining = self._random.randint(MIN_LENGTH, MAX_LENGTH)
        while remaining > 0:
            sentence = self._random.choice(self._pool[lang])
            named = self._random.random() < NAME_SHARE
            yield self._names[lang]() if named else "", sentence
            remaining -= len(sentence.words) + named


def generate_articles(pool: SentencePool, seed: int) -> Iterator[SyntheticArticle]:
    """Yield articles without end."""
    sampler = SentenceSampler(pool, seed)
    facets = FacetSampler(Random(f"facets {seed}"))
    number = 0
    while True:
        lang = facets.lang()
        words: list[str] = []
        for name, sentence in sampler.sentences(lang):
            words += [name, *sentence.words] if name else sentence.words
        yield SyntheticArticle(
            number,
            lang,
            tuple(words),
            facets.countries(1, 3),
            facets.topics(1, 3),
            facets.organizations(0, 2),
            facets.published(),
        )
        number += 1


def to_json_line(article: SyntheticArticle) -> str:
    """Return an article as a line of JSON."""
    values = [
        article.number,
        article.lang,
        article.text,
        article.countries,
        article.topics,
        article.organizations,
        article.published.toordinal(),
    ]
    return json.dumps(values, ensure_ascii=False) + "\n"


def read_json_lines(file: Path, count: int) -> Iterator[SyntheticArticle]:
    """Yield the first `count` articles of a file of lines from `to_json_line`."""
    with file.open(encoding="utf-8") as stream:
        for line in islice(stream, count):
            number, lang, text, countries, topics, organizations, day = json.loads(line)
            yield SyntheticArticle(
                number,
                lang,
                tuple(text.split(" ")),
                tuple(countries),
                tuple(topics),
                tuple(organizations),
                date.fromordinal(day),
            )
