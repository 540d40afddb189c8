"""What is the web application made of?"""

from __future__ import annotations

from contextlib import ExitStack
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from babel.support import NullTranslations
from flask import Flask, g
from flask_babel import Babel, Domain
from flask_compress import Compress

from search.deadline import deadline
from webapp import (
    admission,
    api,
    errors,
    export_routes,
    faults,
    feed_routes,
    filters,
    http_caching,
    language_redirects,
    list_exports,
    metrics,
    openapi,
    overview_tables,
    page_size,
    pages,
    pictures,
    proxies,
    rate_limit,
    search_exports,
    stream_places,
    stylesheet,
    whole_answers,
)
from webapp.catalogs import translations
from webapp.languages import DEFAULT
from webapp.request_context import current_locale
from webapp.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from flask import Response

    from search.searcher.reader import Reader

_HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; connect-src 'self'; "
        "style-src 'self'; img-src 'self'; "
        "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "Cross-Origin-Opener-Policy": "same-origin",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "X-Content-Type-Options": "nosniff",
}

MOST_SECONDS = 3.0
"""Seconds of processor time after which an answer is given up: ten times what the
dearest of `bench.attack costs` may take."""
_ENGLISH = NullTranslations()
_COMPRESSED = [
    "application/atom+xml",
    "application/json",
    "application/jsonl",
    "application/problem+json",
    "application/xml",
    "image/svg+xml",
    "text/css",
    "text/csv",
    "text/html",
    "text/javascript",
    "text/plain",
]
"""Types of answers that are compressed as Accept-Encoding allows."""
_STREAM_ENCODINGS = ["zstd", "deflate"]
"""Encodings of lists that are streamed article by article: Brotli buffers megabytes
before its first byte."""


def utc_today() -> date:
    """Return the day that it is in UTC."""
    return datetime.now(UTC).date()


def create_app(
    reader: Reader,
    settings: Settings | None = None,
    today: Callable[[], date] = utc_today,
) -> Flask:
    """Return the application that serves an open index.

    Args:
        reader: the index that is searched.
        settings: of the operator; None for the defaults.
        today: returns the day by which pages say how long ago something was published.
    """
    app = Flask(__name__)
    settings = settings or Settings()
    app.extensions["hoptac"] = (reader, settings)
    app.extensions["hoptac_today"] = today
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    app.json.ensure_ascii = False  # type: ignore[attr-defined] # Flask's default provider
    app.json.sort_keys = False  # type: ignore[attr-defined]
    _set_up_translations(app)
    app.register_blueprint(language_redirects.bp)
    app.register_blueprint(pages.bp)
    app.register_blueprint(export_routes.bp)
    app.register_blueprint(search_exports.bp)
    app.register_blueprint(feed_routes.bp)
    app.register_blueprint(overview_tables.bp)
    app.register_blueprint(list_exports.bp)
    app.register_blueprint(api.bp)
    app.register_blueprint(openapi.bp)
    app.register_blueprint(pictures.bp)
    app.register_blueprint(stylesheet.bp)
    errors.register(app)
    filters.register(app)
    app.after_request(_secure)
    metrics.register(app, reader, settings.store)
    admission.register(app)
    stream_places.register(app)
    rate_limit.register(app, settings)
    proxies.register(app, settings)
    app.before_request(_limit_time)
    app.teardown_request(_unlimit_time)
    whole_answers.register(app)
    app.config["COMPRESS_MIMETYPES"] = _COMPRESSED
    app.config["COMPRESS_BR_LEVEL"] = 6  # a tenth less than 4, in the same time
    app.config["COMPRESS_ALGORITHM_STREAMING"] = _STREAM_ENCODINGS
    # Functions that run after a request run in reverse order: the caching headers of
    # `http_caching` are set before `Compress` encodes the body.
    Compress(app)
    http_caching.register(app, settings)
    whole_answers.register_last(app)
    page_size.register(app)
    faults.register(app)
    return app


def _set_up_translations(app: Flask) -> None:
    """Translate pages into the language of their address, all else for the browser."""
    babel = Babel(app, default_locale=DEFAULT, locale_selector=current_locale)
    domain = Domain()
    for lang, catalog in translations().items():
        domain.cache[lang, domain.domain[0]] = catalog
    babel.domain_instance = domain
    app.jinja_env.globals["get_locale"] = current_locale
    app.jinja_env.install_gettext_callables(  # type: ignore[attr-defined] # i18n's
        lambda text: _translations().gettext(text),
        lambda one, many, count: _translations().ngettext(one, many, count),
        newstyle=True,
    )


def _translations() -> NullTranslations:
    """Return the catalog of the answer's language.

    Flask-Babel's own lookup is too slow for the hundreds of sentences of a page.
    """
    return translations().get(current_locale(), _ENGLISH)


def _limit_time() -> None:
    """Answer in limited time; what is streamed is written after that, without limit."""
    g.limited = ExitStack()
    g.limited.enter_context(deadline(MOST_SECONDS))


def _unlimit_time(_: BaseException | None) -> None:
    if limited := g.pop("limited", None):
        limited.close()


def _secure(response: Response) -> Response:
    for name, value in _HEADERS.items():
        response.headers.setdefault(name, value)
    return response
