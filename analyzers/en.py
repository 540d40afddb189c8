"""How is English analysed, in a question?

No article is English, so nothing is indexed by this chain. It only recognises English
terms of the thesaurus, in singular and plural, by their Snowball stems (Porter 2001).
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from analyzers import lemma_tables
from analyzers.analyzer import Analyzer
from analyzers.characters import spellings_in
from analyzers.filters import (
    lowercase,
    normalize_characters,
    normalize_punctuation,
    strip_apostrophes,
)
from analyzers.look_alikes import LATIN
from analyzers.tokenizer import tokenize

if TYPE_CHECKING:
    from collections.abc import Callable


def stem(word: str) -> tuple[str, ...]:
    """Return a word's stem."""
    return (_stem()(word),)


def in_dictionary(word: str) -> bool:
    """Return whether simplemma's table lists a form."""
    return lemma_tables.in_dictionary(word, "en")


@cache
def _stem() -> Callable[[str], str]:
    import Stemmer  # noqa: PLC0415 - loaded when a question is asked

    stemmer: Any = Stemmer.Stemmer("english")
    return stemmer.stemWord  # type: ignore[no-any-return]


ANALYZER = Analyzer(
    lang="en",
    tokenizer=tokenize,
    char_filters=(
        normalize_characters,
        lowercase,
        normalize_punctuation,
        strip_apostrophes,
    ),
    characters=spellings_in(LATIN, in_dictionary),
    term_filters=(stem,),
    in_dictionary=in_dictionary,
    is_listed=in_dictionary,
)
