"""Does a page only say something about its site, in place of an article?

That there is no such page, that a person or a consent is asked for, or what every site
has besides articles: an imprint, a form to log in, prices. The headline tells, whole or
by its beginning; the words are in `data/not_articles.toml`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from corpus.extraction.not_articles import words
from corpus.extraction.own_article import beginning_of
from corpus.extraction.wording import holds, wording

if TYPE_CHECKING:
    from corpus.extraction.body import Body
    from corpus.extraction.page import Page

SHORT = 1500
"""Characters up to which a page's text may say only that there is no article."""

_HEADLINE = 70
_SEPARATOR = re.compile(r"\s+[-–—|•·]\s+|\s*[|»]\s*")
# A status of RFC 9110 as a headline.
_STATUS = re.compile(r"[45]\d\d\s*(?:[-–—|:]|error|not |erreur|błąd|lỗi|помилка)")


def message(page: Page, body: Body) -> str:
    """Return which message a page shows in place of an article, "" if it is none."""
    if _is_service(page, body):
        return "a page about the site, such as its imprint or a form; leave it out"
    if len(body.text) > SHORT:
        return ""
    for text in (*_headlines(page), body.text.split("\n", 1)[0]):
        line = text.lower().replace("’", "'").strip(' \t\u00a0!.…-–—|:«»"')
        if len(line) > _HEADLINE:
            continue
        if _begins(line, "missing"):
            return "the page only says that there is none; leave it out"
        if _begins(line, "gates"):
            return (
                "the page only asks for consent, or whether a person is there; "
                "save it anew from a browser"
            )
    return ""


def _begins(line: str, kind: str) -> bool:
    if kind == "missing" and (line in words()["whole"] or _STATUS.match(line)):
        return True
    return any(
        line.startswith(start) and not line[len(start) : len(start) + 1].isalnum()
        for start in words()[kind]
    )


def _headlines(page: Page) -> list[str]:
    title = page.tree.find(".//title")
    found = ["" if title is None else title.text or ""]
    found += [heading.text_content() for heading in page.tree.findall(".//h1")[:3]]
    return [" ".join(text.split()) for text in found]


def _is_service(page: Page, body: Body) -> bool:
    """Return whether a page is about its site: by its headline, title and address.

    Words that an article may have as its headline, too, count on a short page without a
    day; so does an address, below a headline that is no longer than a name.
    """
    names = _names(page)
    if not words()["services"].isdisjoint(names):
        return True
    beginning = beginning_of(page, body.page)
    if len(body.text) > SHORT or beginning.is_dated:
        return False
    if not words()["short_services"].isdisjoint(names):
        return True
    return bool(names) and not beginning.is_long and _has_address_of_service(page.url)


def _names(page: Page) -> frozenset[str]:
    """Return what a page is called: by its title and its heading, if they agree.

    Of several headings that the title does not repeat, any may be a side column's.
    """
    title, *main = _headlines(page)
    called = wording(_SEPARATOR.split(title)[0])
    shown = [wording(text) for text in main]
    if not shown or called in shown:
        return frozenset({called} - {""})
    if whole := [text for text in shown if holds(wording(title), text)]:
        is_of_site = not any(
            holds(text, called) or len(text) > len(called) for text in whole
        )
        return frozenset({called} if is_of_site else whole)
    if alike := [text for text in shown if " " in called and holds(text, called)]:
        return frozenset({called, *alike})
    return frozenset(shown if len(shown) == 1 else ())


def _has_address_of_service(url: str) -> bool:
    try:
        parts = [part for part in urlsplit(url.lower()).path.split("/") if part]
    except ValueError:
        return False
    return bool(parts) and parts[-1].split(".")[0] in words()["service_addresses"]
