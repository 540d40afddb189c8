"""What is known of a publisher that is followed?"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

if TYPE_CHECKING:
    import re
    from datetime import date, datetime, time, tzinfo

DELAY = 2.0
"""Seconds between two requests to a host, where robots.txt asks for no more."""
DAILY = 500
"""Requests a day and source; a press office publishes a tenth of that."""


@dataclass(frozen=True, slots=True)
class Contact:
    """Who asks, as publishers read it in the User-Agent.

    Attributes:
        name: of the operator, not of the program.
        address: a page about the robot, or "mailto:" and a mail address.
    """

    name: str
    address: str


@dataclass(frozen=True, slots=True)
class Hours:
    """A part of the day in which a source may be asked, in its own zone.

    Attributes:
        begin: the first minute.
        end: the minute after the last one; before `begin` it is on the next day.
    """

    begin: time
    end: time

    def contain(self, moment: time) -> bool:
        """Return whether a time of day lies within."""
        if self.begin <= self.end:
            return self.begin <= moment < self.end
        return moment >= self.begin or moment < self.end


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceLimits:
    """What one answer may take, where that is less than elsewhere; None as elsewhere.

    Attributes:
        megabytes: on the wire.
        unpacked_megabytes: after decompression.
        seconds: the whole exchange.
        redirects: from one address to another.
    """

    megabytes: float | None = None
    unpacked_megabytes: float | None = None
    seconds: float | None = None
    redirects: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A publisher, or one edition of it.

    Patterns are searched for in whole addresses.

    Attributes:
        name: unique in a file; the publisher's name of its articles.
        feeds: addresses of RSS and Atom feeds.
        sitemaps: addresses of sitemaps and indexes of such.
        sitemap_days: finds, as its first group, the day (2026-03-07 or 2026-03 or
            20260307) that a sitemap within an index covers, in that sitemap's address;
            None where addresses do not tell.
        lists: addresses of pages that link to articles; `{day:%d-%m-%Y}` is a day.
        take: an address found is taken if one of these is in it; all, if there is none.
        skip: an address found is left out if one of these is in it.
        zone: its time zone by its IANA name, or "".
        story: find the group "story" in addresses: the part that is the same in all
            languages.
        story_group: sources with the same one share their stories.
        expand: addresses of the versions of a story, with `{lang}` and `{story}`.
        languages: those that are asked for by `expand`.
        delay: seconds between two requests.
        daily: most requests a day.
        hours: when it may be asked; None at any time.
        pictures: whether the pictures of its articles are kept, too.
        keep_reserved: whether pages are indexed whose publisher reserves that.
        limits: of one answer.
    """

    name: str
    feeds: tuple[str, ...] = ()
    sitemaps: tuple[str, ...] = ()
    sitemap_days: re.Pattern[str] | None = None
    lists: tuple[str, ...] = ()
    take: tuple[re.Pattern[str], ...] = ()
    skip: tuple[re.Pattern[str], ...] = ()
    zone: str = ""
    story: tuple[re.Pattern[str], ...] = ()
    story_group: str = ""
    expand: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    delay: float = DELAY
    daily: int = DAILY
    hours: Hours | None = None
    pictures: bool = False
    keep_reserved: bool = False
    limits: SourceLimits = field(default_factory=SourceLimits)

    def takes(self, url: str) -> bool:
        """Return whether an address that was found is to be asked."""
        if any(pattern.search(url) for pattern in self.skip):
            return False
        return not self.take or any(pattern.search(url) for pattern in self.take)

    def slug(self, url: str) -> str:
        """Return the part of an address that is the same in all languages, or ""."""
        for pattern in self.story:
            if found := pattern.search(url):
                return found["story"] or ""
        return ""

    def story_of(self, url: str) -> str:
        """Return the id of the story that an address declares itself part of, or ""."""
        slug = self.slug(url)
        return f"{self.story_group}:{slug}" if slug else ""

    def versions(self, url: str) -> tuple[str, ...]:
        """Return the addresses of a story's other versions, from that of one."""
        slug = self.slug(url)
        if not slug:
            return ()
        found = (
            template.format(lang=lang, story=slug)
            for template in self.expand
            for lang in self.languages
        )
        return tuple(dict.fromkeys(other for other in found if other != url))

    def lists_of(self, day: date) -> tuple[str, ...]:
        """Return the addresses of its lists of a day."""
        return tuple(template.format(day=day) for template in self.lists)

    def local_time(self, moment: datetime) -> datetime:
        """Return a moment as the source's clocks show it; UTC where none is known."""
        return moment.astimezone(self.tzinfo()) if self.zone else moment

    def tzinfo(self) -> tzinfo | None:
        """Return its time zone, None where it is not known."""
        return ZoneInfo(self.zone) if self.zone else None

    def open_at(self, moment: datetime) -> bool:
        """Return whether it may be asked at a moment."""
        return self.hours is None or self.hours.contain(
            self.local_time(moment).time().replace(tzinfo=None)
        )


@dataclass(frozen=True, slots=True)
class Sources:
    """A file of sources.

    Attributes:
        contact: who asks.
        sources: in the order of the file.
    """

    contact: Contact
    sources: tuple[Source, ...]
