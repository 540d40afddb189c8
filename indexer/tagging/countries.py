"""Which countries does a text name?

CLDR's names and our additions, in every case form, by way of the analyzers. A name
must be capitalised. Where a name is also a common word (`Того`, `Малі`, `Anh`), the
first word of a sentence proves nothing and is passed over.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from analyzers import get_analyzer
from corpus import country_names
from indexer.tagging.matcher import Matcher, Pattern, starts_sentence, words_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from analyzers import Token
    from indexer.tagging.matcher import Match

DECLINING = frozenset({"uk", "pl"})
"""Languages whose names have cases."""

# CLDR explains some names in brackets or behind a comma: `Мʼянма (Бірма)`.
_EXPLANATION = re.compile(r"\s*\(.*\)|,.*")
_ARTICLE = re.compile(r"^(?:Các|Đảo|Quần đảo)\s+(?=\S+\s+\S)")


def find_countries(lang: str, text: str) -> Iterator[tuple[str, Match]]:
    """Give each mention of a country: its ISO 3166-1 code and where it stands."""
    words = words_of(get_analyzer(lang), text)
    for match in _matcher(lang).find(text, words):
        if not _doubtful(lang, text, words, match):
            yield match.pattern.value, match


def _doubtful(lang: str, text: str, words: Sequence[Token], match: Match) -> bool:
    """Tell whether a one-word name may be something else where it stands."""
    if match.first != match.last:
        return False
    word = words[match.first]
    first = starts_sentence(text, words, match.first)
    if lang == "vi":
        return first or _in_personal_name(text, words, match.first)
    known = match.pattern.places[0]
    return first and not known.issuperset(word.lemmas)


def _in_personal_name(text: str, words: Sequence[Token], at: int) -> bool:
    """Tell whether the syllable before belongs to a name: `Nguyễn Đức`, `Hoàng Anh`."""
    before = words[at - 1]
    syllable = text[before.start : before.end]
    return (
        text[before.end : words[at].start] == " "
        and syllable[:1].isupper()
        and not syllable.isupper()
        and not starts_sentence(text, words, at - 1)
    )


@cache
def _matcher(lang: str) -> Matcher:
    return Matcher(
        pattern
        for code, name in country_names(lang)
        for pattern in _patterns(lang, code, name)
    )


def _patterns(lang: str, code: str, name: str) -> Iterator[Pattern]:
    name = _ARTICLE.sub("", _EXPLANATION.sub("", name))
    words = words_of(get_analyzer(lang), name)
    if not words:
        return
    several = len(words) > 1
    yield Pattern(
        code,
        tuple(_place(lang, word, several=several) for word in words),
        tuple(
            name[word.start].isupper() and (i > 0 or not several)
            for i, word in enumerate(words)
        ),
    )


def _place(lang: str, word: Token, *, several: bool) -> frozenset[str]:
    """Choose the terms a word of a name may have.

    A single name that the dictionary knows stands for itself alone, declined where it
    is its own dictionary form: `Малі` is not every form of `малий`. French names
    have one form only.
    """
    dictionary = get_analyzer(lang).term_filters[:1]
    known = any(term_filter(word.exact) for term_filter in dictionary)
    if not several and (known or lang not in DECLINING):
        return frozenset({word.exact})
    return frozenset({word.exact, *word.lemmas})
