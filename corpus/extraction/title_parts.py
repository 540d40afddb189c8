"""What of a stated title is the headline, and what did the site add to it?

Sites add their name, a section or the day, most often behind a separator: "Headline |
Section | Site". A part is taken away at either end if the page itself says that it is
one of these, or if what is left is the whole text of an element that the page shows.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from corpus.extraction.element_text import seen_text, stated_text
from corpus.extraction.linked_data import text_of
from corpus.extraction.surroundings import leads_home
from corpus.extraction.wording import wording

if TYPE_CHECKING:
    from collections.abc import Iterator

    from corpus.extraction.page import Page
    from corpus.extraction.sites import Site

# A separator between parts; a hyphen or a dash parts only with blanks around it.
_SEPARATOR = re.compile(
    r"(\s*\|+\s*|\s+[-–—‒―]+\s+|\s*::+\s*|\s+[•·»«›‹>/\\~:]\s+|\s*[•»›]\s*|:\s+|\s-(?=\S)|(?<=\S)-\s)"
)
_NAME_METAS = (
    *("og:site_name", "application-name", "apple-mobile-web-app-title", "publisher"),
    *("twitter:site", "dc.publisher", "cre", "copyright"),
)
_OTHER_METAS = (
    *("article:section", "parsely-section", "section", "author", "dc.creator"),
    "article:author",
)
_DAY = re.compile(r"^[\W\d]*\d{1,4}\W+\d{1,2}\W+\d{1,4}[\W\d]*$")
_MOST_PIECES = 13
_MOST_LINKS = 300
_LONGEST_NAME = 60
_SHORTEST_NAME = 3
_HOST_PARTS = frozenset(("www", "m", "amp", "fr", "pl", "vi", "uk", "en", "com", "net"))


@dataclass(frozen=True, slots=True)
class Names:
    """Wordings of what sites add to titles.

    Attributes:
        site: names of the site.
        all: these, and names of sections and authors.
    """

    site: frozenset[str]
    all: frozenset[str]


def names_of_site(page: Page, site: Site | None) -> Names:
    """Return wordings of what is no headline: names of the site, sections, authors."""
    own = {site.name, site.source} if site else set()
    others: set[str] = set()
    for meta in _NAME_METAS:
        own.update(page.metas.get(meta, ())[:3])
    for meta in _OTHER_METAS:
        others.update(page.metas.get(meta, ())[:3])
    for item in page.objects[:5]:
        own.add(text_of(item.get("publisher")))
        others |= {text_of(item.get(key)) for key in ("articleSection", "author")}
    for host in (urlsplit(page.url).hostname, _host_stated(page)):
        own.update(_names_of_host(host or ""))
    own.update(_names_of_logos(page))
    if page.capture:
        own.add(page.capture.source)
    return Names(_wordings(own), _wordings(own | others))


def _wordings(names: set[str]) -> frozenset[str]:
    return frozenset(filter(None, (wording(stated_text(name)) for name in names)))


def without_additions(title: str, names: Names) -> str:
    """Return a stated title without what its site added, "" if nothing else is left."""
    pieces = _SEPARATOR.split(title)
    if len(pieces) == 1:
        return "" if wording(title) in names.all else title
    first, last = 0, len(pieces)
    while last - first > 1 and _is_addition(pieces[last - 1], pieces[last - 2], names):
        last -= 2
    while last - first > 1 and _is_addition(pieces[first], pieces[first + 1], names):
        first += 2
    left = "".join(pieces[first:last]).strip()
    if last - first == 1 and _is_addition(left, "", names):
        return ""
    return left


def wordings_of_parts(title: str) -> frozenset[str]:
    """Return the wordings of a title's parts and of neighbouring parts together."""
    pieces = _SEPARATOR.split(title)[:_MOST_PIECES]
    ends = range(len(pieces) + 1)
    return frozenset(
        wording("".join(pieces[first:last])) for first in ends for last in ends[first:]
    )


def _is_addition(part: str, separator: str, names: Names) -> bool:
    """Return whether a part of a title is one that sites add.

    A section or an author before a colon is a part of the headline.
    """
    words = wording(part)
    if not words or _DAY.match(part):
        return True
    joined = words.replace(" ", "")
    known = names.site if separator.strip() == ":" else names.all
    return any(words == name or joined == name.replace(" ", "") for name in known)


def _names_of_logos(page: Page) -> Iterator[str]:
    """Yield what links to the site's front page say, in letters or in a picture."""
    for link, _ in zip(page.tree.iter("a"), range(_MOST_LINKS), strict=False):
        if leads_home(link) and link.get("href"):
            alts = [image.get("alt") or "" for image in link.iter("img")]
            for name in (seen_text(link), link.get("title") or "", *alts):
                if len(name) <= _LONGEST_NAME:
                    yield name


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
