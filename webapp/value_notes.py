"""How are the notes of an answer shown, and what do they lead to?"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from markupsafe import Markup, escape

from search.errors import QueryError
from search.query.parser import parse
from search.searcher.typed_values import typed_values
from search.searcher.value_notes import concerns_values
from webapp.links import overview_url, search_url
from webapp.messages import marked_up
from webapp.request_context import current_locale

if TYPE_CHECKING:
    from search.presentation.result import Result
    from search.query.facets import FacetField
    from search.query.parser import Question
    from search.query.request import Query
    from search.searcher.value_labels import ValueLabels

_QUOTES = ('""', "“”", "«»", "„“", "„”")
_PLAIN = re.compile(r"[\w-]+")
"""A value that needs no quotation marks."""


class ShownNote(NamedTuple):
    """A note, and whether a link to the list of values follows it."""

    text: Markup
    lists_values: bool


def shown_notes(result: Result, *, overview: bool = False) -> tuple[ShownNote, ...]:
    """Return the notes of an answer in the interface's language.

    What an unknown value may have been meant for is a link that replaces it.

    Args:
        result: the answer.
        overview: whether the links lead to its overview, not to its list.
    """
    address = overview_url if overview else search_url

    def link(labels: ValueLabels, value: str) -> Markup:
        name = labels.label(value, current_locale())
        query = labels.typed and replaced(
            result.query, labels.field, labels.typed, value
        )
        if not query:
            return escape(name)
        return Markup('<a href="%s" rel="nofollow">%s</a>') % (address(query), name)

    return tuple(
        ShownNote(marked_up(note, link), concerns_values(note)) for note in result.notes
    )


def replaced(query: Query, field: FacetField, typed: str, value: str) -> Query | None:
    """Return a query with a value for one as typed; None where that fails."""
    question = _replaced_in(query.question, field, typed, value)
    chosen, shut_out = (
        frozenset(value if each == typed else each for each in values)
        for values in (query.selected(field), query.shut_out(field))
    )
    mended = replace(
        query,
        question=question,
        filters={**query.filters, field: chosen},
        excluded={**query.excluded, field: shut_out},
        page=1,
    )
    left = any(
        (each.field, each.text) == (field, typed) for each in typed_values(mended)
    )
    return None if left else mended


def _replaced_in(
    question: Question, field: FacetField, typed: str, value: str
) -> Question:
    """Return a question that is typed with a value in place of another."""
    text = re.escape(typed)
    quoted = (re.escape(pair[0]) + text + re.escape(pair[1]) for pair in _QUOTES)
    written = "|".join((*quoted, rf"{text}(?![^\s()])"))
    new = value if _PLAIN.fullmatch(value) else f'"{value}"'
    mended = re.sub(
        rf"(?<!\w){field.value}:(?:{written})",
        lambda _: f"{field.value}:{new}",
        question.text,
        flags=re.IGNORECASE,
    )
    try:
        return parse(mended) if mended != question.text else question
    except QueryError:
        return question
