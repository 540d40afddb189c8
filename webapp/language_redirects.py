"""Which language does a visitor get, and where do addresses without one lead?

Every page's address begins with its language. One that does not leads to the same page
in the visitor's language, so that such addresses can be typed, quoted and linked to.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from flask import Blueprint, abort, redirect, request, url_for

from webapp.languages import COOKIE, INTERFACE, prefix_of

if TYPE_CHECKING:
    from werkzeug.wrappers import Response

KEPT = 365 * 24 * 3600
"""Seconds that a choice of language is kept."""

bp = Blueprint("entrance", __name__)


@bp.get("/")
def search() -> Response:
    """Lead to the search page."""
    return _led("pages.search")


@bp.get("/article/<path:article_id>")
def article(article_id: str) -> Response:
    """Lead to an article."""
    return _led("pages.article", article_id=article_id)


@bp.get("/overview")
def overview() -> Response:
    """Lead to the overview."""
    return _led("pages.overview")


@bp.get("/help")
def syntax() -> Response:
    """Lead to how questions are written."""
    return _led("pages.syntax")


@bp.get("/language/<lang>")
def choose(lang: str) -> Response:
    """Keep a choice of language, and lead back to where it was made."""
    if lang not in INTERFACE:
        abort(404)
    asked = urlsplit(request.args.get("next", "/").replace("\\", "/"))
    _, rest = prefix_of(asked.path)
    query = f"?{asked.query}" if asked.query else ""
    response = redirect(f"/{lang}/{rest.lstrip('/')}{query}", 303)
    response.set_cookie(
        COOKIE,
        lang,
        max_age=KEPT,
        samesite="Lax",
        httponly=True,
        secure=request.is_secure,
    )
    return response


def _led(endpoint: str, **values: Any) -> Response:
    url = url_for(endpoint, **values)
    query = request.query_string.decode("utf-8", "replace")
    response = redirect(f"{url}?{query}" if query else url)
    response.vary.update(("Accept-Language", "Cookie"))
    return response
