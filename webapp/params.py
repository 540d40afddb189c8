"""How does a URL say what a `Query` says, and the other way round?"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from corpus import LANGUAGES
from search.errors import QueryError
from search.message import Message, message
from search.query.parser import parse
from search.query.request import MAX_RESULT_WINDOW, MAX_SIZE, FacetField, Query, Sort
from webapp.settings import small_number

if TYPE_CHECKING:
    from werkzeug.datastructures import MultiDict

DEFAULT_SIZE = Query().size
"""Hits a page where neither a request nor the operator says otherwise."""
MAX_VALUES = 50
"""Most values selected in a facet, and most equivalents taken out."""


def query_from_args(
    args: MultiDict[str, str],
    *,
    size: int,
    grouped: bool = False,
    preferred: tuple[str, ...] = (),
) -> Query:
    """Read a URL's arguments.

    Args:
        args: the arguments; unknown ones are ignored.
        size: hits a page where the arguments name none.
        grouped: whether a story is given once where the arguments do not say.
        preferred: languages preferred where the arguments name none.

    Raises:
        QueryError: an argument has no meaning.
    """
    page = _number(args, "page", 1, MAX_RESULT_WINDOW)
    size = _number(args, "size", size, MAX_SIZE)
    if page * size > MAX_RESULT_WINDOW:
        reason = message(
            "Only the first %(most)s hits can be paged to; narrow the search.",
            most=MAX_RESULT_WINDOW,
        )
        raise QueryError(reason)
    return Query(
        question=parse(args.get("q", "")),
        filters={
            field: values for field in FacetField if (values := _values(args, field))
        },
        since=_day(args, "from"),
        until=_day(args, "to"),
        sort=_sort(args.get("sort", "")),
        syllables_apart=args.get("apart", "").strip() == "1",
        expand=args.get("equivalents", "").strip() != "0",
        excluded_expansions=_texts(args, "without"),
        grouped=_grouped(args.get("group", "").strip(), default=grouped),
        preferred=_languages(args) or preferred,
        page=page,
        size=size,
    )


def asked_from_args(args: MultiDict[str, str]) -> Query:
    """Read of a URL's arguments only what is looked for: words, and their equivalents.

    Raises:
        QueryError: an argument has no meaning.
    """
    return Query(
        question=parse(args.get("q", "")),
        expand=args.get("equivalents", "").strip() != "0",
        excluded_expansions=_texts(args, "without"),
    )


def asked_args(query: Query) -> list[tuple[str, str]]:
    """Write what `asked_from_args` reads; defaults are left out."""
    if not query.question.text:
        return []
    return [("q", query.question.text), *meaning_args(query)]


def args_from_query(
    query: Query,
    *,
    size: int = DEFAULT_SIZE,
    grouped: bool = False,
    preferred: tuple[str, ...] = (),
) -> list[tuple[str, str]]:
    """Write a query as URL arguments; defaults are left out.

    Args:
        query: what is asked.
        size: hits a page where the arguments name none.
        grouped: whether a story is given once where the arguments do not say.
        preferred: languages preferred where the arguments name none.
    """
    args = [("q", query.question.text)] if query.question.text else []
    args += filter_args(query)
    if query.sort is not Sort.RELEVANCE:
        args.append(("sort", query.sort.value))
    if query.syllables_apart:
        args.append(("apart", "1"))
    args += meaning_args(query)
    if query.grouped is not grouped:
        args.append(("group", "story" if query.grouped else "article"))
    if query.preferred != preferred:
        args += [("prefer", lang) for lang in query.preferred]
    if query.page > 1:
        args.append(("page", str(query.page)))
    if query.size != size:
        args.append(("size", str(query.size)))
    return args


def filter_args(query: Query) -> list[tuple[str, str]]:
    """Write a query's filters as URL arguments."""
    args = [
        (field.value, value)
        for field in FacetField
        for value in sorted(query.selected(field))
    ]
    if query.since:
        args.append(("from", query.since.isoformat()))
    if query.until:
        args.append(("to", query.until.isoformat()))
    return args


def meaning_args(query: Query) -> list[tuple[str, str]]:
    """Write which words of the same meaning are asked for as URL arguments."""
    args = [] if query.expand else [("equivalents", "0")]
    return args + [("without", text) for text in sorted(query.excluded_expansions)]


def query_string(
    query: Query,
    *,
    size: int = DEFAULT_SIZE,
    grouped: bool = False,
    preferred: tuple[str, ...] = (),
) -> str:
    """Write a query as the part of a URL from the question mark on, or ""."""
    return written(
        args_from_query(query, size=size, grouped=grouped, preferred=preferred)
    )


def written(args: list[tuple[str, str]]) -> str:
    """Write arguments as the part of a URL from the question mark on, or ""."""
    return f"?{urlencode(args)}" if args else ""


def _texts(args: MultiDict[str, str], name: str) -> frozenset[str]:
    values = frozenset(v.strip() for v in args.getlist(name) if v.strip())
    if len(values) > MAX_VALUES:
        reason = message(
            "%(name)s has %(count)s values; at most %(most)s work.",
            name=name,
            count=len(values),
            most=MAX_VALUES,
        )
        raise QueryError(reason)
    return values


def _grouped(text: str, *, default: bool) -> bool:
    known = {"": default, "story": True, "article": False}
    if text not in known:
        reason = wrong("group", text, "story, article")
        raise QueryError(reason)
    return known[text]


def _languages(args: MultiDict[str, str]) -> tuple[str, ...]:
    """Read the preferred languages, each once, in their order."""
    named = dict.fromkeys(v.strip() for v in args.getlist("prefer") if v.strip())
    for lang in named:
        if lang not in LANGUAGES:
            reason = wrong("prefer", lang, ", ".join(LANGUAGES))
            raise QueryError(reason)
    return tuple(named)


def _values(args: MultiDict[str, str], field: FacetField) -> frozenset[str]:
    values = _texts(args, field.value)
    if field in {FacetField.COUNTRY, FacetField.ORGANIZATION}:
        return frozenset(value.upper() for value in values)
    return values


def _number(args: MultiDict[str, str], name: str, default: int, most: int) -> int:
    text = args.get(name, "").strip()
    if not text:
        return default
    number = small_number(text)
    if not 1 <= number <= most:
        reason = message(
            "%(name)s is %(value)s; it takes a number from 1 to %(most)s.",
            name=name,
            value=_cut(text),
            most=most,
        )
        raise QueryError(reason)
    return number


def _day(args: MultiDict[str, str], name: str) -> date | None:
    text = args.get(name, "").strip()
    if not text:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        reason = message(
            "%(name)s is %(value)s; it takes a day such as 2025-08-31.",
            name=name,
            value=_cut(text),
        )
        raise QueryError(reason) from error


def _sort(text: str) -> Sort:
    if not text.strip():
        return Sort.RELEVANCE
    try:
        return Sort(text.strip())
    except ValueError as error:
        reason = wrong("sort", text, ", ".join(sort.value for sort in Sort))
        raise QueryError(reason) from error


def wrong(name: str, value: str, known: str) -> Message:
    """Say which values an argument takes."""
    return message(
        "%(name)s is %(value)s; it takes one of %(known)s.",
        name=name,
        value=_cut(value),
        known=known,
    )


def _cut(text: str) -> str:
    """Quote the beginning of what was given."""
    return repr(text[:20])
