"""Which `Query` do the arguments of a URL ask for?"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from werkzeug.datastructures import MultiDict

from corpus import LANGUAGES
from search.errors import QueryError
from search.message import Message, message
from search.query.facets import SEVERAL, FacetField, filter_field
from search.query.parser import Question, normalise, parse
from search.query.periods import read_period
from search.query.request import MAX_RESULT_WINDOW, MAX_SIZE, Query, Sort
from webapp.argument_names import ArgumentName
from webapp.query_string import EXCLUDED, MATCH_ALL
from webapp.settings import small_number

if TYPE_CHECKING:
    from search.query.periods import Period

MAX_TYPED = 100
"""Characters of what is being typed that are completed; the others are cut."""
MAX_VALUES = 50
"""Values that an argument may be repeated with, where it may be repeated."""
MAX_CHARACTERS = 4_000
"""Characters of all values of an address together, besides the question."""
SHOWN = 20
"""Characters of a wrong value that a message quotes."""


class PageTooFarError(QueryError):
    """The address asks for a page behind the last hit that can be paged to."""


def _check_values(args: MultiDict[str, str]) -> None:
    """Refuse an address with too many values, or with longer ones than any filter has.

    Raises:
        QueryError: it has.
    """
    count = sum(len(v) for name in args if name != "q" for v in args.getlist(name))
    if count > MAX_CHARACTERS:
        reason = message(
            "The filters are %(count)s characters long; at most %(most)s work. "
            "Take some of them off.",
            count=count,
            most=MAX_CHARACTERS,
        )
        raise QueryError(reason)


def query_from_args(
    args: MultiDict[str, str],
    *,
    size: int,
    grouped: bool = False,
    preferred: tuple[str, ...] = (),
) -> Query:
    """Return the query that a URL's arguments ask for.

    Args:
        args: the arguments; unknown ones are ignored.
        size: hits on a page where the arguments name no number.
        grouped: whether each story is listed once where the arguments do not say.
        preferred: languages preferred after those that the arguments name.

    Raises:
        PageTooFarError: the page lies behind the last hit that can be paged to.
        QueryError: an argument has no meaning.
    """
    _check_values(args)
    page = _number(args, "page", 1, MAX_RESULT_WINDOW)
    size = _number(args, "size", size, MAX_SIZE)
    if page * size > MAX_RESULT_WINDOW:
        raise PageTooFarError(
            message(
                "Only the first %(most)s hits can be paged to; narrow the search.",
                most=MAX_RESULT_WINDOW,
            )
        )
    since, until = _period(args, "from"), _period(args, "to")
    return Query(
        question=parse(_given(args, "q")),
        filters={
            field: values for field in FacetField if (values := _values(args, field))
        },
        match_all=_match_all(args),
        excluded={
            field: values
            for field in FacetField
            if (values := _values(args, field, EXCLUDED))
        },
        since=since and since.first,
        until=until and until.last,
        sort=_sort(_given(args, "sort")),
        syllables_apart=_given(args, "apart").strip() == "1",
        expand=_given(args, "equivalents").strip() != "0",
        excluded_expansions=_texts(args, "without"),
        grouped=_grouped(_given(args, "group").strip(), default=grouped),
        preferred=tuple(dict.fromkeys((*_languages(args), *preferred))),
        page=page,
        size=size,
    )


def readable_query(args: MultiDict[str, str], *, size: int) -> Query:
    """Return what can be read of arguments that cannot be run, for the search page.

    The text of a question stays, even if it cannot be asked; other arguments that have
    no meaning are left out.
    """
    kept: MultiDict[str, str] = MultiDict()
    for name in args:
        if name in {"q", "page", "size"}:
            continue
        try:
            query_from_args(MultiDict({name: args.getlist(name)}), size=size)
        except QueryError:
            continue
        kept.setlist(name, args.getlist(name))
    query = query_from_args(kept, size=size, grouped=True)
    text = normalise(_given(args, "q"))
    try:
        question = parse(text)
    except QueryError:
        question = Question(text)
    return replace(query, question=question)


def question_from_args(args: MultiDict[str, str]) -> Query:
    """Return a query for the question of a URL's arguments, without filters or page.

    Raises:
        QueryError: an argument has no meaning.
    """
    return Query(
        question=parse(_given(args, "q")),
        expand=_given(args, "equivalents").strip() != "0",
        excluded_expansions=_texts(args, "without"),
    )


def _given(args: MultiDict[str, str], name: str) -> str:
    """Return the first value of an argument that is not blank, "" if there is none."""
    return next((value for value in args.getlist(name) if value.strip()), "")


def _texts(args: MultiDict[str, str], name: str) -> frozenset[str]:
    values = frozenset(v.strip() for v in args.getlist(name) if v.strip())
    if len(values) > MAX_VALUES:
        reason = message(
            "%(name)s has %(count)s values; at most %(most)s work.",
            name=ArgumentName(name),
            count=len(values),
            most=MAX_VALUES,
        )
        raise QueryError(reason)
    return values


def _grouped(text: str, *, default: bool) -> bool:
    choices = {"": default, "story": True, "article": False}
    if text not in choices:
        raise QueryError(not_one_of("group", text, "story, article"))
    return choices[text]


def _languages(args: MultiDict[str, str]) -> tuple[str, ...]:
    """Return the preferred languages, each once, in their order."""
    langs = dict.fromkeys(v.strip() for v in args.getlist("prefer") if v.strip())
    for lang in langs:
        if lang not in LANGUAGES:
            raise QueryError(not_one_of("prefer", lang, ", ".join(LANGUAGES)))
    return tuple(langs)


def _values(
    args: MultiDict[str, str], field: FacetField, prefix: str = ""
) -> frozenset[str]:
    canonical = filter_field(field).canonical
    return frozenset(map(canonical, _texts(args, prefix + field.value)))


def _match_all(args: MultiDict[str, str]) -> frozenset[FacetField]:
    """Return the facets of which every selected value is required."""
    names = _texts(args, MATCH_ALL)
    for name in sorted(names):
        if name not in SEVERAL:
            raise QueryError(not_one_of(MATCH_ALL, name, ", ".join(SEVERAL)))
    return frozenset(map(FacetField, names))


def _number(args: MultiDict[str, str], name: str, default: int, most: int) -> int:
    text = _given(args, name).strip()
    if not text:
        return default
    number = small_number(text)
    if not 1 <= number <= most:
        reason = message(
            "%(name)s is “%(value)s”; it takes a number from 1 to %(most)s.",
            name=ArgumentName(name),
            value=_quoted(text),
            most=most,
        )
        raise QueryError(reason)
    return number


def _period(args: MultiDict[str, str], name: str) -> Period | None:
    text = _given(args, name).strip()
    if not text:
        return None
    try:
        return read_period(text)
    except ValueError as error:
        reason = message(
            "%(name)s is “%(value)s”; it takes a year, a month or a day such as "
            "2025-08-31.",
            name=ArgumentName(name),
            value=_quoted(text),
        )
        raise QueryError(reason) from error


def _sort(text: str) -> Sort:
    if not text.strip():
        return Sort.RELEVANCE
    try:
        return Sort(text.strip())
    except ValueError as error:
        choices = ", ".join(sort.value for sort in Sort)
        raise QueryError(not_one_of("sort", text, choices)) from error


def not_one_of(name: str, value: str, choices: str) -> Message:
    """Return the message that an argument has a value that is none of its choices."""
    return message(
        "%(name)s is “%(value)s”; it takes one of %(known)s.",
        name=ArgumentName(name),
        value=_quoted(value),
        known=choices,
    )


def _quoted(text: str) -> str:
    return text if len(text) <= SHOWN else f"{text[:SHOWN]}…"
