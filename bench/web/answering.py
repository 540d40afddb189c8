"""What does a host answer to a request at a moment?"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from markupsafe import Markup

from bench.web.answers import (
    Answer,
    compressed,
    conditional,
    dated,
    faulty,
    html,
    redirect,
    robots,
)
from bench.web.designs import load_furniture
from bench.web.indexes import index_answer
from bench.web.sheets import article_sheet

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from bench.web.host import Article, Host, Shown
    from bench.web.sheets import Sheet

_CHARSETS = {
    "cp1250": "windows-1250",
    "cp1251": "windows-1251",
    "cp1252": "windows-1252",
    "utf-8-sig": "utf-8",
}
_WRONG = {"utf-8": "iso-8859-1"}
"""What a server says that is wrong about its encoding; utf-8 of all others."""
_MARKS = {
    "noindex": ("robots", "noindex, follow", "X-Robots-Tag", "noindex"),
    "reserve": ("tdm-reservation", "1", "tdm-reservation", "1"),
}
"""Name and content of the element, name and value of the header."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A request, as the log keeps it.

    Attributes:
        at: when, by the clock of the test web.
        host: of the header Host, without its port.
        path: with its query.
        headers: names in lower case.
        status: of the answer; 0 if there was none.
    """

    at: datetime
    host: str
    path: str
    headers: Mapping[str, str]
    status: int


def answer_of(host: Host, port: int, asked: Asked) -> Answer:
    """Return what a host answers to a request; its status there does not matter."""
    shown = host.shown(asked.at, port)
    answer = _own(shown, asked)
    for path, fault in shown.state.faults:
        if path in asked.path:
            answer = faulty(fault, answer, asked.at)
    return compressed(conditional(answer, asked.headers), asked.headers)


def _own(shown: Shown, asked: Asked) -> Answer:
    """Return what is answered where no fault is in force."""
    if asked.path == "/robots.txt":
        return robots(shown.state.robots)
    answer = index_answer(shown, asked.path)
    if answer is not None:
        return answer
    for article in shown.every():
        if _path(article.url) == asked.path:
            return _article(shown, article)
        if asked.path in map(_path, shown.former(article)):
            return redirect(article.piece.status, article.url)
    return _not_found(shown, 404)


def _path(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.path}?{parts.query}" if parts.query else parts.path


def _article(shown: Shown, article: Article) -> Answer:
    """Return an article's page, or what stands in its place."""
    match article.piece.gone:
        case "410" | "404":
            return _not_found(shown, int(article.piece.gone))
        case "soft":
            return _not_found(shown, 200)
        case "home":
            return redirect(302, f"{shown.home}/")
    sheet = article_sheet(
        shown.site,
        article.placed,
        today=shown.now,
        corrected=article.modified,
        head=_head(article),
    )
    headers = {"Content-Type": _content_type(shown, sheet)}
    for mark in sorted(article.piece.marks):
        headers[_MARKS[mark][2]] = _MARKS[mark][3]
    return _stamped(shown, article, Answer(200, sheet.data, headers))


def _stamped(shown: Shown, article: Article, answer: Answer) -> Answer:
    etags = shown.host.etags
    if etags == "none":
        return answer
    tag = "" if etags == "body" else f"{article.url} {article.piece}"
    return dated(answer, article.modified, tag, weak=etags == "weak")


def _head(article: Article) -> Markup:
    element = Markup('<meta name="{}" content="{}">')
    found = [element.format(*_MARKS[m][:2]) for m in sorted(article.piece.marks)]
    return Markup().join(found)


def _content_type(shown: Shown, sheet: Sheet) -> str:
    encoding = _CHARSETS.get(sheet.encoding, sheet.encoding)
    match shown.host.charsets:
        case "none":
            return "text/html"
        case "wrong":
            return f"text/html; charset={_WRONG.get(encoding, 'utf-8')}"
        case _:
            return f"text/html; charset={encoding}"


def _not_found(shown: Shown, status: int) -> Answer:
    words = load_furniture()[shown.host.languages[0]]
    page = html(status, words["not_found"])
    more = f"<p>{words['not_found_why']}</p></body>".encode()
    return replace(page, body=page.body.replace(b"</body>", more))
