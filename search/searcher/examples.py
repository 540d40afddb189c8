"""Which questions can a newcomer try, each of which finds something here?

They are drawn from what is indexed: its topics, its headlines, its names. Each was
asked before it is offered.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from search.errors import QueryError
from search.query.facets import FacetField
from search.query.parser import parse
from search.query.request import Query
from search.searcher.example_drafts import filter_drafts, word_drafts
from search.searcher.example_kinds import ExampleKind
from search.searcher.example_material import collect

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from corpus import Topic
    from search.port.engine import Engine
    from search.searcher.plan_cache import PlanCache

MOST_TRIED = 12
"""Questions of one kind that are asked before the kind is left out."""
MOST_WORDS = 3
"""Words of which questions of several words are made."""


@dataclass(frozen=True, slots=True)
class Example:
    """A question that finds something.

    Attributes:
        kind: what it shows.
        text: as it is typed.
        lang: ISO 639-1 code of the language of its words; "" where it has none.
        articles: how many it finds, at least one.
    """

    kind: ExampleKind
    text: str
    lang: str
    articles: int


def find_examples(
    engine: Engine, planner: PlanCache, topics: Sequence[Topic], locale: str
) -> tuple[Example, ...]:
    """Return an example of each kind, as far as the collection has one.

    Args:
        engine: the articles.
        planner: plans questions for them.
        topics: the vocabulary of the index.
        locale: language of the person who is shown them: words are in it if they find
            something, else in a language of many articles.

    Returns:
        At most one of each kind, in the order of the kinds; the same for the same
        articles. None where nothing is indexed.
    """
    facets = engine.rank(Query(size=1), None, tuple(FacetField)).facets
    values = {f.field: [v.value for v in f.values if v.count] for f in facets}
    indexed = values[FacetField.LANG]
    ask = _Asker(engine, planner, tuple(indexed))
    found: dict[ExampleKind, Example] = {}
    for lang in dict.fromkeys((locale, *indexed)) if indexed else ():
        material = collect(engine, topics, lang)
        known = (word for word in material.words if ask.finds(word, lang))
        words = [*islice(known, MOST_WORDS)] or material.headline_words
        drafts = [*word_drafts(material, words)]
        for kind, texts in drafts:
            if kind not in found:
                found |= ask.first(kind, texts, lang)
        if all(kind in found for kind, _ in drafts):
            break
    for kind, texts in filter_drafts(values, locale):
        found |= ask.first(kind, texts)
    return tuple(found[kind] for kind in ExampleKind if kind in found)


@dataclass(frozen=True, slots=True)
class _Asker:
    """Asks questions to see whether they find something.

    Attributes:
        engine, planner: the articles, and what plans questions for them.
        indexed: the languages of the articles.
    """

    engine: Engine
    planner: PlanCache
    indexed: tuple[str, ...]

    def first(
        self, kind: ExampleKind, texts: Iterable[str], lang: str = ""
    ) -> dict[ExampleKind, Example]:
        """Return the first of some questions that finds what it should, if any does."""
        other = kind is ExampleKind.NAME and len(self.indexed) > 1
        for text in islice(texts, MOST_TRIED):
            if count := self.finds(text, lang, other=other):
                return {kind: Example(kind, text, lang, count)}
        return {}

    def finds(self, text: str, lang: str, *, other: bool = False) -> int:
        """Return how many articles have all of a question.

        Args:
            text: the question.
            lang: if articles are in this language, one of them must be found; else 0.
            other: whether one of another language must be found, too.
        """
        try:
            query = Query(question=parse(text), size=1)
            planned = self.planner.relax(query)
            if query.question.notes or planned.relaxed or planned.plans is None:
                return 0
            found = self.engine.rank(query, planned.plans, (FacetField.LANG,))
        except QueryError:
            return 0
        langs = {v.value for facet in found.facets for v in facet.values if v.count}
        lacks_own = lang in self.indexed and lang not in langs
        lacks_other = other and not langs - {lang}
        return 0 if lacks_own or lacks_other else found.total
