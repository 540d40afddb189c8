"""Where do addresses of pages without a language lead?

Every page's address begins with its language. One that does not redirects to the same
page in the visitor's language, so that such addresses can be typed, quoted and linked.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl, quote, urlencode

from flask import Blueprint, abort, redirect, request, url_for

from webapp.languages import (
    COOKIE,
    INTERFACE,
    known_once,
    prefix_of,
    read_choice,
    write_choice,
)
from webapp.request_context import PREFER
from webapp.url_parts import url_parts

if TYPE_CHECKING:
    from werkzeug.wrappers import Response

COOKIE_SECONDS = 365 * 24 * 3600
"""Lifetime of the cookie that stores choices of language."""

_IN_PATHS = "%!$&'()*+,;=:@/"
"""What a path may contain as it is, besides letters and digits: RFC 3986, 3.3."""

_IN_QUERIES = f"{_IN_PATHS}?"
"""What a query may contain as it is, besides letters and digits: RFC 3986, 3.4."""

bp = Blueprint("redirects", __name__)


@bp.get("/")
def search() -> Response:
    """Redirect to the search page."""
    return _redirect("pages.search")


@bp.get("/article/<path:article_id>")
def article(article_id: str) -> Response:
    """Redirect to an article."""
    return _redirect("pages.article", article_id=article_id)


@bp.get("/overview")
def overview() -> Response:
    """Redirect to the overview."""
    return _redirect("pages.overview")


@bp.get("/list")
def my_list() -> Response:
    """Redirect to the visitor's list."""
    return _redirect("pages.my_list")


@bp.get("/advanced")
def advanced() -> Response:
    """Redirect to the advanced form."""
    return _redirect("pages.advanced")


@bp.get("/help")
def syntax() -> Response:
    """Redirect to the help on the query language."""
    return _redirect("pages.syntax")


@bp.get("/status")
def status() -> Response:
    """Redirect to the page for operators."""
    return _redirect("pages.status")


@bp.get("/language/<lang>")
def choose(lang: str) -> Response:
    """Store a choice of language, and redirect to the page where it was made.

    With an argument `prefer`, languages of articles are chosen that are shown first;
    an empty one forgets them.
    """
    if lang not in INTERFACE:
        abort(404)
    target = url_parts(request.args.get("next", "/").replace("\\", "/"))
    _, rest = prefix_of(target.path)
    query = target.query
    _, first = read_choice(request.cookies.get(COOKIE, ""))
    if PREFER in request.args:
        first = known_once(request.args.getlist(PREFER))
        query = _preferring(query, first)
    path = f"{request.script_root}/{lang}/{quote(rest.lstrip('/'), safe=_IN_PATHS)}"
    response = redirect(_with_query(path, query), 303)
    response.set_cookie(
        COOKIE,
        write_choice(lang, first),
        max_age=COOKIE_SECONDS,
        path=request.script_root or "/",
        samesite="Lax",
        httponly=True,
        secure=request.is_secure,
    )
    return response


def _preferring(query: str, first: tuple[str, ...]) -> str:
    """Return the arguments of an address with other languages that are shown first."""
    args = [
        (name, value)
        for name, value in parse_qsl(query, keep_blank_values=True)
        if name not in {PREFER, "page", "at"}
    ]
    return urlencode([*args, *((PREFER, lang) for lang in first)])


def _with_query(url: str, query: str | bytes) -> str:
    """Return an address with a query, whose odd characters are escaped."""
    return f"{url}?{quote(query, safe=_IN_QUERIES)}" if query else url


def _redirect(endpoint: str, **values: Any) -> Response:
    url = url_for(endpoint, **values)
    response = redirect(_with_query(url, request.query_string))
    response.vary.update(("Accept-Language", "Cookie"))
    return response
