"""How is a whole list of results written to a file?

The text is yielded article by article, so that memory does not grow with the list.
"""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING, Any, NamedTuple

from search.port.document import partners
from webapp.serializers import head_json

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
"""What a spreadsheet takes for the beginning of a formula."""


class ExportFormat(NamedTuple):
    """A format of lists: its writer and its media type."""

    write: Callable[[Iterable[TaggedArticle], Callable[[str], str]], Iterator[str]]
    mimetype: str


def _csv(
    articles: Iterable[TaggedArticle], link: Callable[[str], str]
) -> Iterator[str]:
    """Yield a table with a header; several values of a cell are joined by semicolons.

    Args:
        articles: the articles.
        link: returns the URL of an article's page by its id.
    """
    yield "\ufeff"  # byte order mark, by which spreadsheets recognise UTF-8
    yield _row(COLUMNS)
    for tagged in articles:
        article = tagged.article
        yield _row(
            (
                article.id,
                article.title,
                article.lang,
                article.published.isoformat() if article.published else "",
                article.source,
                article.url,
                _values(tagged.countries),
                _values(tagged.organizations),
                _values(tagged.topics),
                link(article.id),
            )
        )


def _jsonl(
    articles: Iterable[TaggedArticle], link: Callable[[str], str]
) -> Iterator[str]:
    """Yield a JSON object with the text of each article, one a line."""
    for tagged in articles:
        article = tagged.article
        document: dict[str, Any] = head_json(tagged)
        document["body"] = article.body
        document["link"] = link(article.id)
        yield json.dumps(document, ensure_ascii=False) + "\n"


def _row(cells: Iterable[str]) -> str:
    line = io.StringIO()
    csv.writer(line).writerow([_inert(cell) for cell in cells])
    return line.getvalue()


def _inert(cell: str) -> str:
    """Return a cell that no spreadsheet evaluates as a formula."""
    return f"'{cell}" if cell[:1] in _FORMULA else cell


def _values(tags: tuple[Tag, ...]) -> str:
    return ";".join(tag.value for tag in partners(tags))


EXPORT_FORMATS: Mapping[str, ExportFormat] = {
    "csv": ExportFormat(_csv, "text/csv"),
    "jsonl": ExportFormat(_jsonl, "application/jsonl"),
}
"""Formats by the suffix of their files."""
