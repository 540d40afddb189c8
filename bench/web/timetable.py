"""What has happened to a site's articles by a moment?

A timetable is a list of events; the state at a moment follows from those before it, so
that a clock can be turned back as well.

| event | what happens to the story `slug` (in `langs`; in all, where none is named) |
|---|---|
| publish | it appears; what never appears in a timetable was there before |
| correct | its text gets a paragraph more |
| retitle | its headline changes |
| delete, vanish | its address answers 410, or 404 |
| soften | its address answers 200 with a page that says it is not there |
| send home | its address redirects to the home page |
| return | its address answers again |
| move | its address redirects for good (301) to one with the slug `to` |
| lend | the same for now (302) |
| noindex, reserve | its page says so |
| robots | robots.txt becomes the variant `to` of robots.toml |
| fault | what has `path` in its address answers as `fault` says |
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime

GONE = {
    "delete": "410",
    "vanish": "404",
    "soften": "soft",
    "send home": "home",
    "return": "",
}
"""Events that change how an address answers, and how."""


@dataclass(frozen=True, slots=True)
class Fault:
    """An answer that a host gives instead of its own.

    Attributes:
        status: of the answer; 0 ends the connection without one.
        body: "" for the name of the status, "own" for what would have been answered,
            or the name of a file in `bodies/`.
        retry: seconds in Retry-After; None for no such header.
        retry_date: whether Retry-After is a date.
        delay: seconds until the answer begins.
    """

    status: int = 503
    body: str = ""
    retry: int | None = None
    retry_date: bool = False
    delay: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Something that happens; the module tells what `do` can be.

    Attributes:
        at: when, aware of its zone.
        do: what.
        slug: to which story.
        langs: in which languages; in all, if empty.
        to: the new slug, or a variant of robots.txt.
        path: part of the addresses that a fault strikes.
        fault: how they answer.
        until: when the fault is over; None for never.
    """

    at: datetime
    do: str
    slug: str = ""
    langs: tuple[str, ...] = ()
    to: str = ""
    path: str = ""
    fault: Fault = field(default_factory=Fault)
    until: datetime | None = None


@dataclass(frozen=True, slots=True)
class Piece:
    """How an article stands in one language.

    Attributes:
        published: when; None if it was there before the first event.
        changed: when it was corrected or retitled; None if never.
        corrected: whether the text has changed.
        retitled: whether the headline has.
        gone: "" if it can be read, else how its address answers.
        slugs: of its addresses, the oldest first.
        status: with which the older ones redirect.
        marks: "noindex" and "reserve", if its page says so.
    """

    published: datetime | None
    changed: datetime | None = None
    corrected: bool = False
    retitled: bool = False
    gone: str = ""
    slugs: tuple[str, ...] = ()
    status: int = 301
    marks: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class State:
    """How a site stands.

    Attributes:
        pieces: of the articles that were published, by slug (the first) and language.
        robots: the variant of robots.txt.
        faults: in force, with the parts of addresses that they strike.
    """

    pieces: Mapping[tuple[str, str], Piece]
    robots: str
    faults: tuple[tuple[str, Fault], ...]


def state_at(
    now: datetime, events: Iterable[Event], stories: Mapping[str, Iterable[str]]
) -> State:
    """Return how a site stands.

    Args:
        now: at which moment.
        events: of the site, in any order.
        stories: the languages of each of its stories, by slug.
    """
    ordered = sorted(events, key=lambda event: event.at)
    later = {event.slug for event in ordered if event.do == "publish"}
    pieces = {
        (slug, lang): Piece(None, slugs=(slug,))
        for slug, langs in stories.items()
        if slug not in later
        for lang in langs
    }
    robots = "open"
    faults = []
    for event in ordered:
        if event.at > now:
            break
        if event.do == "robots":
            robots = event.to
        elif event.do == "fault":
            if event.until is None or now < event.until:
                faults.append((event.path, event.fault))
        else:
            for lang in event.langs or tuple(stories[event.slug]):
                key = event.slug, lang
                pieces[key] = _after(event, pieces.get(key))
    return State(pieces, robots, tuple(faults))


def _after(event: Event, piece: Piece | None) -> Piece:
    """Return how an article stands after an event."""
    if event.do == "publish":
        return Piece(event.at, slugs=(event.slug,))
    if piece is None:
        message = f"{event.do!r} of {event.slug!r}, which was not published"
        raise ValueError(message)
    match event.do:
        case "correct":
            return replace(piece, changed=event.at, corrected=True)
        case "retitle":
            return replace(piece, changed=event.at, retitled=True)
        case "move" | "lend":
            status = 301 if event.do == "move" else 302
            return replace(piece, slugs=(*piece.slugs, event.to), status=status)
        case "noindex" | "reserve":
            return replace(piece, marks=piece.marks | {event.do})
        case _:
            return replace(piece, gone=GONE[event.do])
