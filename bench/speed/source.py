"""Of which sentences are articles made?"""

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
SHORTEST, LONGEST = 4, 60
"""Words of a sentence; what is shorter or longer is mostly no sentence."""
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence as it stood in its article, and its words in lower case."""

    text: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Source:
    """What a run draws from.

    Attributes:
        sentences: by language, each once, in reading order.
        rejected: articles that could not be read.
    """

    sentences: Mapping[str, tuple[Sentence, ...]]
    rejected: int


def load_source(paths: Iterable[Path] = ()) -> Source:
    """Read the sentences of the sample collection and of further files or folders.

    Raises:
        SpeedError: one of the paths is not there.
    """
    paths = [path for path in paths if path.resolve() != SAMPLE]
    for path in paths:
        if not path.exists():
            reason = f"{path} is not there; name files or folders with CORPUS="
            raise SpeedError(reason)
    found: dict[str, dict[str, Sentence]] = defaultdict(dict)
    rejected = 0
    for item in read_articles([SAMPLE, *paths]):
        if isinstance(item, Article):
            texts = _sentences(item)
            found[item.lang].update({sentence.text: sentence for sentence in texts})
        else:
            rejected += 1
    return Source({lang: tuple(found[lang].values()) for lang in LANGUAGES}, rejected)


def words(text: str) -> tuple[str, ...]:
    """Cut a text into runs of letters and digits in lower case."""
    return tuple(_WORD.findall(text.lower()))


def _sentences(article: Article) -> list[Sentence]:
    texts = [
        article.body[start:end] for start, end in sentences(article.body, article.lang)
    ]
    found = [Sentence(" ".join(text.split()), words(text)) for text in texts]
    return [s for s in found if SHORTEST <= len(s.words) <= LONGEST]
