"""What can happen to a store?

A store changes by events alone. Each is written to a WARC file, and the database holds
nothing but what follows from them, in their order.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date, datetime

    from corpus.store.exchange import Exchange
    from corpus.store.kinds import Channel, Role

    Value: TypeAlias = str | int | bool | date | datetime | tuple[str, ...] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class RunStarted:
    """A pass over some sources begins.

    Attributes:
        run: its id, unlike any other's.
        time: when, in UTC.
        sources: names of the sources that are asked.
        zones: the IANA name of a source's time zone, by its name, where it is known.
    """

    run: str
    time: datetime
    sources: tuple[str, ...]
    zones: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True, slots=True, kw_only=True)
class RunEnded:
    """A pass has come to its end; the WARC file of the pass is sealed then.

    Attributes:
        run: its id.
        time: when, in UTC.
        results: by source, counts by kind ("found", "new", "gone", "timeout" ...).
    """

    run: str
    time: datetime
    results: Mapping[str, Mapping[str, int]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """The address of a page, as an index of the source or another page names it.

    Attributes:
        url: the address.
        channel: how it was found.
        modified: when the page was last modified, as its index says.
        published: when it was published, as its index says.
        story: the id of the story that its source declares it a version of, or "".
        links: addresses of versions in other languages that the index names.
    """

    url: str
    channel: Channel
    modified: datetime | None = None
    published: datetime | None = None
    story: str = ""
    links: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """Addresses of pages were found, new ones or ones with news."""

    source: str
    entries: tuple[Entry, ...]
    time: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Captured:
    """An address answered, with whatever status; its bytes are kept.

    Attributes:
        source: name of the source.
        exchange: the request and its answer.
        role: what it was asked for.
        stands: whether a good answer (2xx) is the last good one from now on, of a page
            what it is indexed from; False keeps it beside the one before.
        page: the address that it is the answer of, where redirects led to another one
            that does not take its place; "" for the address that was asked.
    """

    source: str
    exchange: Exchange
    role: Role
    stands: bool = True
    page: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Unchanged:
    """An address answered with 304, or with the same payload as before.

    The head of the answer is kept, and that its body is that of the last capture. Its
    attributes are those of `Captured`.
    """

    source: str
    exchange: Exchange
    role: Role
    page: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Failed:
    """An address gave no answer that can be kept.

    Attributes:
        source: name of the source.
        url: the address.
        role: what it was asked for.
        kind: what went wrong, a value of a closed set of the fetcher's.
        reason: a clause for people.
        time: when, in UTC.
    """

    source: str
    url: str
    role: Role
    kind: str
    reason: str
    time: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class AddressChanged:
    """It was decided what an address of a page is from now on.

    Attributes:
        url: the address.
        changes: new values by column, one of `facts.CHANGEABLE`.
        time: when, in UTC.
    """

    url: str
    changes: Mapping[str, Value]
    time: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Noted:
    """Something is to be known later that is of no page.

    Attributes:
        kind: what it is about, such as "host".
        key: which of them.
        values: what is known of it from now on; they replace what was.
        time: when, in UTC.
    """

    kind: str
    key: str
    values: Mapping[str, str | int]
    time: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Forgotten:
    """An address and all that it answered are to be removed for good.

    Append it by `forgetting.forget`, which also removes the bytes.
    """

    url: str
    reason: str
    time: datetime
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sealed:
    """The last record of a WARC file, which is never written to again."""

    time: datetime


Event: TypeAlias = (
    RunStarted
    | RunEnded
    | Found
    | Captured
    | Unchanged
    | Failed
    | AddressChanged
    | Noted
    | Forgotten
    | Sealed
)
