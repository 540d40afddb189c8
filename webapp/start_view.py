"""What does the first page say of the collection?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from flask_babel import format_time, gettext as _, ngettext
from markupsafe import Markup, escape

from search.query.facets import FacetField
from search.query.parser import Question
from search.searcher.example_kinds import ExampleKind
from webapp.day_format import format_day
from webapp.day_words import days_in_words
from webapp.export_links import export_urls
from webapp.links import default_query, search_url
from webapp.number_format import format_number
from webapp.request_context import current_locale, current_reader, current_settings

if TYPE_CHECKING:
    from datetime import date

    from search.searcher.collection_facts import CollectionFacts
    from search.searcher.examples import Example


class StartExample(NamedTuple):
    """A question to start with.

    Attributes:
        text: as it is typed.
        lang: language of its words.
        shows: what it shows.
        url: its answer.
    """

    text: str
    lang: str
    shows: str
    url: str


class SourceLink(NamedTuple):
    """A publisher, how many articles it has, and where they are listed."""

    name: str
    articles: int
    url: str


@dataclass(frozen=True, slots=True)
class StartView:
    """The first page.

    Attributes:
        facts: what is in the collection.
        found: examples of questions.
    """

    facts: CollectionFacts
    found: tuple[Example, ...]

    @property
    def name(self) -> str:
        """What the operator calls the collection, or ""."""
        return current_settings().collection.name(current_locale())

    @property
    def description(self) -> str:
        """What the operator says of the collection, or ""."""
        return current_settings().collection.description(current_locale())

    @property
    def figures(self) -> tuple[Markup, ...]:
        """What is here, each a number with what it counts."""
        f = self.facts
        articles, stories = f.articles, f.stories
        figures = [
            ngettext(
                "%(count)s article",
                "%(count)s articles",
                articles,
                count=_strong(format_number(articles)),
            ),
            ngettext(
                "%(count)s story",
                "%(count)s stories",
                stories,
                count=_strong(format_number(stories)),
            ),
        ]
        if f.first and f.last:
            years = dict.fromkeys((str(f.first.year), str(f.last.year)))
            figures.append(_("%(years)s in time", years=_strong("–".join(years))))
        figures.append(
            ngettext(
                "%(count)s language",
                "%(count)s languages",
                len(f.languages),
                count=_strong(format_number(len(f.languages))),
            )
        )
        if f.updated:
            figures.append(
                _(
                    "%(day)s last update, %(time)s UTC",
                    day=_strong(_day(f.updated.date())),
                    time=format_time(f.updated.time(), "HH:mm"),
                )
            )
        return tuple(map(Markup, figures))

    @property
    def sources(self) -> tuple[SourceLink, ...]:
        """The publishers, those of most articles first."""
        return tuple(
            SourceLink(
                name,
                articles,
                search_url(
                    default_query(Question(), {FacetField.SOURCE: frozenset({name})})
                ),
            )
            for name, articles in self.facts.sources
        )

    @property
    def examples(self) -> tuple[StartExample, ...]:
        """Questions to start with."""
        shows = {
            ExampleKind.WORD: _("a word, in every form"),
            ExampleKind.WORDS: _("two words, in any order"),
            ExampleKind.NAME: _("a name, in every spelling"),
            ExampleKind.PHRASE: _("exactly these words"),
        }
        return tuple(
            StartExample(
                each.text,
                each.lang,
                shows[each.kind],
                search_url(default_query(Question(each.text))),
            )
            for each in self.found
            if each.kind in shows
        )

    @property
    def feed_url(self) -> str:
        """URL of the feed of what is new."""
        return export_urls(default_query(Question()))["feed"]


def make_start() -> StartView:
    """Return the first page in the interface's language."""
    portrait = current_reader().portrait
    return StartView(portrait.facts, portrait.examples(current_locale()))


def _day(day: date) -> str:
    """Return a day in words if it is near, else as it is written in full."""
    return days_in_words(day) or format_day(day, "d MMMM y")


def _strong(text: str) -> Markup:
    return Markup("<b>{}</b>").format(escape(text))
