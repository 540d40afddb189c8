"""How does a terminal tell the way in which an article has a question's words?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from search.presentation.word_spans import Way

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from search.presentation.found_words import FoundWord, Occurrences

_WAYS = {
    Way.EXACT: "exactly as typed",
    Way.FORM: "in another form",
    Way.PREFIX: "as a word that begins so",
    Way.SIMILAR: "in a similar spelling",
    Way.FOLDED: "regardless of diacritics",
    Way.NAME: "as the same name",
    Way.APART: "apart from each other",
    Way.EQUIVALENT: "by an equivalent",
    Way.COUNTRY: "as a country that the article is about",
}


def lines_of(found: Iterable[FoundWord]) -> Iterator[str]:
    """Yield a line for each word, with all ways in which it was found."""
    for word in found:
        yield f"{word.word}: {'; '.join(map(_phrase, word.occurrences))}"


def _phrase(found: Occurrences) -> str:
    forms = ", ".join(found.forms)
    if found.way in {Way.APART, Way.COUNTRY}:
        return f"{forms} {_WAYS[found.way]}"
    return f"{forms} {_WAYS[found.way]}, {found.count}×"
