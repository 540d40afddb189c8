"""Which rules are there for the pages of a particular site?"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from cssselect import HTMLTranslator, SelectorError

from corpus.extraction.blocks import page_blocks
from corpus.site_rules.tables import SiteTable, site_tables
from corpus.site_rules.text_pages import TextRules, text_rules

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator
    from pathlib import Path

    from corpus.extraction.page import Page

_KEPT = 500
"""Sites whose rules are remembered."""
_MAX_LINES = 5000
"""Lines of a page among which one is looked for that says whose it is."""
_ZONE = "zone"
_SELECTORS = ("title", "body", "lede", "date")
_KEYS = (*_SELECTORS, "hosts", "drop", _ZONE, "source", "story", "story_group")


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """The rules of one site for its pages in HTML; the data file explains each.

    Selectors are those of CSS, "" where the site needs none.

    Attributes:
        text: rules for the lines of its pages, where it has any.
    """

    name: str
    hosts: tuple[str, ...] = ()
    title: str = ""
    body: str = ""
    lede: str = ""
    date: str = ""
    drop: tuple[str, ...] = ()
    zone: str = ""
    source: str = ""
    story: re.Pattern[str] | None = None
    story_group: str = ""
    text: TextRules | None = None

    def owns(self, address: str) -> bool:
        """Return whether an address is one of the site's, or below one of its hosts."""
        host = (urlsplit(address).hostname or "").lower()
        return any(host == own or host.endswith(f".{own}") for own in self.hosts)


def site_of(page: Page, rules: Path | None = None) -> Site | None:
    """Return the rules of a page's site, None if it has none.

    The page's address says which it is, or a line that only pages of a site have.

    Args:
        page: the page.
        rules: a file of rules that come before those of Hoptac.

    Raises:
        RuleError: a rule is broken.
    """
    sites = html_sites(rules)
    for address in _addresses(page):
        for site in sites:
            if site.owns(address):
                return site
    lines = list(_lines(page))
    return next((s for s in sites if s.text and s.text.owns(lines)), None)


def html_sites(rules: Path | None = None) -> tuple[Site, ...]:
    """Return the rules of all sites for pages in HTML, a user's own first.

    Raises:
        RuleError: one is broken.
    """
    return tuple(map(_site, site_tables(rules)))


@lru_cache(maxsize=_KEPT)
def _site(table: SiteTable) -> Site:
    text = text_rules(table)
    html = table.table("html")
    if html is None:
        return Site(name=table.name, text=text)
    html.only(*_KEYS)
    selectors = {key: _selector(html, key, html.text(key)) for key in _SELECTORS}
    return Site(
        name=table.name,
        hosts=tuple(host.lower() for host in html.texts("hosts")),
        drop=tuple(_selector(html, "drop", text) for text in html.texts("drop")),
        zone=_zone(html),
        source=html.text("source"),
        story=html.pattern("story", "story"),
        story_group=html.text("story_group", table.name),
        text=text,
        **selectors,
    )


def _selector(table: SiteTable, key: str, selector: str) -> str:
    """Return a selector if it is one."""
    try:
        if selector:
            HTMLTranslator().css_to_xpath(selector)
    except SelectorError as error:
        what = f"is no selector of CSS ({error}): {selector!r}"
        raise table.error(key, what) from error
    return selector


def _zone(table: SiteTable) -> str:
    zone = table.text(_ZONE)
    try:
        if zone:
            ZoneInfo(zone)
    except (KeyError, ValueError, OSError) as error:
        what = f"is no time zone: {zone!r}"
        raise table.error(_ZONE, what) from error
    return zone


def _addresses(page: Page) -> Iterator[str]:
    """Yield the addresses that a page is said to have, the surest first."""
    yield page.url
    for link in page.tree.iter("link"):
        if (link.get("rel") or "").lower() == "canonical":
            yield link.get("href") or ""
    yield page.meta("og:url").value


def _lines(page: Page) -> Iterator[str]:
    """Yield lines of a page that may say whose it is."""
    title = page.tree.find(".//title")
    if title is not None and title.text:
        yield title.text.strip()
    for block, _ in zip(page_blocks(page.tree), range(_MAX_LINES), strict=False):
        yield block.text
