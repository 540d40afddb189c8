"""Which articles has a site, at which addresses?"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from random import Random
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from bench.web.stories import Story, stories_in
from bench.web.view import Teaser

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bench.web.designs import Design
    from bench.web.stories import Version

_MINUTES = 24 * 60
_SHOWN = 12
"""Articles that a page points at."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """A story in one language, as a site publishes it.

    Attributes:
        story: what it tells.
        lang: in which language.
        number: which the site gives it, the same in every language.
        moment: of publication, in the zone of the language.
        url: its address.
    """

    story: Story
    lang: str
    number: int
    moment: datetime
    url: str

    @property
    def version(self) -> Version:
        """Return the text."""
        return self.story.versions[self.lang]

    @property
    def teaser(self) -> Teaser:
        """Return what other pages say of it."""
        parts = urlsplit(self.url)
        path = f"{parts.path}?{parts.query}" if parts.query else parts.path
        return Teaser(self.version.title, self.version.lede, path, self.moment)


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """A publisher in a design, in some languages.

    Attributes:
        design: how it looks.
        homes: address of its home page without a slash at the end, by language.
        stories: what it tells.
        seed: determines what is left to chance.
        moments: of publication by slug, where chance does not set the time of day.
    """

    design: Design
    homes: dict[str, str]
    stories: tuple[Story, ...]
    seed: int = 0
    moments: Mapping[str, datetime] = field(default_factory=dict)

    def articles(self, lang: str) -> tuple[Placed, ...]:
        """Return its articles in a language, the newest first."""
        found = [self.place(s, lang) for s in self.stories if lang in s.versions]
        return tuple(sorted(found, key=lambda placed: placed.moment, reverse=True))

    def place(self, story: Story, lang: str) -> Placed:
        """Return a story of the site in a language that it has."""
        random = Random(f"{self.seed} {self.design.name} {story.slug}")
        number = random.randrange(100_000, 999_999)
        zone = self.design.zone_in(lang)
        midnight = datetime(*story.day.timetuple()[:3], tzinfo=zone)
        drawn = midnight + timedelta(minutes=random.randrange(_MINUTES))
        moment = self.moments.get(story.slug, drawn).astimezone(zone)
        path = self.design.path.format(
            lang=lang, slug=story.slug, number=number, day=moment
        )
        return Placed(
            story=story,
            lang=lang,
            number=number,
            moment=moment,
            url=self.homes[lang] + path,
        )

    def list_url(self, lang: str) -> str:
        """Return the address of the list of its articles in a language."""
        return self.homes[lang] + self.design.list_path.format(lang=lang)

    def others(self, placed: Placed) -> tuple[Teaser, ...]:
        """Return what the page of an article points at: other articles, by chance."""
        every = self.articles(placed.lang)
        rest = [p for p in every if p.story is not placed.story] or list(every)
        Random(f"{self.seed} {placed.url}").shuffle(rest)
        return tuple(other.teaser for other in (rest * _SHOWN)[:_SHOWN])


def public_site(design: Design, stories: Sequence[Story], seed: int) -> Site:
    """Return a site of a design at its own made-up hosts."""
    homes = {lang: f"https://{design.host.format(lang=lang)}" for lang in design.names}
    return Site(design=design, homes=homes, stories=tuple(stories), seed=seed)


def site_stories(lang: str, share: int, seed: str) -> tuple[Story, ...]:
    """Return some of the stories in a language, in an order that a seed decides."""
    found = list(stories_in(lang))
    Random(seed).shuffle(found)
    return tuple(found[:share]) if share else tuple(found)
