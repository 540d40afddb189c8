"""What does a template know of the page that it lays out?

It also notes what the template writes besides the article, so that the page's gold is
right by construction: `near` for furniture beside the text, `far` for the rest.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from markupsafe import Markup, escape

from bench.web.dates import date_line, spell

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime
    from random import Random

    from bench.web.stories import Block, Version

_WRAPPED = ('<a href="/tag/{n}">', "</a>"), ("<strong>", "</strong>"), ("<em>", "</em>")

_LONG = re.compile(r"(\w{6})(\w{4})")


@dataclass(frozen=True, slots=True)
class Teaser:
    """Another article, as a page points at it."""

    title: str
    lede: str
    path: str
    moment: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """A page to lay out.

    Attributes:
        version: the article; of a list, that of its first teaser.
        url: address of the page.
        home: address of the site.
        site: its name.
        lang: of the page.
        charset: what it declares, "" for nothing.
        moment: of publication, in the publisher's zone.
        corrected: of the correction.
        today: when the page was saved.
        number: of the article at its publisher.
        alternates: (language, address) of the article's versions, its own too.
        others: the newest articles of the site.
        faults: what is to be wrong with it.
        words: furniture of the language.
        random: decides what is left to chance.
        head: elements for the page's head.
        beside: furniture close to the text, as written.
        around: the other furniture.
    """

    version: Version
    url: str
    home: str
    site: str
    lang: str
    charset: str
    moment: datetime
    corrected: datetime
    today: datetime
    number: int
    alternates: tuple[tuple[str, str], ...]
    others: tuple[Teaser, ...]
    faults: frozenset[str]
    words: dict[str, Any]
    random: Random
    head: Markup = field(default_factory=Markup)
    beside: list[str] = field(default_factory=list)
    around: list[str] = field(default_factory=list)

    def near(self, text: str) -> str:
        """Return a text after noting that it is furniture close to the article."""
        self.beside.append(text)
        return text

    def far(self, text: str) -> str:
        """Return a text after noting that it is furniture."""
        self.around.append(text)
        return text

    def one(self, key: str) -> str:
        """Return one of the texts that furniture has for a key, by chance."""
        return str(self.random.choice(self.words[key]))

    def when(self, way: str) -> str:
        """Return the moment of publication in a spelling of `dates.spell`."""
        return spell(self.moment, way, self.words)

    def spelled(self, moment: datetime, way: str) -> str:
        """Return any moment in a spelling of `dates.spell`."""
        return spell(moment, way, self.words)

    @property
    def date_line(self) -> str:
        """Return the moment of publication as people read it, in one of many forms."""
        forms = self.words["date_lines"]
        return date_line(self.moment, forms[self.number % len(forms)], self.words)

    @property
    def excerpt(self) -> str:
        """Return the lede cut off as WordPress cuts excerpts."""
        words = self.version.lede.split()
        cut = max(8, len(words) * 3 // 4)
        return " ".join(words[:cut]) + " […]" if cut < len(words) else " ".join(words)

    @property
    def parts(self) -> tuple[Sequence[Block], ...]:
        """Return the body in three parts that cut no list, for what interrupts it."""
        blocks = self.version.blocks
        places = range(1, len(blocks))
        whole = [0, *(p for p in places if blocks[p].kind != "item"), len(blocks)]
        one, two = whole[len(whole) // 3], whole[2 * len(whole) // 3]
        return blocks[:one], blocks[one:two], blocks[two:]

    def marked(self, text: str) -> Markup:
        """Return a paragraph in which a word may be a link, bold or italic."""
        if "soft hyphens" in self.faults:
            text = _LONG.sub("\\1\u00ad\\2", text)
        words = text.split()
        where = self.random.randrange(len(words))
        if self.random.random() < 0.5 or len(words[where]) < 5:  # noqa: PLR2004 - a function word is nothing to link
            return escape(text)
        before, after = self.random.choice(_WRAPPED)
        begin = Markup(before.format(n=self.number))  # noqa: S704 - our own tags
        end = Markup(after)  # noqa: S704 - the same
        return Markup(" ").join(
            [*words[:where], begin + words[where] + end, *words[where + 1 :]]
        )

    def runs(self, blocks: Sequence[Block]) -> Iterator[tuple[str, list[str]]]:
        """Yield kinds and texts of blocks; items that follow each other are one run."""
        run: list[str] = []
        for block in blocks:
            if block.kind == "item":
                run.append(block.text)
                continue
            if run:
                yield "items", run
                run = []
            yield block.kind, [block.text]
        if run:
            yield "items", run
