"""Which languages may a question be in?

Its language is only weighed: those that know most of its words all count.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyzers import LANGUAGES
from analyzers.question import in_dictionary, question_words
from search.port.document import Channel
from search.ranking.weights import RANKING

if TYPE_CHECKING:
    from search.port.engine import Engine


def languages_of(text: str, engine: Engine) -> frozenset[str]:
    """Give the languages that know most of a question's words; none where none does."""
    told = {lang: _known_words(text, lang, engine) for lang in LANGUAGES}
    most = max(told.values())
    return frozenset(lang for lang, count in told.items() if count == most and most)


def _known_words(text: str, lang: str, engine: Engine) -> float:
    """Count the words that a language's articles or dictionary hold."""
    count = 0.0
    for word in question_words(lang, text):
        if in_dictionary(lang, word.exact) or any(
            engine.frequency(Channel.TEXT, lang, term) for term in word.lemmas
        ):
            count += 1
        elif any(engine.frequency(Channel.FOLDED, lang, f) for f in word.folded):
            count += RANKING.folded_word_of_language
    return count
