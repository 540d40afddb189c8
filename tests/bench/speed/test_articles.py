"""Are the articles of a speed run like news, and the same in every run?"""

from __future__ import annotations

from collections import Counter
from itertools import islice
from math import log
from random import Random
from typing import TYPE_CHECKING

from bench.speed.articles import FEWEST, MOST, articles, read_lines, to_line
from bench.speed.names import Names
from bench.speed.source import LONGEST

if TYPE_CHECKING:
    from pathlib import Path

    from bench.speed.source import Source
    from tests.bench.speed.conftest import Small


def test_seed_decides_every_article(source: Source) -> None:
    """One seed gives the same articles again, another one others."""
    first, again, other = (list(islice(articles(source, s), 20)) for s in (7, 7, 8))

    assert first == again
    assert first != other


def test_articles_survive_their_file(small: Small, tmp_path: Path) -> None:
    """What is read from the file is what was made, in its order."""
    file = tmp_path / "articles.jsonl"
    file.write_text("".join(map(to_line, small.made)), "utf-8")

    assert tuple(read_lines(file, 10)) == small.made[:10]


def test_articles_are_as_long_as_news(small: Small) -> None:
    """From 300 to 600 words, more by less than a sentence and a name."""
    lengths = [len(one.words) for one in small.made]

    assert min(lengths) >= FEWEST
    assert max(lengths) < MOST + LONGEST + 1


def test_words_follow_zipfs_law(small: Small) -> None:
    """A word's frequency falls about as its rank grows."""
    counts = Counter(word for one in small.made for word in one.words)
    ordered = [count for _, count in counts.most_common()]

    slope = log(ordered[999] / ordered[9]) / log(1000 / 10)
    assert -1.4 < slope < -0.6


def test_vocabulary_keeps_growing(small: Small) -> None:
    """The last third of the articles still has many words that were in none before."""
    before = {token for one in small.made[:200] for token in one.tokens}
    after = {token for one in small.made[200:] for token in one.tokens}

    assert len(after - before) > 0.1 * len(before)


def test_names_grow_as_a_power_of_the_draws() -> None:
    """Ten times the names drawn are about six times the names, as the discount says."""
    names = Names(Random(1), ["energia", "handel", "wizyta", "umowa", "traktat"])
    drawn = [names() for _ in range(20_000)]

    few, many = len(set(drawn[:2_000])), len(set(drawn))
    assert 4 < many / few < 9
    assert len(drawn) > 2 * many


def test_facets_are_skewed(small: Small) -> None:
    """The commonest country is in far more articles than the tenth; languages too."""
    countries = Counter(c for one in small.made for c in one.countries).most_common()
    langs = [lang for lang, _ in Counter(o.lang for o in small.made).most_common()]

    assert countries[0][1] > 4 * countries[9][1]
    assert langs == ["uk", "fr", "pl", "vi"]
    assert max(len(one.countries) for one in small.made) > 1
    assert max(len(one.topics) for one in small.made) > 1


def test_languages_share_no_token(small: Small) -> None:
    """Each token says its language, so that one text field keeps them apart."""
    langs: dict[str, set[str]] = {}
    for one in small.made:
        for token in one.tokens:
            langs.setdefault(token, set()).add(one.lang)

    assert {len(found) for found in langs.values()} == {1}
