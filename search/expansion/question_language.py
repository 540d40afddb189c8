"""In which languages may a question be?

No language is chosen, as short questions often are of several: each that knows most of
the words counts, English among them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyzers import LANGUAGES
from analyzers.filters import has_diacritics
from analyzers.question import QUESTION_LANGUAGES, in_dictionary, question_words
from search.port.document import Channel
from search.ranking.weights import RANKING

if TYPE_CHECKING:
    from analyzers import Token
    from search.port.engine import Engine


def languages_of(text: str, engine: Engine) -> frozenset[str]:
    """Return the languages that know the most words of a question.

    Returns:
        ISO 639-1 codes, of `QUESTION_LANGUAGES`; none where no language knows any word.
    """
    counts = {
        lang: sum(knowledge(lang, word, engine) for word in question_words(lang, text))
        for lang in QUESTION_LANGUAGES
    }
    counts["vi"] += _plain_pairs(text, engine)
    most = max(counts.values())
    return frozenset(lang for lang, count in counts.items() if count == most and most)


def _plain_pairs(text: str, engine: Engine) -> float:
    """Return what neighbours that articles have make up for missing diacritics.

    `hop tac` may be words of other languages, but side by side they are Vietnamese.
    """
    words = question_words("vi", text)
    plain = [not has_diacritics(word.exact) for word in words]
    paired = {
        number
        for first in range(len(words) - 1)
        if plain[first]
        and plain[first + 1]
        and engine.frequency(
            Channel.FOLDED,
            "vi",
            f"{words[first].folded[0]}_{words[first + 1].folded[0]}",
        )
        for number in (first, first + 1)
    }
    unknown = sum(knowledge("vi", words[number], engine) < 1 for number in paired)
    return unknown * (1 - RANKING.folded_word_of_language)


def knowledge(lang: str, word: Token, engine: Engine) -> float:
    """Return how well a language knows a word, by its dictionary and its articles.

    Args:
        lang: ISO 639-1 code of one of `QUESTION_LANGUAGES`.
        word: as the language's analyzer reads it.
        engine: the articles.

    Returns:
        1 for a word as typed, less for one that is known without its diacritics only,
        0 for one that is not known.
    """
    if in_dictionary(lang, word.exact):
        return 1
    if lang not in LANGUAGES:
        return 0
    if any(engine.frequencies([(Channel.TEXT, lang, term) for term in word.lemmas])):
        return 1
    if any(engine.frequencies([(Channel.FOLDED, lang, term) for term in word.folded])):
        return RANKING.folded_word_of_language
    return 0
