"""Which addresses hand the collection on to other programs?

Lists of results and references to articles as files, feeds, what browsers and search
engines want to know.
"""

from __future__ import annotations

from datetime import UTC, datetime
from functools import partial
from itertools import chain, islice
from typing import TYPE_CHECKING, Any

from flask import (
    Blueprint,
    Response,
    abort,
    jsonify,
    request,
    stream_with_context,
    url_for,
)
from flask_babel import gettext as _

from corpus import LANGUAGES
from search.query.parser import normalise
from search.query.request import FacetField, Query
from webapp.citations import FORMS, Citation, web_address
from webapp.errors import NoArticleError
from webapp.export_files import KINDS
from webapp.feeds import ATOM_TYPE, DESCRIPTION_TYPE, atom, description, sitemap
from webapp.languages import IN_LANGUAGE
from webapp.params import query_from_args
from webapp.request_context import current_locale, current_reader, current_settings

if TYPE_CHECKING:
    from search.port.matches import TaggedArticle

IN_MAP = 20_000
"""Addresses in one list for search engines; more than 50,000 they do not read."""
TYPED = 100
"""Most characters of a beginning that are completed."""

bp = Blueprint("handover", __name__)


@bp.get("/export.<kind>")
def export(kind: str) -> Response:
    """Write all articles that a search finds, each of its own."""
    if kind not in KINDS:
        abort(404)
    query = query_from_args(request.args, size=current_settings().page_size)
    founds = current_reader().scan(query)
    founds = chain(tuple(islice(founds, 1)), founds)  # a refusal comes before the file
    link = partial(url_for, "entrance.article", _external=True)
    write, mimetype = KINDS[kind]
    lines = write(founds, lambda article_id: link(article_id=article_id))
    return _file(stream_with_context(lines), mimetype, f"hoptac.{kind}")


@bp.get("/cite/<form>/<path:article_id>")
def cite(form: str, article_id: str) -> Response:
    """Write a reference to an article."""
    found = current_reader().get(article_id)
    if form not in FORMS:
        abort(404)
    if found is None:
        raise NoArticleError(article_id)
    cited = Citation(found.article, _readable(found), datetime.now(UTC).date())
    write, mimetype, suffix = FORMS[form]
    return _file(write(cited), mimetype, f"article.{suffix}")


@bp.get(f"{IN_LANGUAGE}/feed.atom")
def feed(lang: str) -> Response:
    """Give a search as a feed, the newest first where nothing else is said."""
    query = query_from_args(
        request.args,
        size=current_settings().page_size,
        grouped=True,
        preferred=(lang,) if lang in LANGUAGES else (),
    )
    text = query.question.text
    asked = f"?{request.query_string.decode('utf-8', 'replace')}".rstrip("?")
    data = atom(
        current_reader().search(query),
        f"Hoptac: {text}" if text else "Hoptac",
        request.url,
        url_for("pages.search", lang=lang, _external=True) + asked,
        lambda article_id: url_for(
            "pages.article", lang=lang, article_id=article_id, _external=True
        ),
    )
    return Response(data, mimetype=ATOM_TYPE)


@bp.get(f"{IN_LANGUAGE}/opensearch.xml")
def opensearch(lang: str) -> Response:
    """Tell browsers how this collection is searched."""
    terms = "?q={searchTerms}"
    pages = partial(url_for, lang=lang, _external=True)
    addresses = {
        "text/html": pages("pages.search") + terms,
        ATOM_TYPE: pages("handover.feed") + terms,
        "application/x-suggestions+json": url_for("handover.complete", _external=True)
        + terms,
    }
    about = _("Hoptac searches Ukrainian, French, Polish and Vietnamese news at once.")
    name = current_settings().collection or "Hoptac"
    data = description(name, about, addresses, current_locale())
    return Response(data, mimetype=DESCRIPTION_TYPE)


@bp.get("/complete")
def complete() -> Response:
    """Complete what is typed in a browser's address bar."""
    text = normalise(request.args.get("q", ""))[:TYPED]
    found = [each.text for each in current_reader().suggest(text)]
    response = jsonify([text, found])
    response.mimetype = "application/x-suggestions+json"
    return response


@bp.get("/robots.txt")
def robots() -> Response:
    """Ask robots to leave what is made for programs and people's choices alone."""
    lines = [
        "User-agent: *",
        *(f"Disallow: /{each}" for each in ("api/", "cite/", "export.", "language/")),
        f"Sitemap: {url_for('handover.maps', _external=True)}",
    ]
    return Response("\n".join(lines) + "\n", mimetype="text/plain")


@bp.get("/sitemap.xml")
def maps() -> Response:
    """List the lists of articles, some for each language."""
    reader = current_reader()
    total = {lang: reader.search(_in(lang, 1)).total for lang in LANGUAGES}
    numbers = [
        (lang, n) for lang in LANGUAGES for n in range(1, _lists(total[lang]) + 1)
    ]
    addresses = [
        url_for("handover.map_of", lang=lang, number=number, _external=True)
        for lang, number in numbers
    ]
    return Response(sitemap(addresses, of_maps=True), mimetype="application/xml")


@bp.get(f"/sitemap-<any({','.join(LANGUAGES)}):lang>-<int:number>.xml")
def map_of(lang: str, number: int) -> Response:
    """List articles of a language, each by its page in that language."""
    ids = current_reader().identify(_in(lang, IN_MAP, number))
    if not ids:
        abort(404)
    addresses = [
        url_for("pages.article", lang=lang, article_id=article_id, _external=True)
        for article_id in ids
    ]
    return Response(sitemap(addresses), mimetype="application/xml")


def _lists(articles: int) -> int:
    return -(-articles // IN_MAP)


def _in(lang: str, size: int, page: int = 1) -> Query:
    return Query(filters={FacetField.LANG: frozenset({lang})}, size=size, page=page)


def _readable(found: TaggedArticle) -> str:
    """Give where an article can be read: at its source, or else here."""
    here = url_for("entrance.article", article_id=found.article.id, _external=True)
    return web_address(found.article.url) or here


def _file(content: Any, mimetype: str, name: str) -> Response:
    response = Response(content, mimetype=mimetype)
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
