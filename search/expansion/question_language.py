"""In which languages may a question be?

No language is chosen, as short questions often are of several: each that knows most of
the words counts.
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
    """Return the languages that know the most words of a question.

    Returns:
        ISO 639-1 codes; none where no language knows any word.
    """
    counts = {lang: _count_words(text, lang, engine) for lang in LANGUAGES}
    most = max(counts.values())
    return frozenset(lang for lang, count in counts.items() if count == most and most)


def _count_words(text: str, lang: str, engine: Engine) -> float:
    """Count the words that a language's dictionary or articles have."""
    count = 0.0
    for word in question_words(lang, text):
        if in_dictionary(lang, word.exact) or any(
            engine.frequency(Channel.TEXT, lang, term) for term in word.lemmas
        ):
            count += 1
        elif any(engine.frequency(Channel.FOLDED, lang, f) for f in word.folded):
            count += RANKING.folded_word_of_language
    return count
