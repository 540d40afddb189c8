"""Which addresses serve the collection to other programs?

References to articles as files, feeds, and what browsers and search engines ask for.
"""

from __future__ import annotations

from functools import partial

from flask import (
    Blueprint,
    Response,
    abort,
    jsonify,
    request,
    url_for,
)
from flask_babel import gettext as _

from corpus import LANGUAGES
from search.query.facets import FacetField
from search.query.parser import normalise
from search.query.request import Query
from webapp.atom import ATOM_TYPE
from webapp.citations import CITATION_FORMATS
from webapp.citing import cited_today
from webapp.errors import NoArticleError
from webapp.file_names import file_name
from webapp.file_response import as_file
from webapp.languages import IN_LANGUAGE
from webapp.params import MAX_TYPED
from webapp.request_context import (
    collection_name,
    current_locale,
    current_reader,
    current_settings,
)
from webapp.site_files import DESCRIPTION_TYPE, description, sitemap

SITEMAP_SIZE = 1_000
"""Addresses in one sitemap, which is as dear as a page then; the protocol allows
50,000, and as many sitemaps."""

_NOT_CRAWLED = ("api/", "cite/", "export.", "*/export.", "*/list", "language/")
"""Beginnings of addresses that are nothing for search engines."""

bp = Blueprint("exports", __name__)


@bp.get("/cite/<form>/<path:article_id>")
def cite(form: str, article_id: str) -> Response:
    """Serve a reference to an article."""
    tagged = current_reader().get(article_id)
    if form not in CITATION_FORMATS:
        abort(404)
    if tagged is None:
        raise NoArticleError(article_id)
    write, mimetype, suffix = CITATION_FORMATS[form]
    name = file_name((tagged.article.title,), suffix)
    return as_file(write((cited_today(tagged),)), mimetype, name)


@bp.get(f"{IN_LANGUAGE}/opensearch.xml")
def opensearch(lang: str) -> Response:
    """Describe to browsers how this collection is searched."""
    terms = "?q={searchTerms}"
    pages = partial(url_for, lang=lang, _external=True)
    addresses = {
        "text/html": pages("pages.search") + terms,
        ATOM_TYPE: pages("feeds.feed") + terms,
        "application/x-suggestions+json": url_for("exports.complete", _external=True)
        + terms,
    }
    about = current_settings().collection.description(lang) or _(
        "Hoptac searches Ukrainian, French, Polish and Vietnamese news at once."
    )
    name = collection_name() or "Hoptac"
    data = description(name, about, addresses, current_locale())
    return Response(data, mimetype=DESCRIPTION_TYPE)


@bp.get("/complete")
def complete() -> Response:
    """Complete what is typed in a browser's address bar."""
    text = normalise(request.args.get("q", ""))[:MAX_TYPED]
    suggestions = current_reader().suggest(text)
    response = jsonify([text, [*dict.fromkeys(each.text for each in suggestions)]])
    response.mimetype = "application/x-suggestions+json"
    return response


@bp.get("/robots.txt")
def robots() -> Response:
    """Exclude crawlers from what is meant for programs and from cookies."""
    lines = [
        "User-agent: *",
        *(f"Disallow: /{each}" for each in _NOT_CRAWLED),
        f"Sitemap: {url_for('exports.sitemap_index', _external=True)}",
    ]
    return Response("\n".join(lines) + "\n", mimetype="text/plain")


@bp.get("/sitemap.xml")
def sitemap_index() -> Response:
    """Serve the list of sitemaps, some for each language."""
    reader = current_reader()
    total = {lang: reader.search(_articles_in(lang, 1)).total for lang in LANGUAGES}
    numbers = [
        (lang, n) for lang in LANGUAGES for n in range(1, _sitemaps(total[lang]) + 1)
    ]
    addresses = [
        url_for("exports.sitemap_of", lang=lang, number=number, _external=True)
        for lang, number in numbers
    ]
    return Response(sitemap(addresses, of_maps=True), mimetype="application/xml")


@bp.get(f"/sitemap-<any({','.join(LANGUAGES)}):lang>-<int:number>.xml")
def sitemap_of(lang: str, number: int) -> Response:
    """Serve a sitemap of articles in a language, by their pages in that language."""
    if number < 1:
        abort(404)
    ids = current_reader().identify(_articles_in(lang, SITEMAP_SIZE, number))
    if not ids:
        abort(404)
    addresses = [
        url_for("pages.article", lang=lang, article_id=article_id, _external=True)
        for article_id in ids
    ]
    return Response(sitemap(addresses), mimetype="application/xml")


def _sitemaps(articles: int) -> int:
    return -(-articles // SITEMAP_SIZE)


def _articles_in(lang: str, size: int, page: int = 1) -> Query:
    return Query(filters={FacetField.LANG: frozenset({lang})}, size=size, page=page)
