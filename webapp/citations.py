"""How is an article cited in the formats of reference managers?"""

from __future__ import annotations

import json
import re
from itertools import count
from typing import TYPE_CHECKING, Any, NamedTuple

from corpus import language_label
from webapp.one_line import one_line
from webapp.url_parts import url_parts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from datetime import date

    from corpus import Article

_ESCAPED = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
        **{sign: f"\\{sign}" for sign in "{}%&#_$"},
    }
)
_URL_ESCAPED = str.maketrans({"{": "%7B", "}": "%7D", "\\": "%5C", " ": "%20"})
"""What would end a field or begin a command, in an address."""


class Citation(NamedTuple):
    """What is cited.

    Attributes:
        article: the article.
        url: where it can be read.
        accessed: the day of access.
    """

    article: Article
    url: str
    accessed: date


class CitationFormat(NamedTuple):
    """A format of references: its writer, media type and file suffix.

    A file has any number of references, in the order in which they are given.
    """

    write: Callable[[Sequence[Citation]], str]
    mimetype: str
    suffix: str


def web_address(url: str) -> str:
    """Return a URL if it is one of the web, or "": nothing else may become a link."""
    parts = url_parts(url)
    return url if parts.scheme in {"http", "https"} and parts.hostname else ""


def _ris(every: Sequence[Citation]) -> str:
    """Write references as RIS (Research Information Systems)."""
    return "".join(map(_ris_reference, every))


def _ris_reference(cited: Citation) -> str:
    article, published = cited.article, cited.article.published
    fields = [
        ("TY", "NEWS"),
        ("ID", article.id),
        ("TI", article.title),
        ("T2", article.source),
        ("PY", str(published.year) if published else ""),
        ("DA", published.strftime("%Y/%m/%d/") if published else ""),
        ("LA", article.lang),
        ("UR", cited.url),
        ("Y2", cited.accessed.strftime("%Y/%m/%d/")),
    ]
    lines = [f"{tag}  - {one_line(value)}" for tag, value in fields if value]
    return "\r\n".join([*lines, "ER  - ", ""])


def _bibtex(every: Sequence[Citation]) -> str:
    """Write references as BibTeX, which biber reads, too; each has a key of its own.

    The braces around a title protect its capitals.
    """
    return "\n".join(map(_bibtex_reference, every, _keys(every)))


def _keys(every: Sequence[Citation]) -> Iterator[str]:
    """Yield a key for each reference, made of the article's id."""
    known: set[str] = set()
    for cited in every:
        key = re.sub(r"[^0-9A-Za-z.:-]+", "-", cited.article.id).strip("-") or "article"
        free = (f"{key}-{number}" for number in count(2))
        while key.casefold() in known:
            key = next(free)
        known.add(key.casefold())
        yield key


def _bibtex_reference(cited: Citation, key: str) -> str:
    article, published = cited.article, cited.article.published
    fields = {
        "title": f"{{{one_line(article.title).translate(_ESCAPED)}}}",
        "organization": one_line(article.source).translate(_ESCAPED),
        "date": published.isoformat() if published else "",
        "year": str(published.year) if published else "",
        "langid": language_label(article.lang, "en").lower(),
        "url": one_line(cited.url).translate(_URL_ESCAPED),
        "urldate": cited.accessed.isoformat(),
    }
    lines = [f"  {name} = {{{value}}}," for name, value in fields.items() if value]
    return "\n".join([f"@online{{{key},", *lines, "}", ""])


def _csl(every: Sequence[Citation]) -> str:
    """Write references as a list of CSL-JSON items."""
    return json.dumps([*map(_csl_item, every)], ensure_ascii=False, indent=1) + "\n"


def _csl_item(cited: Citation) -> dict[str, Any]:
    article, published = cited.article, cited.article.published
    item: dict[str, Any] = {
        "id": article.id,
        "type": "article-newspaper",
        "title": one_line(article.title),
        "container-title": one_line(article.source),
        "language": article.lang,
        "URL": cited.url,
        "issued": published and _parts(published),
        "accessed": _parts(cited.accessed),
    }
    return {name: value for name, value in item.items() if value}


def _parts(day: date) -> dict[str, list[list[int]]]:
    return {"date-parts": [[day.year, day.month, day.day]]}


CITATION_FORMATS: Mapping[str, CitationFormat] = {
    "ris": CitationFormat(_ris, "application/x-research-info-systems", "ris"),
    "bibtex": CitationFormat(_bibtex, "application/x-bibtex", "bib"),
    "csl": CitationFormat(_csl, "application/vnd.citationstyles.csl+json", "json"),
}
"""Formats by their name in addresses."""
