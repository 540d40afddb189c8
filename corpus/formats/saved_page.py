"""What on a saved web page is the article?

A page of a known site is cut by that site's rules (`data/sites.toml`); a page of an
unknown site comes out whole, since furniture in a body harms less than a lost line.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from corpus.errors import RuleError, UnreadableError
from corpus.formats.decoding import decode
from corpus.formats.file_format import FileFormat, whole_file
from corpus.raw_article import RawArticle
from corpus.repair.texts import mend

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpus.formats.file_format import PageRules
    from corpus.raw_article import RawChunk

HEADLINE_LENGTH = 200
"""Longest first line, in characters, that is taken for an unknown page's headline."""

_CENTURY = 2000


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
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


def parse_page(stem: str, chunk: RawChunk, _rules: PageRules) -> RawArticle:
    """Return the article of a saved page.

    Raises:
        UnreadableError: the file is empty, in no encoding that is read, or garbled.
    """
    text = decode(chunk.data)
    if not text.strip():
        reason = "the file is empty; delete it or save the page anew"
        raise UnreadableError(reason)
    mended = mend(text)  # before lines are cut and stripped, which costs misread signs
    if mended.left:
        raise UnreadableError(mended.left)
    return replace(find_article(stem, mended.text), mended=mended.kinds)


def find_article(article_id: str, text: str) -> RawArticle:
    """Return the article in a page's text, by the rules of the page's site if known."""
    lines = [line.strip() for line in text.splitlines()]
    for site in sites():
        if site.owns(lines):
            return _of_known_site(article_id, site, lines)
    return _of_unknown_site(article_id, lines)


def _of_known_site(article_id: str, site: Site, lines: Sequence[str]) -> RawArticle:
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


def _date_in_link(site: Site, url: str) -> date | None:
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


@cache
def sites() -> tuple[Site, ...]:
    """Return the rules of all known sites.

    Raises:
        RuleError: the data file lacks a rule or holds a broken pattern.
    """
    text = resources.files("corpus").joinpath("data", "sites.toml").read_text("utf-8")
    return tuple(_site(rules) for rules in tomllib.loads(text)["site"])


def _site(rules: dict[str, object]) -> Site:
    compiled: dict[str, object] = {}
    try:
        for key, rule in rules.items():
            if isinstance(rule, list):
                compiled[key] = tuple(re.compile(pattern) for pattern in rule)
            elif key not in {"name", "publishers"}:
                compiled[key] = re.compile(str(rule))
            else:
                compiled[key] = rule
        return Site(**compiled)  # type: ignore[arg-type] # checked by the caller's data
    except (re.error, TypeError) as error:
        reason = f"sites.toml, site {rules.get('name')!r}: {error}"
        raise RuleError(reason) from error


FORMAT = FileFormat(suffixes=(".txt",), cut=whole_file, parse=parse_page)
