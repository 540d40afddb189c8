"""What does a visitor get when something goes wrong?

Programs and operators a problem document (RFC 9457), people a page.
"""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING

from flask import current_app, jsonify, make_response, render_template, request
from flask_babel import gettext as _
from werkzeug.exceptions import (
    HTTPException,
    MethodNotAllowed,
    NotFound,
    TooManyRequests,
)

from search.errors import (
    DeadlineError,
    EngineUnavailableError,
    QueryError,
    UnusableIndexError,
)
from webapp.gate import OverloadedError
from webapp.messages import translated
from webapp.metrics import OPERATOR_ENDPOINTS
from webapp.unanswered import unanswered_page

if TYPE_CHECKING:
    from flask import Flask, Response

ASKING = frozenset({"pages.search", "pages.overview"})
"""Pages that answer a question."""
OF_LISTS = frozenset({"list_exports"})
"""Blueprints whose addresses name articles, not a search."""


class NoArticleError(NotFound):
    """There is no article with an id."""

    def __init__(self, article_id: str) -> None:
        super().__init__()
        self.article_id = article_id


def register(app: Flask) -> None:
    """Register the error handlers."""
    app.register_error_handler(QueryError, _bad_query)
    app.register_error_handler(UnusableIndexError, _no_index)
    app.register_error_handler(EngineUnavailableError, _no_engine)
    app.register_error_handler(OverloadedError, _overloaded)
    app.register_error_handler(DeadlineError, _too_long)
    app.register_error_handler(NoArticleError, _no_article)
    app.register_error_handler(HTTPException, _http)


def _bad_query(error: QueryError) -> tuple[Response | str, int]:
    """Answer a question that cannot be run; on its page, where it can be mended."""
    reason = translated(error.args[0])
    if request.blueprint in OF_LISTS:
        return _answer(400, _("This address has a mistake"), reason)
    title = _("This search cannot be run")
    if request.endpoint in ASKING:
        return unanswered_page(title, reason), 400
    return _answer(400, title, reason)


def _no_index(
    error: UnusableIndexError | EngineUnavailableError,
) -> tuple[Response | str, int]:
    current_app.logger.error("%s", error)
    detail = _("The index is not available at the moment. Please try again later.")
    return _answer(503, _("Search is unavailable"), detail)


def _no_engine(error: EngineUnavailableError) -> Response:
    """Answer where what holds the articles cannot answer now: nothing, and when next.

    A part of the answer would be worse than none.
    """
    response = make_response(_no_index(error))
    response.headers["Retry-After"] = str(error.retry_after)
    return response


def _overloaded(error: OverloadedError) -> Response:
    """Refuse what would wait too long, and say when to ask again."""
    detail = _("The server has more to do than it can. Please try again in a moment.")
    response = make_response(_answer(503, _("The server is busy"), detail))
    response.headers["Retry-After"] = str(error.retry_after)
    return response


def _too_long(_error: DeadlineError) -> tuple[Response | str, int]:
    detail = _("This search takes too long. Ask with fewer words.")
    return _answer(503, _("This search was ended"), detail)


def _no_article(error: NoArticleError) -> tuple[Response | str, int]:
    detail = _("There is no article “%(id)s”.", id=error.article_id)
    return _answer(404, _("There is no such page"), detail)


def _http(error: HTTPException) -> Response:
    status = error.code or 500
    response = make_response(_answer(status, *_title_and_detail(status)))
    if isinstance(error, MethodNotAllowed) and error.valid_methods:
        response.headers["Allow"] = ", ".join(sorted(error.valid_methods))
    if isinstance(error, TooManyRequests) and error.retry_after:
        response.headers["Retry-After"] = str(error.retry_after)
    return response


def _title_and_detail(status: int) -> tuple[str, str]:
    """Return a title and a sentence in the visitor's language."""
    texts = {
        404: (
            _("There is no such page"),
            _("The address may be mistyped, or the page no longer exists."),
        ),
        405: (
            _("This address does not accept that request"),
            _("It is read-only: nothing can be sent to it."),
        ),
        429: (
            _("Too many requests"),
            _("Please wait a minute before you go on."),
        ),
    }
    if status in texts:
        return texts[status]
    if status < HTTPStatus.INTERNAL_SERVER_ERROR:
        detail = _("The address cannot be understood.")
    else:
        detail = _("The fault is ours. Please try again.")
    return _("Something went wrong"), detail


def _answer(status: int, title: str, detail: str) -> tuple[Response | str, int]:
    if request.path.startswith("/api/") or request.endpoint in OPERATOR_ENDPOINTS:
        problem = {"type": "about:blank", "title": title, "status": status}
        response = jsonify(problem | {"detail": detail})
        response.mimetype = "application/problem+json"
        return response, status
    page = render_template("error.html", status=status, title=title, detail=detail)
    return page, status
