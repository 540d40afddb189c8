"""Are the articles of a speed run like news, and the same in every run?"""

from __future__ import annotations

from collections import Counter
from itertools import islice
from math import log
from random import Random
from typing import TYPE_CHECKING

from bench.speed.name_generator import NameGenerator
from bench.speed.sentence_pool import MAX_WORDS
from bench.speed.synthetic_articles import (
    MAX_LENGTH,
    MIN_LENGTH,
    generate_articles,
    read_json_lines,
    to_json_line,
)

if TYPE_CHECKING:
    from pathlib import Path

    from bench.speed.sentence_pool import SentencePool
    from tests.bench.speed.conftest import SmallCollection


def test_seed_determines_every_article(pool: SentencePool) -> None:
    """The same seed makes the same articles, another one makes others."""
    first, again, other = (
        list(islice(generate_articles(pool, seed), 20)) for seed in (7, 7, 8)
    )

    assert first == again
    assert first != other


def test_articles_survive_their_file(small: SmallCollection, tmp_path: Path) -> None:
    """The articles that are read are those that were written, in their order."""
    file = tmp_path / "articles.jsonl"
    file.write_text("".join(map(to_json_line, small.articles)), "utf-8")

    assert tuple(read_json_lines(file, 10)) == small.articles[:10]


def test_articles_are_as_long_as_news(small: SmallCollection) -> None:
    """They have 300 to 600 words, and less than a sentence with a name more."""
    lengths = [len(article.words) for article in small.articles]

    assert min(lengths) >= MIN_LENGTH
    assert max(lengths) < MAX_LENGTH + MAX_WORDS + 1


def test_words_follow_zipfs_law(small: SmallCollection) -> None:
    """A word's frequency is about inversely proportional to its rank."""
    counts = Counter(word for article in small.articles for word in article.words)
    ordered = [count for _, count in counts.most_common()]

    slope = log(ordered[999] / ordered[9]) / log(1000 / 10)
    assert -1.4 < slope < -0.6


def test_vocabulary_keeps_growing(small: SmallCollection) -> None:
    """The last third of the articles still has many words that were in none before."""
    before = {token for article in small.articles[:200] for token in article.tokens}
    after = {token for article in small.articles[200:] for token in article.tokens}

    assert len(after - before) > 0.1 * len(before)


def test_names_grow_as_a_power_of_the_draws() -> None:
    """Ten times the draws give about six times the names: 10 to the discount of 0.8."""
    words = ["energia", "handel", "wizyta", "umowa", "traktat"]
    generator = NameGenerator(Random(1), words)
    drawn = [generator() for _ in range(20_000)]

    few, many = len(set(drawn[:2_000])), len(set(drawn))
    assert 4 < many / few < 9
    assert len(drawn) > 2 * many


def test_facets_are_skewed(small: SmallCollection) -> None:
    """The most frequent country is in far more articles than the tenth.

    The languages have their order by share, and an article can have several values.
    """
    countries = Counter(c for one in small.articles for c in one.countries)
    by_frequency = [count for _, count in countries.most_common()]
    langs = Counter(article.lang for article in small.articles)

    assert by_frequency[0] > 4 * by_frequency[9]
    assert [lang for lang, _ in langs.most_common()] == ["uk", "fr", "pl", "vi"]
    assert max(len(article.countries) for article in small.articles) > 1
    assert max(len(article.topics) for article in small.articles) > 1


def test_languages_share_no_token(small: SmallCollection) -> None:
    """Each token begins with its language's code, so one field can hold them all."""
    langs_by_token: dict[str, set[str]] = {}
    for article in small.articles:
        for token in article.tokens:
            langs_by_token.setdefault(token, set()).add(article.lang)

    assert {len(langs) for langs in langs_by_token.values()} == {1}
