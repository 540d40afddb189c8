"""How is English read in a question?

No article is English, so nothing is indexed by this chain: it only recognises English
terms of the thesaurus, in singular and plural, by Snowball's stems.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from analyzers import lemma_tables
from analyzers.analyzer import Analyzer
from analyzers.filters import bare, lower, straight, visible
from analyzers.tokenizer import words

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


def knows(word: str) -> bool:
    """Tell whether simplemma's dictionary has a form."""
    return lemma_tables.is_listed(word, "en")


ANALYZER = Analyzer(
    lang="en",
    tokenizer=words,
    char_filters=(visible, lower, straight, bare),
    term_filters=(stem,),
    knows=knows,
)
