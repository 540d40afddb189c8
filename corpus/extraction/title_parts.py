"""What of a stated title is the headline, and what did the site add to it?

Sites add their name, a section or the day, most often behind a separator: "Headline |
Section | Site". A part is taken away at either end if the page itself says that it is
one of these, or if what is left is the whole text of an element that the page shows.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from corpus.extraction.element_text import plain, seen_text, stated_text
from corpus.extraction.host_names import is_named_by
from corpus.extraction.linked_data import text_of
from corpus.extraction.page_data import lines
from corpus.extraction.surroundings import leads_home
from corpus.extraction.wording import wording

if TYPE_CHECKING:
    from collections.abc import Iterator

    from corpus.extraction.page import Page
    from corpus.extraction.sites import Site

# A separator between parts; a hyphen or a dash parts only with blanks around it.
_SEPARATOR = re.compile(
    r"(\s*\|+\s*|\s+[-–—‒―]+\s+|\s*::+\s*|\s+(?:[•·»«›‹<>\\~:_→←*]|/+)\s+|\s*[•»›]\s*|:\s+|\s-(?=\S)|(?<=\S)-\s)"
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
_LOOSE_END = re.compile(r"\s+[-–—|:»•/]+\s*$")
_IN_BRACKETS = re.compile(r"\s*[(\[](?P<name>[^()\[\]]{2,60})[)\]]$")
_BEHIND_COMMA = re.compile(r"[,.]\s+(?P<name>[^,.]{2,60})$")
_BY_AUTHOR = re.compile(r",\s+(?:par|by)\s+(?P<name>[^,]{2,60})$", re.IGNORECASE)
# Between the steps of a path, where a dash may be a headline's own.
_PATH = re.compile(r"[>»›/\\|:•·→]")
_MOST_PIECES = 13
_MOST_LINKS = 300
_MOST_HEADINGS = 20
_LONGEST_NAME = 60
_LONGEST_SECTION = 30
_SHORTEST_NAME = 3
_HOST_PARTS = frozenset(("www", "m", "amp", "fr", "pl", "vi", "uk", "en", "com", "net"))


@dataclass(frozen=True, slots=True)
class Names:
    """Wordings of what sites add to titles.

    Attributes:
        site: names of the site.
        all: these, and names of sections and authors.
        links: short texts of links to other pages, which may be names of sections.
    """

    site: frozenset[str]
    all: frozenset[str]
    links: frozenset[str] = frozenset()


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
    own.update(_names_by_host(page))
    if page.capture:
        own.add(page.capture.source)
    others.update(lines("front_page_words.txt"))
    return Names(
        _wordings(own), _wordings(own | others), _wordings(set(_link_texts(page)))
    )


def _wordings(names: set[str]) -> frozenset[str]:
    return frozenset(filter(None, (wording(stated_text(name)) for name in names)))


def without_additions(title: str, names: Names) -> str:
    """Return a stated title without what its site added, "" if nothing else is left."""
    title = _without_end(title, names)
    pieces = _SEPARATOR.split(title)
    if len(pieces) == 1:
        return "" if wording(title) in names.all else title
    if wording(pieces[0]) in lines("front_page_words.txt"):
        return pieces[-1].strip()  # a path from the front page
    longest = max(pieces[::2], key=len)
    first, last = 0, _end_of_title(pieces, names)
    while last - first > 1 and _is_addition(pieces[last - 1], pieces[last - 2], names):
        last -= 2
    if last - first > 1 and _is_section(pieces[last - 1], longest, names):
        last -= 2
    while last - first > 1 and _is_addition(pieces[first], pieces[first + 1], names):
        first += 2
    while (
        last - first > 1
        and _PATH.search(pieces[first + 1])
        and _is_section(pieces[first], longest, names)
    ):
        first += 2
    left = "".join(pieces[first:last]).strip()
    if last - first == 1 and _is_addition(left, "", names):
        return ""
    return left


def without_site(heading: str, names: Names) -> str:
    """Return a heading without the name of its site at either end."""
    pieces = _SEPARATOR.split(heading)
    if len(pieces) > 1 and not pieces[1].strip().startswith(":"):
        if wording(pieces[0]) in names.site:
            return "".join(pieces[2:]).strip()
        if wording(pieces[-1]) in names.site:
            return "".join(pieces[:-2]).strip()
    return heading


def _end_of_title(pieces: list[str], names: Names) -> int:
    """Return how many pieces are left of a title that ends with a site's slogan.

    The slogan follows its name, as a piece of its own or after a comma.
    """
    for index in range(2, len(pieces), 2):
        words = wording(re.split(r"[,.]\s", pieces[index])[0])
        if words in names.site:
            return index - 1
    return len(pieces)


def _without_end(title: str, names: Names) -> str:
    """Return a title without the site's name or an author behind other signs."""
    title = _LOOSE_END.sub("", title).strip()
    for pattern in (_IN_BRACKETS, _BEHIND_COMMA):
        match = pattern.search(title)
        if match and wording(match["name"]) in names.site:
            return title[: match.start()].strip()
    match = _BY_AUTHOR.search(title)
    if match and wording(match["name"]) in names.all:
        return title[: match.start()].strip()
    return title


def _is_section(part: str, longest: str, names: Names) -> bool:
    """Return whether a part of a title is a link to a section of its site."""
    return part != longest and wording(part) in names.links


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


def _names_by_host(page: Page) -> Iterator[str]:
    """Yield headings and parts of titles that are the name that the host spells."""
    host = urlsplit(page.url).hostname or _host_stated(page)
    elements = islice(page.tree.iter("title", "h1", "h2", "h3"), _MOST_HEADINGS)
    texts = [plain(str(element.text_content())) for element in elements]
    texts += page.metas.get("og:title", ())
    for text in texts:
        bracket = _IN_BRACKETS.search(text) or _BEHIND_COMMA.search(text)
        parts = [*_SEPARATOR.split(text)[::2], bracket["name"] if bracket else ""]
        for part in (*parts, *(part.split(",")[0] for part in parts)):
            if part and len(part) <= _LONGEST_NAME and is_named_by(host, part):
                yield part


def _link_texts(page: Page) -> Iterator[str]:
    """Yield short texts of links that do not lead to the page itself.

    A link in a heading is the title of an article.
    """
    path = urlsplit(page.url).path
    for link in islice(page.tree.iter("a"), _MOST_LINKS):
        href = (link.get("href") or "").strip()
        own = href.startswith("#") or (path and href.endswith(path))
        in_heading = next(link.iterancestors("h1", "h2", "h3", "h4"), None) is not None
        if href and not own and not in_heading:
            text = seen_text(link)
            if len(text) <= _LONGEST_SECTION:
                yield text


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
