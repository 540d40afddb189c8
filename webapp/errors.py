"""What does a visitor get when something goes wrong?

Under `/api/` a problem document (RFC 9457), elsewhere a page.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import current_app, jsonify, make_response, render_template, request
from flask_babel import gettext as _
from werkzeug.exceptions import HTTPException, MethodNotAllowed, TooManyRequests

from search import QueryError, UnusableIndexError
from webapp.filters import said

if TYPE_CHECKING:
    from flask import Flask, Response


def register(app: Flask) -> None:
    """Register the error handlers."""
    app.register_error_handler(QueryError, _bad_query)
    app.register_error_handler(UnusableIndexError, _no_index)
    app.register_error_handler(HTTPException, _http)


def _bad_query(error: QueryError) -> tuple[Response | str, int]:
    return _answer(400, _("This search cannot be run"), said(error.args[0]))


def _no_index(error: UnusableIndexError) -> tuple[Response | str, int]:
    current_app.logger.error("%s", error)
    detail = _("The index is not available at the moment. Please try again later.")
    return _answer(503, _("Search is unavailable"), detail)


def _http(error: HTTPException) -> Response:
    status = error.code or 500
    titles = {
        404: _("There is no such page"),
        405: _("This address does not answer that"),
        429: _("You have asked too much at once"),
    }
    title = titles.get(status, _("Something went wrong"))
    detail = error.description if status < 500 else None  # noqa: PLR2004 - server's fault
    if isinstance(error, TooManyRequests):
        detail = _("Please wait for a minute, then go on.")
    detail = detail or _("Our fault. Please try again.")
    response = make_response(_answer(status, title, detail))
    if isinstance(error, MethodNotAllowed) and error.valid_methods:
        response.headers["Allow"] = ", ".join(sorted(error.valid_methods))
    return response


def _answer(status: int, title: str, detail: str) -> tuple[Response | str, int]:
    if request.path.startswith("/api/"):
        problem = {"type": "about:blank", "title": title, "status": status}
        response = jsonify(problem | {"detail": detail})
        response.mimetype = "application/problem+json"
        return response, status
    page = render_template("error.html", status=status, title=title, detail=detail)
    return page, status
