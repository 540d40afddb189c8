"""At which addresses is a visitor's list files to take along?"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from flask import Blueprint, Response, abort, request, url_for
from flask_babel import gettext as _

from corpus import sentence_at
from search.errors import QueryError
from webapp.citation_styles import cite, plain, styles_for
from webapp.citations import CITATION_FORMATS
from webapp.citing import cited_today
from webapp.export_about import about_here
from webapp.export_files import EXPORT_FORMATS
from webapp.export_rows import ExportRow
from webapp.file_names import file_name
from webapp.file_response import as_file, as_file_from
from webapp.languages import IN_LANGUAGE
from webapp.my_list import read_list
from webapp.params import not_one_of
from webapp.request_context import collection_name, current_locale
from webapp.workbook import MIMETYPE, write_workbook

if TYPE_CHECKING:
    from webapp.my_list import Listed

bp = Blueprint("list_exports", __name__)

_REFERENCES = {format_.suffix: format_ for format_ in CITATION_FORMATS.values()}


@bp.get(f"{IN_LANGUAGE}/list.<kind>")
def file(kind: str, lang: str) -> Response:
    """Serve a list as a file in a language, which `current_locale` reads."""
    del lang
    articles = read_list(request.query_string).articles
    name = _name(kind)
    if kind in _REFERENCES:
        write, mimetype, _suffix = _REFERENCES[kind]
        cited = [cited_today(listed.tagged) for listed in articles]
        return as_file(write(cited), mimetype, name)
    if kind == "txt":
        return as_file(_citations(articles), "text/plain", name)
    rows = map(_row, articles)
    if kind == "xlsx":
        content, size = write_workbook(rows, about_here())
        return as_file_from(content, size, MIMETYPE, name)
    if kind not in EXPORT_FORMATS:
        abort(404)
    write_rows, mimetype = EXPORT_FORMATS[kind]
    return as_file("".join(write_rows(rows)), mimetype, name)


def style_from_args() -> str:
    """Return the style of citations that the address asks for.

    Raises:
        QueryError: there is no such style.
    """
    styles = styles_for(current_locale())
    style = request.args.get("style", "").strip() or styles[0]
    if style not in styles:
        raise QueryError(not_one_of("style", style, ", ".join(sorted(styles))))
    return style


def _citations(articles: tuple[Listed, ...]) -> str:
    """Return the articles as a style cites them, one a line."""
    style = style_from_args()
    lines = (
        plain(cite(style, cited_today(listed.tagged), current_locale()))
        for listed in articles
    )
    return "".join(f"{line}\n" for line in lines)


def _row(listed: Listed) -> ExportRow:
    article = listed.tagged.article
    return ExportRow(
        listed.tagged,
        url_for("redirects.article", article_id=article.id, _external=True),
        listed.tagged.story.id,
        sentence_at(article.body, 0, article.lang),
        listed.note,
    )


def _name(kind: str) -> str:
    """Return a file's name that says the collection, that it is a list, and the day."""
    collection = collection_name() or "hoptac"
    return file_name((collection, _("list")), kind, day=datetime.now(UTC).date())
