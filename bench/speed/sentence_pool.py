"""Which sentences are synthetic articles made of?"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from bench.speed.errors import SpeedError
from corpus import LANGUAGES, Article, read_articles
from corpus.sentences import sentences

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

SAMPLE = Path(__file__).resolve().parents[2] / "corpus" / "articles"
"""The sample collection, which every run draws from."""
MIN_WORDS, MAX_WORDS = 4, 60
"""Words of a sentence; what is shorter or longer is mostly no sentence."""
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence as it is in its article, and its words in lower case."""

    text: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SentencePool:
    """The sentences that a run draws from.

    Attributes:
        sentences: by language, each once, in reading order.
        rejected: number of articles that could not be read.
    """

    sentences: Mapping[str, tuple[Sentence, ...]]
    rejected: int


def load_sentences(paths: Iterable[Path] = ()) -> SentencePool:
    """Read the sentences of the sample collection and of further files or folders.

    Raises:
        SpeedError: a path does not exist.
    """
    paths = [path for path in paths if path.resolve() != SAMPLE]
    for path in paths:
        if not path.exists():
            reason = f"{path} is not there; name files or folders with CORPUS="
            raise SpeedError(reason)
    # By text, so that a sentence of several articles is in the pool once.
    pool: dict[str, dict[str, Sentence]] = defaultdict(dict)
    rejected = 0
    for item in read_articles([SAMPLE, *paths]):
        if isinstance(item, Article):
            pool[item.lang].update({s.text: s for s in _sentences(item)})
        else:
            rejected += 1
    return SentencePool(
        {lang: tuple(pool[lang].values()) for lang in LANGUAGES}, rejected
    )


def split_words(text: str) -> tuple[str, ...]:
    """Return the runs of letters and digits of a text in lower case."""
    return tuple(_WORD.findall(text.lower()))


def _sentences(article: Article) -> list[Sentence]:
    texts = [
        article.body[start:end] for start, end in sentences(article.body, article.lang)
    ]
    split = [Sentence(" ".join(text.split()), split_words(text)) for text in texts]
    return [s for s in split if MIN_WORDS <= len(s.words) <= MAX_WORDS]
