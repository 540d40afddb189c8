"""Which of a page's linked data are about the page, and not about others?

Pages describe the articles of a carousel or a column beside theirs. Such an object has
the headline and the address of another page; one of the two alone proves nothing, as
headlines for search engines differ from those shown, and addresses change.
"""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Any

from corpus.extraction.address import (
    addresses_of,
    is_front,
    joined,
    known_address,
    stated_in_head,
)
from corpus.extraction.element_text import stated_text
from corpus.extraction.linked_data import text_of
from corpus.extraction.wording import holds, share_of_words, wording
from corpus.web_address import same_address

if TYPE_CHECKING:
    from collections.abc import Iterable

    from corpus.extraction.page import Page

_TITLE_METAS = ("og:title", "twitter:title")
_MOST_TITLES = 20
_LEAST_SHARED = 0.5
"""Least share of words that two headlines of one article have in common."""


def own_objects(page: Page) -> tuple[dict[str, Any], ...]:
    """Return the objects of a page's linked data that are not of other pages."""
    stated = (joined(page, found.value) for found in stated_in_head(page))
    own = {known_address(page).value, *stated} - {""}
    own = {address for address in own if not is_front(address)}
    if not own or not page.objects:
        return page.objects
    titles = _titles(page)
    return tuple(
        item
        for item in page.objects
        if not _is_elsewhere(page, item, own) or _is_titled_so(item, titles)
    )


def _is_elsewhere(page: Page, item: dict[str, Any], own: set[str]) -> bool:
    """Return whether an object has an address, and that of another page."""
    stated = {joined(page, address) for address in addresses_of(item)} - {""}
    articles = [address for address in stated if not is_front(address)]
    return bool(articles) and not any(
        same_address(one, other) for one in articles for other in own
    )


def _is_titled_so(item: dict[str, Any], titles: Iterable[str]) -> bool:
    """Return whether an object has no headline, or one that the page has."""
    stated = text_of(item.get("headline")) or text_of(item.get("name"))
    headline = wording(stated_text(stated))
    return not headline or any(
        holds(title, headline)
        or holds(headline, title)
        or share_of_words(headline, title) >= _LEAST_SHARED
        for title in titles
    )


def _titles(page: Page) -> set[str]:
    """Return the wordings of titles that a page shows or states, each not empty."""
    elements = islice(page.tree.iter("title", "h1", "h2"), _MOST_TITLES)
    texts = [str(element.text_content()) for element in elements]
    for meta in _TITLE_METAS:
        texts += page.metas.get(meta, ())
    return set(map(wording, map(stated_text, texts))) - {""}
