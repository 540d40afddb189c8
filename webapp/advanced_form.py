"""What does the advanced form ask, and what does it show?

It is sent by GET. The server writes what its fields ask in the query language, and
redirects to the search for it, so that the box shows what was asked.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, NamedTuple

from flask import redirect, render_template, request, url_for

from search.errors import QueryError
from search.query.ast import And, FieldValue, Not
from search.query.facets import SEVERAL, FacetField
from webapp.advanced_words import AdvancedWords, composed, fields_of
from webapp.alphabet import alphabetic_key
from webapp.links import facet_title, value_label
from webapp.params import query_from_args, readable_query
from webapp.query_string import EXCLUDED, MATCH_ALL, encode_args
from webapp.request_context import current_locale, current_reader, current_settings

if TYPE_CHECKING:
    from werkzeug.datastructures import MultiDict
    from werkzeug.wrappers import Response

    from search.query.ast import Node
    from search.query.request import Query

SENT = "compose"
"""Argument that tells the form that was sent from a link to it."""
WORDS = tuple(field.name for field in fields(AdvancedWords))
"""Arguments of the words."""
FACETS = tuple(field for field in FacetField if field is not FacetField.YEAR)
"""Facets that the form has fields for; dates have fields of their own."""
OTHERS = ("year", "not-year", "sort", "group", "prefer", "equivalents")
"""Arguments of a search that the form keeps and does not show."""


class Option(NamedTuple):
    """A value that can be chosen, and whether it is."""

    value: str
    label: str
    articles: int
    selected: bool
    excluded: bool


@dataclass(frozen=True, slots=True)
class FacetFields:
    """The fields of a facet.

    Attributes:
        name, title: of the facet.
        options: its values by name.
        several: whether every value can be required.
        every: whether it is.
    """

    name: str
    title: str
    options: tuple[Option, ...]
    several: bool
    every: bool


@dataclass(frozen=True, slots=True)
class AdvancedForm:
    """The form as it is shown.

    Attributes:
        words: of the question.
        query: the search that the form was opened from.
        hidden: arguments of that search which the form does not show.
    """

    words: AdvancedWords
    query: Query
    hidden: tuple[tuple[str, str], ...]

    @property
    def facets(self) -> tuple[FacetFields, ...]:
        """The facets with values of which some can be chosen."""
        return tuple(
            FacetFields(
                field.value,
                facet_title(field),
                _options(field, self.query),
                field in SEVERAL,
                field in self.query.match_all,
            )
            for field in FACETS
        )


def show_form() -> str | Response:
    """Show the form, or redirect to the search that it asks for."""
    if SENT in request.args:
        return redirect(url_for("pages.search") + encode_args(asked(request.args)), 303)
    query, _ = current_reader().known_values.resolve(_opened(request.args))
    words, query = _in_fields(query)
    hidden = [(name, v) for name in OTHERS for v in request.args.getlist(name) if v]
    view = AdvancedForm(words, query, tuple(hidden))
    return render_template("advanced.html", view=view)


def asked(args: MultiDict[str, str]) -> list[tuple[str, str]]:
    """Return the arguments of the search that the form asks for."""
    words = AdvancedWords(**{name: args.get(name, "") for name in WORDS})
    text = composed(words)
    names = [prefix + field for prefix in ("", EXCLUDED) for field in FACETS]
    kept = [*names, MATCH_ALL, "from", "to", *OTHERS]
    given = [
        (name, value.strip())
        for name in kept
        for value in dict.fromkeys(args.getlist(name))
        if value.strip()
    ]
    chosen = {name for name, _ in given}
    given = [(n, v) for n, v in given if n != MATCH_ALL or v in chosen]
    return [("q", text), *given] if text else given


def _opened(args: MultiDict[str, str]) -> Query:
    """Return the search that the form is opened from, as far as it can be read."""
    size = current_settings().page_size
    try:
        return query_from_args(args, size=size)
    except QueryError:
        return readable_query(args, size=size)


def _in_fields(query: Query) -> tuple[AdvancedWords, Query]:
    """Return the words of a search, and the search with its question's values selected.

    What no field can express stays as it was typed.
    """
    node, filtered = query.question.node, query
    left: list[Node] = []
    for part in node.parts if isinstance(node, And) else (node,) if node else ():
        if (more := _filtered(filtered, part)) is None:
            left.append(part)
        else:
            filtered = more
    words = fields_of(left) if node else None
    if words is None:
        return AdvancedWords(rest=query.question.text), query
    return words, filtered


def _filtered(query: Query, part: Node) -> Query | None:
    """Return a query with a value of its question as a filter; None if that fails."""
    if isinstance(part, FieldValue):
        field = FacetField(part.field)
        return None if query.selected(field) else query.toggled(field, part.value)
    if isinstance(part, Not) and isinstance(part.part, FieldValue):
        value = part.part
        field = FacetField(value.field)
        taken = value.value in query.selected(field) | query.shut_out(field)
        return None if taken else query.excluding(field, value.value)
    return None


def _options(field: FacetField, query: Query) -> tuple[Option, ...]:
    """Return a facet's values by name, those that are chosen among them."""
    counted = current_reader().known_values.counted[field]
    chosen, shut_out = query.selected(field), query.shut_out(field)
    values = dict.fromkeys((*counted, *sorted(chosen | shut_out)))
    options = [
        Option(
            value,
            value_label(field, value),
            counted[value].count if value in counted else 0,
            value in chosen,
            value in shut_out,
        )
        for value in values
    ]
    locale = current_locale()
    return tuple(sorted(options, key=lambda each: alphabetic_key(each.label, locale)))
