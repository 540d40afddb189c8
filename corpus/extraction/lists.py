"""Is a page a list of articles, or another page that is no article?

No single sign tells them apart: many lists say that they are articles, and many
articles do not. Asked are, in this order: what the page states of itself as a whole,
then what its text is made of. A list's text consists of cards, which are the title of
another article, as a link, with a teaser below; an article's consists of prose. The
words that pages use are in `data/not_articles.toml`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.extraction.blocks import key_of
from corpus.extraction.cards import FEWEST, Cards, are_things, cards_of
from corpus.extraction.linked_data import is_article, types_of
from corpus.extraction.list_address import is_front_page, is_like_a_list
from corpus.extraction.messages import SHORT, message
from corpus.extraction.not_articles import words
from corpus.extraction.own_article import (
    LINK,
    Beginning,
    beginning_of,
    is_headline,
    is_stated,
    is_title,
)
from corpus.extraction.posts import holds_posts
from corpus.extraction.shown_days import line_day
from corpus.extraction.stated_titles import stated_titles

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpus.extraction.blocks import Block
    from corpus.extraction.body import Body
    from corpus.extraction.page import Page

_CARDS = 0.6
"""Share of cards in a text from which on it is a list's."""
_MANY = 8
"""Titles between a headline and the text from which on the text is not its own."""
_MANY_TITLES = 15
_LONGEST_DAY = 40
"""Characters up to which a line may be nothing but a day."""
_LEAST_PROSE = 100
"""Letters in sentences that the shortest article has on a page of many titles."""


def why_no_article(page: Page, body: Body) -> str:
    """Return why a page is no article, or "" if it is one.

    Args:
        page: the page.
        body: what was found on it.
    """
    if not body.text or _is_headline_only(page, body.text):
        return "no article is on the page; leave it out"
    if states_an_article(page):
        return ""
    if reason := message(page, body):
        return reason
    if holds_posts(page, body.page):
        return "a list of articles: it holds several as a whole; leave it out"
    what = _what_list(page, body, cards_of(page, body.page, body.article))
    return f"{what}; leave it out" if what else ""


def _is_headline_only(page: Page, text: str) -> bool:
    """Return whether a text says no more than a title of the page, or a day."""
    lines = [
        line
        for line in text.split("\n")
        if len(line) > _LONGEST_DAY or not line_day(line)
    ]
    titles = [title.value for title in stated_titles(page)]
    return len(lines) <= 1 and all(is_stated(line, titles) for line in lines)


def _what_list(page: Page, body: Body, cards: Cards) -> str:
    """Return why a page that states nothing is a list, or "" if it is none."""
    if cards.titles < FEWEST:
        return ""
    beginning = beginning_of(page, body.page)
    if not beginning.is_settled and (what := _by_titles(body, cards, beginning)):
        return what
    if named := _named_as_list(page, beginning):
        return f"a list of articles, by its {named}"
    return ""


def _by_titles(body: Body, cards: Cards, beginning: Beginning) -> str:
    """Return why titles of others make a list of a page, or "" if they do not."""
    if cards.share >= _CARDS and not are_things(cards, beginning):
        return "a list of articles: most of its text are titles of others and teasers"
    if cards.between >= _MANY and len(body.text) <= SHORT:
        return (
            "a list of articles: other titles stand between its headline and its text"
        )
    is_without_prose = cards.prose < _LEAST_PROSE and (
        cards.titles >= _MANY_TITLES or _is_of_titles(body)
    )
    if is_without_prose:
        return "a page without text, its headline and titles of others apart"
    if len(body.text) <= SHORT and _begins_as_teaser(body.page, body.article):
        return "a list of articles: its text is a teaser among others"
    return ""


def states_an_article(page: Page) -> bool:
    """Return whether a page states that it is one article, with its day or headline.

    What it says to networks (`og:type`) is no evidence, as many lists say the same.
    """
    headlines = {
        str(item.get("headline"))
        for item in page.objects
        if is_article(item) and item.get("headline") and item.get("datePublished")
    }
    if len(headlines) == 1 or page.meta("article:published_time").value:
        return True
    return not words()["article_classes"].isdisjoint(_body_classes(page))


def _begins_as_teaser(blocks: Sequence[Block], article: Sequence[Block]) -> bool:
    """Return whether a text stands below a headline that leads to another page.

    So do the teasers of home pages, among many such headlines and without one of the
    page's own.
    """
    first = id(article[0]) if article else 0
    linked: list[bool] = []
    above = False
    for block in blocks:
        if is_headline(block.element):
            if block.element.tag == "h1" and block.linked < LINK:
                return False
            linked.append(is_title(block))
        if id(block) == first:
            above = bool(linked) and linked[-1]
    return above and sum(linked) >= _MANY


def _is_of_titles(body: Body) -> bool:
    """Return whether most of a text is titles of other articles, and nothing else."""
    text = key_of(body.text)
    titles = {block.key for block in body.page if is_title(block)}
    return sum(len(t) for t in titles if t in text) >= _CARDS * len(text)


def _named_as_list(page: Page, beginning: Beginning) -> str:
    """Return what names a page as a list: "address", "class" …, or ""."""
    if not words()["classes"].isdisjoint(_body_classes(page)):
        return "class"
    kinds = {kind for item in page.objects for kind in types_of(item)}
    if not words()["types"].isdisjoint(kinds):
        return "linked data"
    url = page.url or page.meta("og:url").value
    if is_front_page(url):
        return "" if beginning.is_of_article and beginning.is_dated else "address"
    is_list = is_like_a_list(url) and not beginning.is_of_article
    return "address" if is_list else ""


def _body_classes(page: Page) -> frozenset[str]:
    body = page.tree.find("body")
    return frozenset("" if body is None else (body.get("class") or "").lower().split())
