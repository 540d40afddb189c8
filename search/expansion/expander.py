"""What else do a question's words stand for, in its own language and in others?

Terms of the thesaurus stand for the other terms of their concepts. A word that is in no
such term stands for itself. The question's language is only weighed, never asked for:
words that several languages share get the terms of all.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from search.expansion.query_segment import QuerySegment
from search.expansion.question_language import languages_of
from search.expansion.segmentation import cut, cut_term
from search.expansion.thesaurus_expansions import expand_match

if TYPE_CHECKING:
    from search.expansion.segmentation import Cut
    from search.expansion.thesaurus import Thesaurus
    from search.port.engine import Engine


@dataclass(frozen=True, slots=True)
class QueryExpander:
    """Expands questions to one index.

    Attributes:
        thesaurus: of the index.
    """

    thesaurus: Thesaurus

    def expand(self, text: str, engine: Engine) -> tuple[QuerySegment, ...]:
        """Cut a run of plain words into segments with their expansions, in order."""
        langs = languages_of(text, engine)
        return tuple(
            self._term(text, each, each.match.lang, engine)
            if each.match
            else self._segment(text, each)
            for each in cut(text, langs, self.thesaurus, engine)
        )

    def _term(self, text: str, term: Cut, lang: str, engine: Engine) -> QuerySegment:
        typed = text[term.start : term.end]
        parts = tuple(
            self._segment(
                text,
                each._replace(start=each.start + term.start, end=each.end + term.start),
            )
            for each in cut_term(typed, lang, self.thesaurus, engine)
        )
        return self._segment(text, term, parts)

    def _segment(
        self, text: str, where: Cut, parts: tuple[QuerySegment, ...] = ()
    ) -> QuerySegment:
        typed = text[where.start : where.end]
        match = where.match
        return QuerySegment(
            text=typed,
            start=where.start,
            end=where.end,
            expansions=tuple(expand_match(self.thesaurus, match, typed))
            if match
            else (),
            countries=self.thesaurus.countries(match) if match else (),
            parts=parts,
        )
