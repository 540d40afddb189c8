"""Which days does a page show to its readers, and which is that of publication?

Every day that is written outside running text is a candidate. What the line says, how
the page marks it, and how near it stands to the headline decide. The weights were
chosen by hand; an explicit word outweighs marks, and both outweigh places.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from corpus.extraction.day_notations import (
    Moment,
    machine_moment,
    written_moments,
)
from corpus.extraction.day_places import Places
from corpus.extraction.days_without_year import YearHints, moments_without_year
from corpus.extraction.element_text import seen_text
from corpus.extraction.page_data import table
from corpus.extraction.surroundings import has_few_children, names_of
from corpus.extraction.visible_text import visible_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lxml.html import HtmlElement

LIKELY = 50
"""Least score of a day that is taken before what an address or a script says."""
POSSIBLE = 25
"""Least score of a day that is taken where nothing else says one."""

_LABELLED = 100
_MARKED = 45
_TIME = 45
_MARKED_PUBLISHED = 40
_ALONE = 30
_CLOCK = 5
_MODIFIED = -90
_LABEL_CHARS = 45
"""Most characters between the begin of a label and its day."""
_ALONE_CHARS = 60
"""Most characters of a line besides its day, which is no running text then."""
_LINE_CHARS = 220
_LINE_BEFORE = 30
_MOST_SIBLINGS = 8
_DATE_NAMES = re.compile(
    r"(?:date|time(?!line|r)|publi|posted|created|dateline|byline|meta(?:$|[\s_-])"
    r"|submitted|data(?:$|[\s_-])|ngay|thoigian|godzina)",
    re.IGNORECASE,
)
_PUBLISHED_NAMES = re.compile(
    r"publi(?!c(?:$|[\s_-]))|posted|created|pubdate|dodano|entry-date", re.IGNORECASE
)
_MODIFIED_NAMES = re.compile(r"update|modif|aktual|edited", re.IGNORECASE)
_YEAR = re.compile(r"(?:19|20)\d{2}")
_HAS_CLOCK = re.compile(r"\d{1,2}[:h]\d{2}")


@dataclass(frozen=True, slots=True)
class ShownDay:
    """A day on a page.

    Attributes:
        moment: it.
        score: how likely it is that of publication.
        is_said: whether the page says in words that it is that of publication.
        is_modified: whether the page says that it is of a change.
        place: "time" or "date line".
    """

    moment: Moment
    score: float
    is_said: bool
    is_modified: bool
    place: str


def shown_days(
    tree: HtmlElement, title: str, hints: YearHints | None = None
) -> tuple[ShownDay, ...]:
    """Return the days that a page shows outside running text, the likeliest first.

    Args:
        tree: the page's elements.
        title: its headline, as it is shown.
        hints: what tells the year; if given, only days without a year are looked for.
    """
    seen = visible_text(tree)
    at = seen.text.find(title) if title else -1
    headline = (at, at + len(title)) if at >= 0 else None
    links = tuple(position for e, position in seen.offsets if e.tag == "a")
    places = Places(seen, headline, links)
    days = (
        list(_written(places, moments_without_year(seen.text, hints)))
        if hints
        else [*_marked(places), *_written(places, written_moments(seen.text))]
    )
    return tuple(sorted(days, key=lambda day: -day.score))


def line_day(text: str) -> Moment | None:
    """Return the day of publication that a line says, None if it says none."""
    moments = list(written_moments(text))
    labels = [_label(text[max(0, m.start - _LABEL_CHARS) : m.start]) for m in moments]
    for wanted in ("published", "", "modified"):
        if wanted in labels:
            return moments[labels.index(wanted)]
    return None


def _marked(places: Places) -> Iterator[ShownDay]:
    """Yield the days of elements that are for days.

    What such an element shows comes before what its attribute says: systems put the
    moment of a change there.
    """
    seen = places.seen
    for element, position in seen.offsets:
        value = _attribute(element)
        inner = seen_text(element) if value else ""
        moment = line_day(inner) or machine_moment(value) if value else None
        if not moment:
            continue
        names = f"{names_of(element)} {element.get('itemprop') or ''}"
        before = seen.text[max(0, position - _LABEL_CHARS) : position]
        label = _label(inner) or _label(_YEAR.split(before)[-1])
        modified = bool(_MODIFIED_NAMES.search(names)) or label == "modified"
        published = bool(_PUBLISHED_NAMES.search(names)) or element.get("pubdate")
        score = _TIME + places.worth(position, position + len(inner), element)
        score += _LABELLED * (label == "published") + _MODIFIED * modified
        score += _MARKED_PUBLISHED * bool(published)
        yield ShownDay(moment, score, label == "published", modified, "time")


def _attribute(element: HtmlElement) -> str:
    if element.tag == "time":
        return element.get("datetime") or ""
    itemprop = (element.get("itemprop") or "").lower()
    if itemprop in {"datepublished", "datecreated", "datemodified"}:
        return element.get("content") or element.get("datetime") or ""
    if element.tag in {"abbr", "span"} and _DATE_NAMES.search(names_of(element)):
        return element.get("title") or element.get("data-datetime") or ""
    return ""


def _written(places: Places, moments: Iterable[Moment]) -> Iterator[ShownDay]:
    """Yield the days in lines that are no running text."""
    seen, headline = places.seen, places.headline
    for moment in moments:
        if headline and headline[0] <= moment.start < headline[1]:
            continue
        first, last = seen.line_around(moment.start, moment.end)
        line = seen.text[first:last].strip()
        start = max(0, first - _LINE_BEFORE, moment.start - _LABEL_CHARS)
        label = _label(_YEAR.split(seen.text[start : moment.start])[-1])
        element = seen.element_at(moment.start)
        names = _names_around(element)
        marked = bool(_DATE_NAMES.search(names))
        is_alone = len(line) - (moment.end - moment.start) <= _ALONE_CHARS
        begins = bool(label) and moment.start - first <= _ALONE_CHARS
        if not (label or marked or is_alone) or (
            len(line) > _LINE_CHARS and not begins
        ):
            continue
        named = "modified" if _MODIFIED_NAMES.search(names) else ""
        modified = (label or named) == "modified"
        score = places.worth(moment.start, moment.end, element) + _MODIFIED * modified
        score += _LABELLED * bool(label) + _MARKED * marked + _ALONE * is_alone
        score += _CLOCK * bool(_HAS_CLOCK.search(line))
        yield ShownDay(moment, score, label == "published", modified, "date line")


def _names_around(element: HtmlElement | None) -> str:
    """Return the names of an element and the one around it."""
    if element is None:
        return ""
    parent = element.getparent()
    around = (
        names_of(parent)
        if parent is not None and has_few_children(parent, _MOST_SIBLINGS)
        else ""
    )
    return f"{names_of(element)} {around}" + (" date" if element.tag == "time" else "")


def _label(before: str) -> str:
    """Return of what a day is by the last word before it that says so, or ""."""
    found = list(_labels().finditer(before.casefold()))
    return str(found[-1].lastgroup) if found else ""


@cache
def _labels() -> re.Pattern[str]:
    groups = (
        f"(?P<{kind}>{'|'.join(map(re.escape, sorted(words, key=len, reverse=True)))})"
        for kind, words in table("day_labels.toml").items()
    )
    return re.compile(rf"(?<!\w)(?:{'|'.join(groups)})(?!\w)")
