"""At which addresses are the results of a search files to take along?"""

from __future__ import annotations

from datetime import UTC, datetime
from functools import partial
from itertools import chain, islice
from typing import TYPE_CHECKING

from flask import Blueprint, Response, abort, request, url_for

from webapp.export_about import about_search
from webapp.export_files import EXPORT_FORMATS
from webapp.export_rows import ExportRow
from webapp.file_names import file_name
from webapp.file_response import as_file, as_file_from
from webapp.languages import IN_LANGUAGE
from webapp.page_titles import search_title
from webapp.params import query_from_args
from webapp.request_context import collection_name, current_reader, current_settings
from webapp.stream_places import take_place
from webapp.streaming import in_request, keep_generation
from webapp.workbook import MIMETYPE, write_workbook

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from search.query.request import Query
    from search.searcher.scan import Scanned

bp = Blueprint("search_exports", __name__)


@bp.get("/export.<kind>")
def export(kind: str) -> Response:
    """Serve a search as a file in the visitor's language."""
    return _export(kind)


@bp.get(f"{IN_LANGUAGE}/export.<kind>")
def export_in(kind: str, lang: str) -> Response:
    """Serve a search as a file in a language, which `current_locale` reads."""
    del lang
    return _export(kind)


def _export(kind: str) -> Response:
    """Serve all articles that match a search as a file, each version of a story."""
    query = query_from_args(request.args, size=current_settings().page_size)
    if kind in EXPORT_FORMATS:
        take_place()
    elif kind != "xlsx":
        abort(404)
    reader = current_reader()
    query, _ = reader.known_values.resolve(query)
    scanned = reader.scan(query)
    # The first article is read now, so that an error is raised before the headers are
    # sent.
    rows = _rows(chain(tuple(islice(scanned, 1)), scanned))
    name = _name(query, kind)
    if kind == "xlsx":
        file, size = write_workbook(rows, about_search(query))
        return as_file_from(file, size, MIMETYPE, name)
    write, mimetype = EXPORT_FORMATS[kind]
    return keep_generation(as_file(in_request(write(rows)), mimetype, name))


def _rows(scanned: Iterable[Scanned]) -> Iterator[ExportRow]:
    link = partial(url_for, "redirects.article", _external=True)
    for tagged, passage, story in scanned:
        yield ExportRow(tagged, link(article_id=tagged.article.id), story, passage)


def _name(query: Query, kind: str) -> str:
    """Return a file's name that says the collection, the search and the day."""
    collection = collection_name() or "hoptac"
    today = datetime.now(UTC).date()
    return file_name((collection, search_title(query)), kind, day=today)
