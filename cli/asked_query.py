"""Which query do the options of `hoptac search` ask for, and what do they look like?"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from search.query.facets import SEVERAL, FacetField, filter_field
from search.query.parser import Question
from search.query.request import Query, Sort

if TYPE_CHECKING:
    from collections.abc import Mapping

    from search.searcher.known_values import KnownValues, UnknownValue

EXCLUDED = "not-"
"""Beginning of the options that exclude values, before the name of the facet."""


def with_facets(
    query: Query, facets: Mapping[str, tuple[str, ...]], match_all: tuple[str, ...]
) -> Query:
    """Return a query with the values of options.

    Args:
        query: without filters.
        facets: values by the name of the option, where `not_` excludes.
        match_all: names of facets of which every value is required.
    """
    excluded = EXCLUDED.replace("-", "_")
    return replace(
        query,
        filters={
            FacetField(name): _values(name, values)
            for name, values in facets.items()
            if not name.startswith(excluded)
        },
        excluded={
            FacetField(field): _values(field, values)
            for name, values in facets.items()
            if name.startswith(excluded) and (field := name.removeprefix(excluded))
        },
        match_all=frozenset(map(FacetField, match_all)),
    )


def _values(field: str, texts: tuple[str, ...]) -> frozenset[str]:
    return frozenset(map(filter_field(field).canonical, texts))


def unknown_option(query: Query, known: KnownValues, index: str) -> str:
    """Return a sentence on the first option whose value nothing is called by, or ""."""
    unknown = known.unknown(replace(query, question=Question()))
    if not unknown:
        return ""
    one = unknown[0]
    names = " or ".join(f"{name} ({values[0]})" for name, values in one.near)
    near = f"did you mean {names}? " if names else ""
    return (
        f"{_option_of(query, one)}: there is no {one.text!r}; {near}"
        f"`hoptac values {one.field} --index {index}` lists all"
    )


def _option_of(query: Query, one: UnknownValue) -> str:
    selected = one.text in query.selected(one.field)
    return f"--{'' if selected else EXCLUDED}{one.field}"


def options_of(query: Query) -> list[str]:
    """Return the options of the command that narrow or order a query's answer."""
    given = [
        (prefix + field.value, value)
        for prefix, facets in (("", query.filters), (EXCLUDED, query.excluded))
        for field, values in facets.items()
        for value in sorted(values)
    ]
    given += [("all", field.value) for field in SEVERAL if field in query.match_all]
    given += [
        (name, day.isoformat())
        for name, day in (("from", query.since), ("to", query.until))
        if day
    ]
    if query.sort is not Sort.RELEVANCE:
        given.append(("sort", query.sort.value))
    options = [part for name, value in given for part in (f"--{name}", value)]
    options += [] if query.expand else ["--no-equivalents"]
    return options + (["--stories"] if query.grouped else [])
