"""What of the lines of a page is the article?

A page of a known site is cut by that site's rules (`data/sites.toml`); a page of an
unknown site comes out whole, since furniture in a body harms less than a lost line.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from corpus.raw_article import RawArticle
from corpus.site_rules.tables import SiteTable, site_tables

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

HEADLINE_LENGTH = 200
"""Longest first line, in characters, that is taken for an unknown page's headline."""

_CENTURY = 2000
_KEPT = 200
"""Sites whose rules are remembered."""
_NEVER = re.compile(r"(?!)")
_KEYS = (
    "name",
    "recognise",
    "banner",
    "dateline",
    "source",
    "link_date",
    "drop",
    "end",
    "strip",
    "publishers",
    "html",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class TextRules:
    """The page rules of one site; the data file explains each."""

    name: str
    recognise: tuple[re.Pattern[str], ...]
    banner: re.Pattern[str]
    dateline: re.Pattern[str]
    source: re.Pattern[str]
    link_date: re.Pattern[str]
    drop: tuple[re.Pattern[str], ...]
    end: tuple[re.Pattern[str], ...]
    strip: re.Pattern[str]
    publishers: dict[str, str] = field(default_factory=dict)

    def owns(self, lines: Sequence[str]) -> bool:
        """Return whether a page is of this site."""
        return any(_matches_any(self.recognise, line) for line in lines)


def find_article(article_id: str, text: str, file: Path | None = None) -> RawArticle:
    """Return the article in a page's text, by the rules of the page's site if known."""
    lines = [line.strip() for line in text.splitlines()]
    for site in sites(file):
        if site.owns(lines):
            return of_known_site(article_id, site, lines)
    return _of_unknown_site(article_id, lines)


def of_known_site(article_id: str, site: TextRules, lines: Sequence[str]) -> RawArticle:
    """Return the article in the lines of a page of a known site."""
    title, publisher, url = "", "", ""
    published: date | None = None
    after_banner = False
    body: list[str] = []
    for line in lines:
        if not body and not title and site.banner.fullmatch(line):
            after_banner = True
        elif _matches_any(site.end, line):
            break
        elif source := site.source.fullmatch(line):
            url = source["url"]
            break
        elif dateline := site.dateline.fullmatch(line):
            publisher, published = dateline["publisher"].strip(), _date(dateline)
        elif line and not _matches_any(site.drop, line):
            if after_banner and not title:
                title = line
            else:
                body.append(site.strip.sub("", line, count=1))
    return RawArticle(
        id=article_id,
        title=title,
        body="\n".join(body),
        published=published or _date_in_link(site, url),
        url=url,
        source=publisher or site.publishers.get(urlsplit(url).hostname or "", ""),
    )


def _of_unknown_site(article_id: str, lines: Sequence[str]) -> RawArticle:
    """Return every line; a short first one before a blank line is the headline."""
    first = next((i for i, line in enumerate(lines) if line), len(lines))
    rest = lines[first + 1 :]
    if (
        first < len(lines)
        and len(lines[first]) <= HEADLINE_LENGTH
        and lines[first][-1] not in ".!?…:;,"
        and rest[:1] == [""]
        and any(rest)
    ):
        return RawArticle(id=article_id, title=lines[first], body=_paragraphs(rest))
    return RawArticle(id=article_id, body=_paragraphs(lines))


def _paragraphs(lines: Sequence[str]) -> str:
    return "\n".join(line for line in lines if line)


def _date_in_link(site: TextRules, url: str) -> date | None:
    match = site.link_date.search(url)
    return _date(match) if match else None


def _date(match: re.Match[str]) -> date | None:
    """Return the date of a match's groups, None if the calendar has no such day."""
    year = int(match["year"])
    if len(match["year"]) == 2:  # noqa: PLR2004 - a year of two digits
        year += _CENTURY
    try:
        return date(year, int(match["month"]), int(match["day"]))
    except ValueError:
        return None


def _matches_any(patterns: tuple[re.Pattern[str], ...], line: str) -> bool:
    return any(pattern.fullmatch(line) for pattern in patterns)


def sites(file: Path | None = None) -> tuple[TextRules, ...]:
    """Return the rules of all known sites for pages in text, a user's own first.

    Raises:
        RuleError: one is broken.
    """
    return tuple(
        rules for table in site_tables(file) if (rules := text_rules(table)) is not None
    )


@lru_cache(maxsize=_KEPT)
def text_rules(table: SiteTable) -> TextRules | None:
    """Return a site's rules for pages in text, None if it has none.

    Raises:
        RuleError: one is broken.
    """
    table.only(*_KEYS)
    publishers = table.table("publishers")
    if "recognise" not in table.values:
        return None
    return TextRules(
        name=table.name,
        recognise=table.patterns("recognise"),
        banner=table.pattern("banner") or _NEVER,
        dateline=table.pattern("dateline", "publisher", "day", "month", "year")
        or _NEVER,
        source=table.pattern("source", "url") or _NEVER,
        link_date=table.pattern("link_date", "day", "month", "year") or _NEVER,
        drop=table.patterns("drop"),
        end=table.patterns("end"),
        strip=table.pattern("strip") or _NEVER,
        publishers=dict(publishers.values) if publishers else {},
    )
