"""What is shown of the words that were searched because they mean the same?"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

from webapp.links import search_url

if TYPE_CHECKING:
    from collections.abc import Iterator

    from search.expansion.query_segment import Expansion, QuerySegment
    from search.query.request import Query

SHOWN = 3
"""Equivalents of a unit shown at once in each language; the others fold out."""


class Word(NamedTuple):
    """An equivalent, and the link that takes it out or brings it back.

    Attributes:
        text: as it is shown.
        lang: ISO 639-1 code of its language, "" where that is not known.
        url: the same query without it, or with it again.
    """

    text: str
    lang: str
    url: str


class UnitView(NamedTuple):
    """Words of a question, and what was searched as well."""

    text: str
    shown: tuple[Word, ...]
    folded: tuple[Word, ...]


@dataclass(frozen=True, slots=True)
class EquivalentsView:
    """The words of the same meaning, as the search page shows them.

    Attributes:
        found: the question's units, with all their equivalents.
        query: what was asked.
        learnt: whether the index knows more than the thesaurus.
    """

    found: tuple[QuerySegment, ...]
    query: Query
    learnt: bool

    @property
    def units(self) -> tuple[UnitView, ...]:
        """The units of which something else was searched."""
        views = (self._view(unit) for unit in _telling(self.found))
        return tuple(view for view in views if view.shown)

    @property
    def removed(self) -> tuple[Word, ...]:
        """What was taken out, with links that bring it back."""
        langs = {e.text: e.lang for unit in _telling(self.found) for e in _strong(unit)}
        return tuple(
            Word(text, langs.get(text, ""), self._toggled(text))
            for text in sorted(self.query.excluded_expansions)
        )

    @property
    def switch_url(self) -> str:
        """Link to the same question without equivalents, or with them again."""
        query = self.query
        changed = replace(query, expand=not query.expand, page=1)
        return search_url(changed)

    def _view(self, unit: QuerySegment) -> UnitView:
        seen: Counter[str] = Counter()
        shown: list[Word] = []
        folded: list[Word] = []
        for each in _strong(unit):
            if each.text in self.query.excluded_expansions:
                continue
            seen[each.lang] += 1
            word = Word(each.text, each.lang, self._toggled(each.text))
            (shown if seen[each.lang] <= SHOWN else folded).append(word)
        return UnitView(unit.text, tuple(shown), tuple(folded))

    def _toggled(self, text: str) -> str:
        excluded = self.query.excluded_expansions ^ {text}
        return search_url(replace(self.query, excluded_expansions=excluded, page=1))


def _telling(units: tuple[QuerySegment, ...]) -> Iterator[QuerySegment]:
    """Give the units, and the parts of those that have no equivalents themselves."""
    for unit in units:
        if any(_strong(unit)):
            yield unit
        else:
            yield from unit.parts


def _strong(unit: QuerySegment) -> Iterator[Expansion]:
    """Give the equivalents that find articles, each text once."""
    texts = {unit.text.casefold()}
    for each in unit.expansions:
        if each.strong and each.text.casefold() not in texts:
            texts.add(each.text.casefold())
            yield each
