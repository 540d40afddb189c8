"""How does an article have each word of a question, in words that a reader understands?

A reader asks that word by word, so a word that was matched in several ways, in several
channels of the index, is told of once, the best way first.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from search.port.document import partners
from search.port.plan import AnyOf, FacetTerm
from search.presentation.query_terms import leaves
from search.presentation.word_spans import FieldText, Way, find_spans

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from corpus import Article
    from search.port.matches import TaggedArticle
    from search.port.plan import Plan

MAX_FORMS = 5
"""Most forms that are named of one way."""


@dataclass(frozen=True, slots=True)
class Occurrences:
    """The parts of an article that are a word in one way.

    Attributes:
        way: how they are the word.
        forms: the first few as they are written, the commonest first; a country's code
            if the article is about it.
        count: how many parts there are.
    """

    way: Way
    forms: tuple[str, ...]
    count: int


@dataclass(frozen=True, slots=True)
class FoundWord:
    """A word of a question, or several that belong together, with its occurrences.

    Attributes:
        word: as it was typed.
        occurrences: of each way in which the article has it, the best first.
    """

    word: str
    occurrences: tuple[Occurrences, ...]


def find_words(
    tagged: TaggedArticle, plans: Iterable[tuple[str, Plan]]
) -> tuple[FoundWord, ...]:
    """Return how an article has the words of a question, in the question's order.

    Args:
        tagged: the article.
        plans: each word as it was typed, with what it alone is looked for by in
            articles of this language, resolved by the engine.

    Returns:
        Those words that it has, each once.
    """
    texts = _texts(tagged.article)
    found = []
    for word, plan in _distinct(plans):
        occurrences = (*_in_texts(word, plan, texts), *_countries(plan, tagged))
        if occurrences:
            found.append(FoundWord(word, occurrences))
    return tuple(found)


def _distinct(plans: Iterable[tuple[str, Plan]]) -> Iterator[tuple[str, Plan]]:
    """Yield each word once, with all that it is looked for by."""
    typed: dict[str, tuple[str, list[Plan]]] = {}
    for word, plan in plans:
        typed.setdefault(word.casefold(), (word, []))[1].append(plan)
    for word, of_word in typed.values():
        yield word, AnyOf(tuple(of_word)) if len(of_word) > 1 else of_word[0]


def _texts(article: Article) -> tuple[FieldText, ...]:
    """Return the title and the body; a title that was derived is no text of its own."""
    body = FieldText(article.body, article.lang)
    if not article.headline:
        return (body,)
    return (FieldText(article.title, article.lang, is_title=True), body)


def _in_texts(
    word: str, plan: Plan, texts: tuple[FieldText, ...]
) -> Iterator[Occurrences]:
    forms: dict[Way, Counter[str]] = {}
    spelled: dict[str, str] = {}
    for text, spans in zip(texts, find_spans(word, plan, texts), strict=True):
        for span in spans:
            form = text.text[span.start : span.end]
            spelled.setdefault(form.casefold(), form)
            forms.setdefault(span.way, Counter())[form.casefold()] += 1
    for way in Way:
        if counts := forms.get(way):
            first = tuple(spelled[form] for form, _ in counts.most_common(MAX_FORMS))
            yield Occurrences(way, first, counts.total())


def _countries(plan: Plan, tagged: TaggedArticle) -> Iterator[Occurrences]:
    """Yield the countries that a word names and that the article is about."""
    named = {
        leaf.value
        for leaf in leaves(plan)
        if isinstance(leaf, FacetTerm) and leaf.field == "country"
    }
    about = {tag.value for tag in partners(tagged.countries)}
    if codes := tuple(sorted(named & about)):
        yield Occurrences(Way.COUNTRY, codes[:MAX_FORMS], len(codes))
