"""Which headline does a page's article have?

The headline is what a reader sees above the text. What a page states for search
engines and social networks (`stated_titles`) may have the site's name added or be
another headline altogether, so it only tells which heading on the page is meant.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus.extraction.element_text import plain, seen_text
from corpus.extraction.headings import Heading, headings, shown_as
from corpus.extraction.page import Finding
from corpus.extraction.selection import select
from corpus.extraction.stated_titles import stated_titles
from corpus.extraction.text_heading import nearer_heading
from corpus.extraction.title_parts import (
    Names,
    names_of_site,
    without_additions,
    without_site,
    wordings_of_parts,
)
from corpus.extraction.wording import (
    holds,
    is_cut_from,
    is_in_address,
    share_of_words,
    wording,
)

if TYPE_CHECKING:
    from corpus.extraction.page import Page
    from corpus.extraction.sites import Site

LEAST_SHARED = 0.34
"""Least share of words that a lone h1 has in common with a stated title of its own."""
LEAST_LONE = 20
"""Least letters of a lone h1 that is a headline though no stated title is like it."""


LEAST_PART = 0.5
"""Least share of a stated title that a heading has which is no part between its
separators, or which comes before what is no heading."""

IN_ADDRESS = 1.3
"""Weight of a heading whose words the page's address spells."""
IN_ARTICLE = 1.1
"""Weight of a heading in the element of an article."""
IN_FRONT = 1.1
"""Weight of a heading that a stated title begins with."""
LESS_TRUST = 0.75
"""Weight of a title for browsers and programs, which may be the site's alone."""
_TRUST = {"json-ld": 1.0, "og": 1.0, "itemprop": 1.0}


@dataclass(frozen=True, slots=True)
class Title:
    """An article's headline.

    Attributes:
        value: as the page shows it, "" if there is none.
        place: where on the page it was found, "" if there is none.
        other: another headline that the page states, or "".
    """

    value: str = ""
    place: str = ""
    other: str = ""


def find_title(page: Page, site: Site | None = None) -> Title:
    """Return the headline of a page's article."""
    names = names_of_site(page, site)
    stated = [
        Finding(short, title.place)
        for title in stated_titles(page)
        if (short := without_additions(title.value, names))
    ]
    found = (
        _by_rule(page, site)
        or _heading_as_stated(page, stated, names, by_rank=True)
        or _lone_heading(page, stated, names)
        or _heading_as_stated(page, stated, names, by_rank=False)
        or _lone_mark(page, stated, names)
        or (_whole(stated[0], stated) if stated else Finding())
    )
    if found.place == "site rule":
        return Title(found.value, found.place, _other(found.value, stated))
    sure = {wording(title.value) for title in stated if title.place in _TRUST}
    nearer = nearer_heading(page, found, sure)
    if nearer != found:
        above = wording(found.value)
        stated = [t for t in stated if not holds(wording(t.value), above)]
    value = without_site(nearer.value, names)
    return Title(value, nearer.place, _other(value, stated))


def _by_rule(page: Page, site: Site | None) -> Finding | None:
    if not site or not site.title:
        return None
    texts = (seen_text(element) for element in select(page.tree, site.title))
    text = next(filter(None, texts), "")
    return Finding(text, "site rule") if text else None


def _heading_as_stated(
    page: Page, stated: list[Finding], names: Names, *, by_rank: bool
) -> Finding | None:
    """Return the heading that says what a stated title says, or most of it.

    An h1 comes before other headings, and one that says all of a title before one
    that says a part of it.

    Args:
        page: the page.
        stated: titles that it states.
        names: wordings that are no headline.
        by_rank: whether only what is marked as a heading is looked at.
    """
    best, is_enough = (0.0, Finding()), False
    least = LEAST_PART if by_rank else 0.0
    for heading in headings(page.tree):
        shown = wording(heading.text)
        if shown in names.all or (by_rank and not heading.is_marked):
            continue
        if shown in names.links and not heading.is_marked:
            continue
        for title in stated:
            likeness, text = _likeness(heading, title.value)
            score = likeness * heading.weight * _TRUST.get(title.place, LESS_TRUST)
            score *= IN_ARTICLE if heading.in_article else 1.0
            if score and is_in_address(wording(text), page.url):
                score *= IN_ADDRESS
            if score > best[0]:
                best = (score, Finding(text, heading.place))
                is_enough = likeness * heading.weight >= least
    return best[1] if best[0] and is_enough else None


def _likeness(heading: Heading, stated: str) -> tuple[float, str]:
    """Return how well a heading fits a stated title, 0 to 1, and its text then."""
    shown, meant = wording(heading.text), wording(stated)
    if not shown or not meant:
        return 0.0, ""
    if shown == meant or is_cut_from(stated, heading.text):
        return 1.0, heading.text
    if holds(meant, shown) and (
        shown in wordings_of_parts(stated) or len(shown) >= LEAST_PART * len(meant)
    ):  # what else was added is unknown, and mostly behind it
        first = IN_FRONT if meant.startswith(shown) else 1.0
        return first * len(shown) / len(meant), heading.text
    if holds(shown, meant):  # a kicker or a note stands in the heading
        return len(meant) / len(shown), shown_as(heading, stated)
    return 0.0, ""


def _lone_heading(page: Page, stated: list[Finding], names: Names) -> Finding | None:
    """Return the page's only h1 if it can be a headline at all."""
    lone = [
        heading
        for heading in headings(page.tree)
        if heading.is_main and wording(heading.text) not in names.all
    ]
    if len({heading.text for heading in lone}) != 1:
        return None
    heading = lone[0]
    shown = wording(heading.text)
    meant = [wording(title.value) for title in stated]
    if any(holds(words, shown) for words in meant):
        return None  # a part of a title, which was weighed before
    shared = max(
        (
            max(share_of_words(shown, words), share_of_words(words, shown))
            for words in meant
        ),
        default=1.0,
    )
    if shared >= LEAST_SHARED or (
        heading.in_article and len(heading.text) >= LEAST_LONE
    ):
        return Finding(heading.text, heading.place)
    return None


def _lone_mark(page: Page, stated: list[Finding], names: Names) -> Finding | None:
    """Return the first that is marked as a title where only `<title>` is stated.

    Old pages have one title for all of a site. What is marked like another element is
    a title in a list.
    """
    if any(title.place != "title" for title in stated):
        return None
    marked = [
        heading
        for heading in headings(page.tree)
        if heading.is_titled and wording(heading.text) not in names.all
    ]
    counts = Counter(heading.element.get("class") for heading in marked)
    once = [h for h in marked if counts[h.element.get("class")] == 1]
    return Finding(once[0].text, once[0].place) if once else None


def _whole(title: Finding, stated: list[Finding]) -> Finding:
    """Return a stated title, or one that goes on where it is cut."""
    for other in stated:
        if is_cut_from(title.value, other.value):
            return other
    return title


def _other(value: str, stated: list[Finding]) -> str:
    """Return the first stated title that is another headline."""
    chosen = wording(value)
    for title in stated:
        words = wording(title.value)
        if (
            words
            and not holds(chosen, words)
            and not holds(words, chosen)
            and not is_cut_from(title.value, value)
        ):
            return plain(title.value)
    return ""
