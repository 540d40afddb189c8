"""How is English read in a question?

No article is English, so nothing is indexed by this chain: it only recognises English
terms of the thesaurus, in singular and plural, by Snowball's stems.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from analyzers import lemma_tables
from analyzers.analyzer import Analyzer
from analyzers.filters import (
    lowercase,
    normalize_characters,
    normalize_punctuation,
    strip_apostrophes,
)
from analyzers.tokenizer import tokenize

if TYPE_CHECKING:
    from collections.abc import Callable


def stem(word: str) -> tuple[str, ...]:
    """Give a word's stem."""
    return (_stemmer()(word),)


@cache
def _stemmer() -> Callable[[str], str]:
    import Stemmer  # noqa: PLC0415 - loaded when a question is asked

    stemmer: Any = Stemmer.Stemmer("english")
    return stemmer.stemWord  # type: ignore[no-any-return]


def in_dictionary(word: str) -> bool:
    """Tell whether simplemma's dictionary has a form."""
    return lemma_tables.in_dictionary(word, "en")


ANALYZER = Analyzer(
    lang="en",
    tokenizer=tokenize,
    char_filters=(
        normalize_characters,
        lowercase,
        normalize_punctuation,
        strip_apostrophes,
    ),
    term_filters=(stem,),
    in_dictionary=in_dictionary,
)
