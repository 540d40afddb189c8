"""Which questions is a collection asked?

Questions are drawn from the collection itself, by the same rule for each kind at every
size, and from each language by its share. Within a kind no word is used twice while
there are others, so that the first round asks for each word for the first time.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from random import Random
from typing import TYPE_CHECKING

from bench.speed.facet_sampling import LANGUAGE_SHARES
from bench.speed.question import Kind, Question
from corpus import LANGUAGES

if TYPE_CHECKING:
    from bench.speed.collection_statistics import CollectionStatistics, Vocabulary
    from bench.speed.synthetic_articles import SyntheticArticle

RARE = 5
"""Most articles that contain a rare word."""
COMMON = 0.1
"""Least share of its language's articles that contain a common word."""
MEDIUM = 0.01
"""The same for the words of questions of two words."""
MAX_EXPANSION = 500
"""Most words that begin with a prefix."""
MIN_LETTERS = 6
"""Fewest letters of a word for a prefix or a fuzzy question."""
PREFIX = 4
"""Fewest letters of a prefix."""
CODE = 2
"""Letters of the language's code before each token."""


@dataclass(frozen=True)
class Candidates:
    """What the questions of one language are drawn from.

    Attributes:
        lang: the language.
        rare: tokens of at most `RARE` articles; all tokens are in random order.
        common: tokens with at least the share `COMMON`.
        medium: tokens with at least the share `MEDIUM`.
        long: tokens of at least `MIN_LETTERS` letters.
        articles: some of its articles.
        vocabulary: tokens of all languages.
    """

    lang: str
    rare: tuple[str, ...]
    common: tuple[str, ...]
    medium: tuple[str, ...]
    long: tuple[str, ...]
    articles: tuple[SyntheticArticle, ...]
    vocabulary: Vocabulary


def sample_questions(
    statistics: CollectionStatistics, count: int, seed: int
) -> dict[Kind, list[Question]]:
    """Draw questions of every kind.

    Args:
        statistics: of the collection.
        count: questions of each kind; fewer if the collection does not have as many.
        seed: determines the questions.
    """
    vocabulary = statistics.vocabulary()
    questions: dict[Kind, list[Question]] = {kind: [] for kind in Kind}
    for lang, share in zip(LANGUAGES, LANGUAGE_SHARES, strict=True):
        # The seeds' texts stay as they are: others would draw other questions.
        random = Random(f"lot {lang} {seed}")
        candidates = _candidates(lang, statistics, vocabulary, random)
        quota = max(1, round(count * share / sum(LANGUAGE_SHARES)))
        for kind, of_kind in questions.items():
            sampler = _SAMPLERS[kind](candidates, Random(f"{kind} {lang} {seed}"))
            of_kind += [one for one, _ in zip(sampler, range(quota), strict=False)]
    for kind, of_kind in questions.items():
        Random(f"order {kind} {seed}").shuffle(of_kind)
    return questions


def _candidates(
    lang: str, statistics: CollectionStatistics, vocabulary: Vocabulary, random: Random
) -> Candidates:
    tokens = list(vocabulary.of_language(lang))
    random.shuffle(tokens)
    frequency = vocabulary.document_frequency
    share = LANGUAGE_SHARES[LANGUAGES.index(lang)]
    size = statistics.size * share / sum(LANGUAGE_SHARES)
    return Candidates(
        lang,
        rare=tuple(t for t in tokens if frequency[t] <= RARE),
        common=tuple(t for t in tokens if frequency[t] >= COMMON * size),
        medium=tuple(t for t in tokens if frequency[t] >= MEDIUM * size),
        long=tuple(t for t in tokens if len(t) >= CODE + MIN_LETTERS),
        articles=tuple(one for one in statistics.sample if one.lang == lang),
        vocabulary=vocabulary,
    )


Sampler = Callable[[Candidates, Random], Iterator[Question]]


def _single_words(kind: Kind) -> Sampler:
    """Return a sampler of single words, common ones unless `kind` is `Kind.RARE`."""

    def sample(candidates: Candidates, random: Random) -> Iterator[Question]:
        tokens = candidates.rare if kind is Kind.RARE else candidates.common
        for token in random.sample(tokens, len(tokens)):
            yield Question(kind, candidates.lang, (token,))

    return sample


def _conjunctions(candidates: Candidates, random: Random) -> Iterator[Question]:
    """Draw two words of one article, so that at least one article has both."""
    medium, used = set(candidates.medium), set[str]()
    for article in random.sample(candidates.articles, len(candidates.articles)):
        tokens = sorted((set(article.tokens) & medium) - used)
        if len(tokens) > 1:
            two = tuple(random.sample(tokens, 2))
            used.update(two)
            yield Question(Kind.AND, candidates.lang, two)


def _disjunctions(candidates: Candidates, random: Random) -> Iterator[Question]:
    tokens = random.sample(candidates.medium, len(candidates.medium))
    for two in zip(tokens[::2], tokens[1::2], strict=False):
        yield Question(Kind.OR, candidates.lang, two)


def _phrases(candidates: Candidates, random: Random) -> Iterator[Question]:
    for article in random.sample(candidates.articles, len(candidates.articles)):
        length = random.choice((2, 3))
        start = random.randrange(len(article.words) - length)
        terms = article.tokens[start : start + length]
        yield Question(Kind.PHRASE, candidates.lang, terms)


def _prefixes(candidates: Candidates, random: Random) -> Iterator[Question]:
    """Draw the shortest prefixes of words that no more than `MAX_EXPANSION` share."""
    vocabulary, used = candidates.vocabulary, set[str]()
    for token in random.sample(candidates.long, len(candidates.long)):
        lengths = range(CODE + PREFIX, len(token) + 1)
        prefixes = (token[:length] for length in lengths)
        rare_enough = (
            p for p in prefixes if vocabulary.count_prefix(p) <= MAX_EXPANSION
        )
        prefix = next(rare_enough, "")
        if prefix and prefix not in used:
            used.add(prefix)
            yield Question(Kind.PREFIX, candidates.lang, (prefix,))


def _fuzzy_words(candidates: Candidates, random: Random) -> Iterator[Question]:
    for token in random.sample(candidates.long, len(candidates.long)):
        if not candidates.vocabulary.has_transposition(token):
            yield Question(Kind.FUZZY, candidates.lang, (token,))


def _filtered_words(candidates: Candidates, random: Random) -> Iterator[Question]:
    """Draw a common word and a country of an article that contains it."""
    common, used = set(candidates.common), set[str]()
    for article in random.sample(candidates.articles, len(candidates.articles)):
        in_article = set(article.tokens) & common
        tokens = sorted(in_article - used) or sorted(in_article)
        if tokens:
            token = random.choice(tokens)
            used.add(token)
            country = random.choice(article.countries)
            yield Question(Kind.FILTER, candidates.lang, (token,), country)


_SAMPLERS: dict[Kind, Sampler] = {
    Kind.RARE: _single_words(Kind.RARE),
    Kind.COMMON: _single_words(Kind.COMMON),
    Kind.AND: _conjunctions,
    Kind.OR: _disjunctions,
    Kind.PHRASE: _phrases,
    Kind.PREFIX: _prefixes,
    Kind.FUZZY: _fuzzy_words,
    Kind.FILTER: _filtered_words,
    Kind.FACETS: _single_words(Kind.FACETS),
    Kind.DATE: _single_words(Kind.DATE),
    Kind.PAGE: _single_words(Kind.PAGE),
}
