"""How is a whole list of results written to a file?

Article by article, so that memory does not grow with the list.
"""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING, Any, NamedTuple

from search.port.document import partners
from webapp.serializers import head_document

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from search.port.document import Tag
    from search.port.matches import TaggedArticle

COLUMNS = (
    "id",
    "title",
    "lang",
    "published",
    "source",
    "url",
    "countries",
    "organizations",
    "topics",
    "link",
)
_FORMULA = frozenset("=+-@\t\r")
"""What begins a formula where a table is opened in a spreadsheet."""


class Kind(NamedTuple):
    """A format of lists: how it is written and its type."""

    write: Callable[[Iterable[TaggedArticle], Callable[[str], str]], Iterator[str]]
    mimetype: str


def _csv(founds: Iterable[TaggedArticle], link: Callable[[str], str]) -> Iterator[str]:
    """Write a table with a head; values of one cell stand apart by semicolons.

    Args:
        founds: the articles.
        link: gives the address of an article's page by its id.
    """
    yield "\ufeff"  # tells spreadsheets that it is UTF-8
    yield _row(COLUMNS)
    for found in founds:
        article = found.article
        yield _row(
            (
                article.id,
                article.title,
                article.lang,
                article.published.isoformat() if article.published else "",
                article.source,
                article.url,
                _values(found.countries),
                _values(found.organizations),
                _values(found.topics),
                link(article.id),
            )
        )


def _jsonl(
    founds: Iterable[TaggedArticle], link: Callable[[str], str]
) -> Iterator[str]:
    """Write a JSON object a line, with the text."""
    for found in founds:
        article = found.article
        document: dict[str, Any] = head_document(found)
        document["body"] = article.body
        document["link"] = link(article.id)
        yield json.dumps(document, ensure_ascii=False) + "\n"


def _row(cells: Iterable[str]) -> str:
    line = io.StringIO()
    csv.writer(line).writerow([_inert(cell) for cell in cells])
    return line.getvalue()


def _inert(cell: str) -> str:
    """Keep a cell from being taken for a formula."""
    return f"'{cell}" if cell[:1] in _FORMULA else cell


def _values(tags: tuple[Tag, ...]) -> str:
    return ";".join(tag.value for tag in partners(tags))


KINDS: Mapping[str, Kind] = {
    "csv": Kind(_csv, "text/csv"),
    "jsonl": Kind(_jsonl, "application/jsonl"),
}
"""Formats by the suffix of their files."""
