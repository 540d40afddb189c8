"""How do filters, terms of the thesaurus and texts of articles become one list?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyzers.question import question_words
from search.suggestion.whole_phrases import NEARLY_ALWAYS, SYLLABLES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from search.suggestion.suggestion import Suggestion

TERM = 3
"""How many times a phrase counts that is a term of the thesaurus. `bán dẫn`
(semiconductor) is likelier to be asked for than `ban đầu` (at first)."""
_ENGLISH = "en"


def filters_first(
    filters: tuple[Suggestion, ...], texts: list[Suggestion], *, several: bool
) -> tuple[Suggestion, ...]:
    """Return filters, then texts.

    Of several words typed the best text of articles comes first, unless a filter is
    called so.
    """
    if not (several and texts) or texts[0].lang == _ENGLISH:
        return (*filters, *texts)
    named = [one for one in filters if one.text.casefold() == texts[0].text.casefold()]
    others = [one for one in filters if one not in named]
    return (*named, texts[0], *others, *texts[1:])


def merged(
    texts: Iterable[Suggestion],
    terms: Iterable[Suggestion],
    filters: Iterable[Suggestion],
) -> Iterator[Suggestion]:
    """Yield texts in their order, and terms among them by their counts.

    Terms take the place of a phrase that has the same words in other forms, or that is
    only part of them. They are left out where any other text, or what filters, is
    called so.
    """
    waiting = sorted(terms, key=lambda one: (-one.count, one.text))
    ranked = _terms_first(texts, waiting)
    names = {one.text.casefold() for one in (*filters, *ranked)}
    for text in ranked:
        better = _better(text, waiting)
        waiting = [term for term in waiting if term not in better]
        while waiting and waiting[0].count > text.count:
            if (term := waiting.pop(0)).text.casefold() not in names:
                yield term
        yield from better or (text,)
    yield from (term for term in waiting if term.text.casefold() not in names)


def _terms_first(
    texts: Iterable[Suggestion], terms: Iterable[Suggestion]
) -> list[Suggestion]:
    """Return texts in which phrases that are terms count more than others do."""
    known = {(term.lang, _lemmas(term)) for term in terms}
    ranked = [*texts]
    phrases = [one for one in ranked if one.kind == "phrase"]
    phrases.sort(
        key=lambda one: -one.count * (TERM if (one.lang, _lemmas(one)) in known else 1)
    )
    ordered = iter(phrases)
    return [next(ordered) if one.kind == "phrase" else one for one in ranked]


def _better(text: Suggestion, terms: list[Suggestion]) -> list[Suggestion]:
    """Return the terms that are to be offered instead of a text."""
    if text.kind not in {"phrase", "name"}:
        return []
    small = text.text.casefold()
    own = [term for term in terms if term.lang == text.lang]
    if any(term.text.casefold() == small for term in own):
        return []
    same = [term for term in own if _lemmas(term) == _lemmas(text)][:1]
    if same or text.lang != SYLLABLES:
        return same
    longer = [term for term in own if term.text.casefold().startswith(f"{small} ")]
    enough = sum(term.count for term in longer) >= NEARLY_ALWAYS * text.count
    return longer if enough else []


def _lemmas(one: Suggestion) -> tuple[str, ...]:
    """Return the words of a text, whatever their forms."""
    return tuple(word.lemmas[0] for word in question_words(one.lang, one.text))
