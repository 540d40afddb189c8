"""How is a `Query` written as the arguments of a URL?"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING
from urllib.parse import quote, unquote, urlencode

from search.query.facets import SEVERAL, FacetField
from search.query.request import Query, Sort

if TYPE_CHECKING:
    from collections.abc import Iterable

    Args = list[tuple[str, str]]

EXCLUDED = "not-"
"""Beginning of the arguments that exclude values, before the name of the facet."""
MATCH_ALL = "all"
"""Argument that names facets of which every selected value is required."""
DEFAULT_SIZE = Query().size
"""Hits on a page where neither a request nor the operator sets another number."""


LONG = 60
"""Characters of an encoded argument from which letters beyond ASCII stand for
themselves: browsers encode them, and an address is a third as long."""
_BEYOND_ASCII = re.compile("(?:%[89A-F][0-9A-F])+")
_PLAIN = frozenset("LMNPS")
"""Categories of characters that can stand for themselves: letters, marks, signs."""


def query_string(
    query: Query,
    *,
    size: int = DEFAULT_SIZE,
    grouped: bool = False,
    preferred: tuple[str, ...] = (),
) -> str:
    """Return a query as the part of a URL from the question mark on, or "".

    The arguments are those of `query_args`.
    """
    return encode_args(
        query_args(query, size=size, grouped=grouped, preferred=preferred)
    )


def encode_args(args: Args) -> str:
    """Return arguments as the part of a URL from the question mark on, or ""."""
    return f"?{urlencode(args)}" if args else ""


def link_args(args: Args) -> str:
    """Return arguments as the end of a link on a page, or ""; see `encode_pairs`."""
    return f"?{encode_pairs(args)}" if args else ""


def encode_pairs(args: Iterable[tuple[str, str]]) -> str:
    """Return arguments encoded and joined; long ones as in an IRI (RFC 3987)."""
    return "&".join(map(_encode_pair, args))


def _encode_pair(pair: tuple[str, str]) -> str:
    encoded = urlencode((pair,))
    if len(encoded) <= LONG:
        return encoded
    return _BEYOND_ASCII.sub(_readable, encoded)


def _readable(run: re.Match[str]) -> str:
    return "".join(
        char if unicodedata.category(char)[0] in _PLAIN else quote(char)
        for char in unquote(run[0])
    )


def query_args(
    query: Query,
    *,
    size: int = DEFAULT_SIZE,
    grouped: bool = False,
    preferred: tuple[str, ...] = (),
) -> Args:
    """Return a query as URL arguments; defaults are left out.

    Args:
        query: the search request.
        size: hits on a page where the arguments name no number.
        grouped: whether each story is listed once where the arguments do not say.
        preferred: languages preferred where the arguments name none.
    """
    args = [("q", query.question.text)] if query.question.text else []
    args += _filter_args(query)
    if query.sort is not Sort.RELEVANCE:
        args.append(("sort", query.sort.value))
    if query.syllables_apart:
        args.append(("apart", "1"))
    args += _expansion_args(query)
    if query.grouped is not grouped:
        args.append(("group", "story" if query.grouped else "article"))
    if query.preferred != preferred:
        args += [("prefer", lang) for lang in query.preferred]
    if query.page > 1:
        args.append(("page", str(query.page)))
    if query.size != size:
        args.append(("size", str(query.size)))
    return args


def _filter_args(query: Query) -> Args:
    args = [
        (field.value, value)
        for field in FacetField
        for value in sorted(query.selected(field))
    ]
    args += [
        (EXCLUDED + field.value, value)
        for field in FacetField
        for value in sorted(query.shut_out(field))
    ]
    args += [(MATCH_ALL, field.value) for field in SEVERAL if _requires(query, field)]
    if query.since:
        args.append(("from", query.since.isoformat()))
    if query.until:
        args.append(("to", query.until.isoformat()))
    return args


def _requires(query: Query, field: FacetField) -> bool:
    return field in query.match_all and bool(query.selected(field))


def _expansion_args(query: Query) -> Args:
    args = [] if query.expand else [("equivalents", "0")]
    return args + [("without", text) for text in sorted(query.excluded_expansions)]
