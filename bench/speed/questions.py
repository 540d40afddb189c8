"""What is asked of a collection?

Questions are drawn from the collection itself, each kind by the same rule at every
size, and in each language by its share. Within a kind no word is asked twice while
there are others, so that the first round meets each for the first time.
"""

from __future__ import annotations

from dataclasses import dataclass
from random import Random
from typing import TYPE_CHECKING

from bench.speed.asks import Ask, Kind
from bench.speed.facets import SHARES
from corpus import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from bench.speed.articles import Made
    from bench.speed.census import Census, Vocabulary

RARE = 5
"""Most articles that have a rare word."""
COMMON = 0.1
"""Share of its language's articles that a common word is in at least, if any is."""
MIDDLING = 0.01
"""The same for words that are asked in twos."""
EXPANSION = 500
"""Most words that a prefix stands for."""
LETTERS = 6
"""Fewest letters of a word that is asked with a mistake."""
PREFIX = 4
"""Letters of a prefix."""
CODE = 2
"""Letters of the language's code before each token."""


@dataclass(frozen=True)
class Lot:
    """What the questions of one language are drawn from.

    Attributes:
        rare, common, middling, long: tokens in an order drawn by lot.
        articles: some of its articles.
        vocabulary: tokens of all languages.
    """

    lang: str
    rare: tuple[str, ...]
    common: tuple[str, ...]
    middling: tuple[str, ...]
    long: tuple[str, ...]
    articles: tuple[Made, ...]
    vocabulary: Vocabulary


def draw_questions(census: Census, count: int, seed: int) -> dict[Kind, list[Ask]]:
    """Draw questions of every kind.

    Args:
        census: the collection as it is now.
        count: questions of a kind; fewer where the collection has no more.
        seed: decides which.
    """
    vocabulary = census.vocabulary()
    asks: dict[Kind, list[Ask]] = {kind: [] for kind in Kind}
    for lang, share in zip(LANGUAGES, SHARES, strict=True):
        lot = _lot(lang, census, vocabulary, Random(f"lot {lang} {seed}"))
        wanted = max(1, round(count * share / sum(SHARES)))
        for kind, found in asks.items():
            draw = _DRAWS[kind](lot, Random(f"{kind} {lang} {seed}"))
            found += [ask for ask, _ in zip(draw, range(wanted), strict=False)]
    for kind, found in asks.items():
        Random(f"order {kind} {seed}").shuffle(found)
    return asks


def _lot(lang: str, census: Census, vocabulary: Vocabulary, random: Random) -> Lot:
    tokens = list(vocabulary.of(lang))
    random.shuffle(tokens)
    holders = vocabulary.holders
    size = census.size * SHARES[LANGUAGES.index(lang)] / sum(SHARES)
    return Lot(
        lang,
        rare=tuple(t for t in tokens if holders[t] <= RARE),
        common=tuple(t for t in tokens if holders[t] >= COMMON * size),
        middling=tuple(t for t in tokens if holders[t] >= MIDDLING * size),
        long=tuple(t for t in tokens if len(t) >= CODE + LETTERS),
        articles=tuple(made for made in census.kept if made.lang == lang),
        vocabulary=vocabulary,
    )


def _words(kind: Kind) -> Callable[[Lot, Random], Iterator[Ask]]:
    """Give a way to draw single words, the lot's common ones unless rare are asked."""

    def draw(lot: Lot, random: Random) -> Iterator[Ask]:
        tokens = lot.rare if kind is Kind.RARE else lot.common
        for token in random.sample(tokens, len(tokens)):
            yield Ask(kind, lot.lang, (token,))

    return draw


def _both(lot: Lot, random: Random) -> Iterator[Ask]:
    """Draw two words of one article, so that both are somewhere together."""
    middling, asked = set(lot.middling), set[str]()
    for made in random.sample(lot.articles, len(lot.articles)):
        tokens = sorted((set(made.tokens) & middling) - asked)
        if len(tokens) > 1:
            two = tuple(random.sample(tokens, 2))
            asked.update(two)
            yield Ask(Kind.AND, lot.lang, two)


def _either(lot: Lot, random: Random) -> Iterator[Ask]:
    tokens = random.sample(lot.middling, len(lot.middling))
    for two in zip(tokens[::2], tokens[1::2], strict=False):
        yield Ask(Kind.OR, lot.lang, two)


def _phrases(lot: Lot, random: Random) -> Iterator[Ask]:
    for made in random.sample(lot.articles, len(lot.articles)):
        length = random.choice((2, 3))
        start = random.randrange(len(made.words) - length)
        yield Ask(Kind.PHRASE, lot.lang, made.tokens[start : start + length])


def _prefixes(lot: Lot, random: Random) -> Iterator[Ask]:
    """Draw beginnings of words, longer ones where they stand for too many words."""
    asked = set[str]()
    for token in random.sample(lot.long, len(lot.long)):
        lengths = range(CODE + PREFIX, len(token) + 1)
        beginnings = (token[:length] for length in lengths)
        fitting = (p for p in beginnings if lot.vocabulary.beginning(p) <= EXPANSION)
        prefix = next(fitting, "")
        if prefix and prefix not in asked:
            asked.add(prefix)
            yield Ask(Kind.PREFIX, lot.lang, (prefix,))


def _fuzzy(lot: Lot, random: Random) -> Iterator[Ask]:
    for token in random.sample(lot.long, len(lot.long)):
        if not lot.vocabulary.swaps(token):
            yield Ask(Kind.FUZZY, lot.lang, (token,))


def _filtered(lot: Lot, random: Random) -> Iterator[Ask]:
    """Draw a common word and a country of one of the articles that have it."""
    asked = set[str]()
    common = set(lot.common)
    for made in random.sample(lot.articles, len(lot.articles)):
        tokens = sorted((set(made.tokens) & common) - asked) or sorted(
            set(made.tokens) & common
        )
        if tokens:
            token = random.choice(tokens)
            asked.add(token)
            country = random.choice(made.countries)
            yield Ask(Kind.FILTER, lot.lang, (token,), country)


_DRAWS: dict[Kind, Callable[[Lot, Random], Iterator[Ask]]] = {
    Kind.RARE: _words(Kind.RARE),
    Kind.COMMON: _words(Kind.COMMON),
    Kind.AND: _both,
    Kind.OR: _either,
    Kind.PHRASE: _phrases,
    Kind.PREFIX: _prefixes,
    Kind.FUZZY: _fuzzy,
    Kind.FILTER: _filtered,
    Kind.FACETS: _words(Kind.FACETS),
    Kind.DATE: _words(Kind.DATE),
    Kind.PAGE: _words(Kind.PAGE),
}
