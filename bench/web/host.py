"""What does one host of the test web publish?"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from bench.web.designs import LANGUAGES, load_designs, load_furniture
from bench.web.sites import Placed, Site
from bench.web.stories import Block, Story, load_stories
from bench.web.timetable import state_at

if TYPE_CHECKING:
    from datetime import datetime

    from bench.web.stories import Version
    from bench.web.timetable import Event, Piece, State


@dataclass(frozen=True, slots=True, kw_only=True)
class Host:
    """A host with a site of a design.

    Attributes:
        design: name of the design.
        languages: of its articles; a design without the language in its paths can
            have one only.
        name: in addresses.
        address: of 127.0.0.0/8, where it is served.
        slugs: of its stories; all that exist in one of its languages, if empty.
        events: what happens to them.
        etags: "strong", "weak", "body" (of the bytes, which furniture changes too) or
            "none", which goes for Last-Modified as well.
        charsets: in Content-Type: "right", "none" or "wrong".
        feed_dates: whether entries of the RSS feed are dated.
        feed_links: "absolute" or "relative".
        lastmod: whether that of sitemaps is true; else it is always the present.
        seed: determines what is left to chance.
    """

    design: str
    languages: tuple[str, ...] = LANGUAGES
    name: str = "127.0.0.1"
    address: str = "127.0.0.1"
    slugs: tuple[str, ...] = ()
    events: tuple[Event, ...] = ()
    etags: str = "strong"
    charsets: str = "right"
    feed_dates: bool = True
    feed_links: str = "absolute"
    lastmod: bool = True
    seed: int = 0

    def stories(self) -> tuple[Story, ...]:
        """Return its stories in its languages, whether published yet or not."""
        return tuple(
            replace(story, versions=versions)
            for story in load_stories()
            if not self.slugs or story.slug in self.slugs
            if (
                versions := {
                    k: v for k, v in story.versions.items() if k in self.languages
                }
            )
        )

    def shown(self, now: datetime, port: int) -> Shown:
        """Return what it shows at a moment, when served at a port."""
        stories = {story.slug: story for story in self.stories()}
        state = state_at(
            now, self.events, {slug: tuple(s.versions) for slug, s in stories.items()}
        )
        design = next(d for d in load_designs() if d.name == self.design)
        home = f"http://{self.name}:{port}"
        told: dict[str, dict[str, Version]] = {}
        moments = {}
        for (slug, lang), piece in state.pieces.items():
            version = _as_it_stands(stories[slug].versions[lang], piece)
            told.setdefault(piece.slugs[-1], {})[lang] = version
            if piece.published:
                moments[piece.slugs[-1]] = piece.published
        days = {p.slugs[-1]: stories[slug].day for (slug, _), p in state.pieces.items()}
        site = Site(
            design=design,
            homes=dict.fromkeys(self.languages, home),
            stories=tuple(Story(slug, days[slug], told[slug]) for slug in told),
            seed=self.seed,
            moments=moments,
        )
        return Shown(host=self, site=site, state=state, now=now, home=home)


def _as_it_stands(version: Version, piece: Piece) -> Version:
    """Return a text after what happened to it."""
    if piece.retitled:
        version = replace(version, title=version.social, social=version.title)
    if piece.corrected:
        words = load_furniture()[version.lang]["correction"]
        more = Block("paragraph", words)
        version = replace(version, blocks=(*version.blocks, more))
    return version


@dataclass(frozen=True, slots=True)
class Article:
    """An article of a host, as it stands.

    Attributes:
        placed: text, address and moment.
        piece: what happened to it.
    """

    placed: Placed
    piece: Piece

    @property
    def url(self) -> str:
        """Return its address."""
        return self.placed.url

    @property
    def title(self) -> str:
        """Return its headline."""
        return self.placed.version.title

    @property
    def modified(self) -> datetime:
        """Return when it was last changed, or else published."""
        return self.piece.changed or self.placed.moment


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """What a host shows at a moment.

    Attributes:
        host: which.
        site: its site with the stories that are published.
        state: what has happened.
        now: the moment.
        home: address of the host, without a slash at the end.
    """

    host: Host
    site: Site
    state: State
    now: datetime
    home: str
    _cache: dict[str, tuple[Article, ...]] = field(default_factory=dict)

    def every(self) -> tuple[Article, ...]:
        """Return all its articles, those that are gone too, the newest first."""
        if "every" not in self._cache:
            stories = {story.slug: story for story in self.site.stories}
            found = [
                Article(self.site.place(stories[piece.slugs[-1]], lang), piece)
                for (_, lang), piece in self.state.pieces.items()
            ]
            found.sort(key=lambda article: (article.placed.moment, article.url))
            self._cache["every"] = tuple(reversed(found))
        return self._cache["every"]

    def truth(self) -> tuple[Article, ...]:
        """Return the articles that can be read and that nothing forbids to index."""
        return tuple(a for a in self.every() if not a.piece.gone and not a.piece.marks)

    def listed(self) -> tuple[Article, ...]:
        """Return the articles that feeds and sitemaps name."""
        return tuple(article for article in self.every() if not article.piece.gone)

    def former(self, article: Article) -> tuple[str, ...]:
        """Return the former addresses of an article that has moved."""
        placed = article.placed
        return tuple(
            self.site.place(replace(placed.story, slug=slug), placed.lang).url
            for slug in article.piece.slugs[:-1]
        )
