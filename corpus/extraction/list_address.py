"""Does an address look like that of a list?

Addresses tell little: what is a list's on one site is an article's on the next. So a
number is that of a page only behind a word for pages, and the names of sections are no
sign where the title of an article follows as a file. Whoever asks must weigh the answer
against what the page shows. The words are in `data/not_articles.toml`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, urlsplit

from corpus.extraction.not_articles import words

if TYPE_CHECKING:
    from collections.abc import Sequence

_ARTICLE_SLUG = re.compile(r"\d{4}|(?:[^-]+-){4}")
_LANGUAGE = re.compile(r"[a-z]{2}(?:-[a-z]{2})?")
_FILE = re.compile(r"(?P<name>.+)\.(?:[a-z]?html?|php\d?|aspx?|jsp|cgi)")
_INDEX = re.compile(r"(?:index|default|home|main)(?:\.\w{2,5})?")
_NUMBERED = re.compile(r"(?P<word>[^\W\d]+)[-_]?\d{1,4}")
_NUMBER = re.compile(r"\d{1,4}")
_YEAR = re.compile(r"(?:19|20)\d\d")
_MONTH_OR_DAY = re.compile(r"[0-3]?\d")
_LONG_SLUG = 15
"""Letters from which on the name of a file without hyphens may be a title's."""
_PARTS_OF_A_DAY = 3


def is_front_page(url: str) -> bool:
    """Return whether an address is that of a site's front page, in any language."""
    parts, queries = _split(url)
    if not url or any(map(_is_number_of_article, queries)) or _lists(queries):
        return False
    return not parts or (len(parts) == 1 and bool(_LANGUAGE.fullmatch(parts[0])))


def is_like_a_list(url: str) -> bool:
    """Return whether an address looks like that of a list, a front page's apart."""
    parts, queries = _split(url)
    if any(_is_number_of_page(name, value) for name, value in queries):
        return True
    if not parts:
        return _lists(queries)
    if _ARTICLE_SLUG.search(parts[-1]):
        return False
    return _has_page(parts) or _is_of_a_day(parts) or _is_below_a_list(parts)


def _split(url: str) -> tuple[list[str], list[tuple[str, str]]]:
    """Return the parts of an address's path, an index left out, and of its query."""
    try:
        split = urlsplit(url.lower())
    except ValueError:
        return [url], []
    parts = [part for part in split.path.split("/") if part]
    if parts and _INDEX.fullmatch(parts[-1]):
        parts.pop()
    return parts, parse_qsl(split.query)


def _is_number_of_article(query: tuple[str, str]) -> bool:
    """Return whether a part of a query is the number of an article, as `?p=12` is."""
    name, value = query
    aside = name in words()["asides"] or name.startswith("utm_")
    return value.isdecimal() and not aside


def _is_number_of_page(name: str, value: str) -> bool:
    return name in words()["page_words"] and bool(_NUMBER.fullmatch(value))


def _lists(queries: Sequence[tuple[str, str]]) -> bool:
    return any(value and name in words()["list_queries"] for name, value in queries)


def _has_page(parts: Sequence[str]) -> bool:
    """Return whether a path ends in the number of a page, as `page/2` and `trang-2`."""
    last = _stem(parts[-1])
    if found := _NUMBERED.fullmatch(last):
        return found["word"] in words()["page_words"]
    return (
        len(parts) > 1
        and bool(_NUMBER.fullmatch(last))
        and parts[-2] in words()["page_words"]
    )


def _is_of_a_day(parts: Sequence[str]) -> bool:
    """Return whether a path ends in a day or a month, and in nothing behind it."""
    for first in range(max(0, len(parts) - _PARTS_OF_A_DAY), len(parts) - 1):
        rest = [_stem(part) for part in parts[first + 1 :]]
        if _YEAR.fullmatch(parts[first]) and all(map(_MONTH_OR_DAY.fullmatch, rest)):
            return True
    return False


def _is_below_a_list(parts: Sequence[str]) -> bool:
    """Return whether a part is the name of lists, unless an article follows it."""
    places = [place for place, part in enumerate(parts) if _stem(part) in _names()]
    if not places:
        return False
    behind = parts[places[-1] + 1 :]
    if len(behind) > 1 and _is_file_of_article(behind[-1]):
        return False
    is_number = len(behind) == 1 and behind[0].isdecimal()
    return not (is_number and parts[places[-1]] in words()["archives"])


def _is_file_of_article(part: str) -> bool:
    found = _FILE.fullmatch(part)
    if not found or _NUMBERED.fullmatch(found["name"]):
        return False
    return "-" in found["name"] or "_" in found["name"] or len(part) >= _LONG_SLUG


def _names() -> frozenset[str]:
    return words()["segments"] | words()["archives"]


def _stem(part: str) -> str:
    found = _FILE.fullmatch(part)
    return found["name"] if found else part
