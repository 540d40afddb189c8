"""What of a stated title is the headline, and what did the site add to it?

Sites add their name, a section or the day, most often behind a separator: "Headline |
Section | Site". A part is taken away at either end if the page itself says that it is
one of these, or if what is left is the whole text of an element that the page shows.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from corpus.extraction.element_text import stated_text
from corpus.extraction.linked_data import text_of
from corpus.extraction.wording import wording

if TYPE_CHECKING:
    from corpus.extraction.page import Page
    from corpus.extraction.sites import Site

# A separator between parts; a hyphen or a dash parts only with blanks around it.
_SEPARATOR = re.compile(
    r"(\s*\|+\s*|\s+[-–—‒―]+\s+|\s*::+\s*|\s+[•·»«›‹>/\\~:]\s+|\s*[•»›]\s*|\s-(?=\S)|(?<=\S)-\s)"
)
_NAME_METAS = (
    *("og:site_name", "application-name", "apple-mobile-web-app-title", "publisher"),
    *("twitter:site", "dc.publisher", "article:section", "cre", "copyright", "author"),
    *("dc.creator", "article:author", "parsely-section", "section"),
)
_DIGITS = re.compile(r"\d")
_DAY = re.compile(r"^[\W\d]*\d{1,4}\W+\d{1,2}\W+\d{1,4}[\W\d]*$")
_LEAST_LETTERS = 4
"""Least letters of a headline that is left."""
_MOST_PIECES = 13
_SHORTEST_NAME = 3
_HOST_PARTS = frozenset(("www", "m", "amp", "fr", "pl", "vi", "uk", "en", "com", "net"))


def names_of_site(page: Page, site: Site | None) -> frozenset[str]:
    """Return wordings of what is no headline: the site's names, sections, its host."""
    names = {site.name, site.source} if site else set()
    for meta in _NAME_METAS:
        names.update(page.metas.get(meta, ())[:3])
    for item in page.objects[:5]:
        names |= {
            text_of(item.get(k)) for k in ("publisher", "articleSection", "author")
        }
    for host in (urlsplit(page.url).hostname, _host_stated(page)):
        names.update(_names_of_host(host or ""))
    if page.capture:
        names.add(page.capture.source)
    return frozenset(filter(None, (wording(stated_text(name)) for name in names)))


def without_additions(title: str, names: frozenset[str]) -> str:
    """Return a stated title without what its site added, "" if nothing else is left."""
    pieces = _SEPARATOR.split(title)
    if len(pieces) == 1:
        return "" if wording(title) in names else title
    first, last = 0, len(pieces)
    while last - first > 1 and _is_addition(pieces[last - 1], names):
        last -= 2
    while last - first > 1 and _is_addition(pieces[first], names):
        first += 2
    left = "".join(pieces[first:last]).strip()
    if last - first == 1 and _is_addition(left, names):
        return ""
    return left


def wordings_of_parts(title: str) -> frozenset[str]:
    """Return the wordings of a title's parts and of neighbouring parts together."""
    pieces = _SEPARATOR.split(title)[:_MOST_PIECES]
    ends = range(len(pieces) + 1)
    return frozenset(
        wording("".join(pieces[first:last])) for first in ends for last in ends[first:]
    )


def _is_addition(part: str, names: frozenset[str]) -> bool:
    """Return whether a part of a title is one that sites add."""
    words = wording(part)
    if not words or _DAY.match(part):
        return True
    joined = words.replace(" ", "")
    return any(words == name or joined == name.replace(" ", "") for name in names)


def _host_stated(page: Page) -> str:
    address = page.meta("og:url").value
    if not address:
        for link in page.tree.iter("link"):
            if (link.get("rel") or "").lower() == "canonical":
                address = link.get("href") or ""
                break
    try:
        return urlsplit(address).hostname or ""
    except ValueError:
        return ""


def _names_of_host(host: str) -> list[str]:
    """Return what sites call themselves after their host: its labels and itself."""
    labels = host.removeprefix("www.").split(".")
    return [
        host,
        host.removeprefix("www."),
        *(x for x in labels if x not in _HOST_PARTS and len(x) >= _SHORTEST_NAME),
    ]
