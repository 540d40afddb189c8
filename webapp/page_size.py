"""What becomes of a page that would be too long?

Every link of a page repeats the question. `link_room` bounds the lists of links; where
a page is longer all the same, its lines lose their indentation, then its last links
their addresses, which the page says. Where that is not enough, a page of more answers
than usual leads to one of fewer; any other page of answers is refused.
"""

from __future__ import annotations

import re
from http import HTTPStatus
from typing import TYPE_CHECKING, Any

from flask import make_response, redirect, render_template, request, url_for
from flask_babel import gettext as _
from markupsafe import Markup

from webapp.errors import ASKING
from webapp.params import query_from_args
from webapp.request_context import current_settings

if TYPE_CHECKING:
    from flask import Flask, Response

MAX_PAGE = 200_000
"""Bytes of a page before it is compressed; the text of an article is never cut."""
LISTING = "pages.search"
"""The page that shows as many answers as its address says."""
_INDENTATION = re.compile(rb"\n +")
_AS_IT_IS = re.compile(rb"<(pre|textarea)\b.*?</\1>", re.DOTALL)
_LINK = re.compile(rb'<a (?:class="\w+" )?(href="[^"]*" rel="nofollow")')
_MAIN = re.compile(rb"<main\b[^>]*>")


def register(app: Flask) -> None:
    """Bound the pages of an application."""
    app.after_request(_bound)


def _bound(response: Response) -> Response:
    if response.mimetype != "text/html" or response.is_streamed:
        return response
    page = response.get_data()
    if len(page) <= MAX_PAGE:
        return response
    page = shorten(page, MAX_PAGE, _told())
    if len(page) <= MAX_PAGE or request.endpoint not in ASKING:
        response.set_data(page)
        return response
    if response.status_code == HTTPStatus.OK and (smaller := _smaller()):
        return make_response(redirect(smaller))
    refused = render_template(
        "error.html",
        status=400,
        title=_("This search cannot be run"),
        detail=_(
            "The question is too long for a page. Ask with fewer words or filters."
        ),
    )
    return make_response(refused, 400)


def _smaller() -> str:
    """Return the address of a page with half of the answers; "" if they are few."""
    usual = current_settings().page_size
    query = query_from_args(request.args, size=usual)
    if request.endpoint != LISTING or query.size <= usual:
        return ""
    size = max(usual, query.size // 2)
    page = (query.page - 1) * query.size // size + 1
    args: dict[str, Any] = {**request.args.to_dict(flat=False), "size": [str(size)]}
    if page > 1:
        args["page"] = [str(page)]
    return url_for(str(request.endpoint), **(request.view_args or {}), **args)


def _told() -> Markup:
    told = _("The question is long: not all links of this page have room for it.")
    return Markup('<p class="note" role="status">{}</p>').format(told)


def shorten(page: bytes, most: int, told: str) -> bytes:
    """Return a page without indentation and without addresses that it has no room for.

    Args:
        page: HTML in UTF-8.
        most: bytes that it may have; it has more only where it lacks such links.
        told: HTML that says that addresses are missing.
    """
    page = _without_indentation(page)
    excess = len(page) - most
    if excess <= 0:
        return page
    main = _MAIN.search(page)
    note = told.encode() if main else b""
    excess += len(note)
    pieces, end = [], len(page)
    for link in reversed(list(_LINK.finditer(page))):
        if excess <= 0:
            break
        pieces += [page[link.end(1) : end]]
        end = link.start(1)
        excess -= link.end(1) - link.start(1)
    if main and main.end() < end:
        pieces += [page[main.end() : end], note]
        end = main.end()
    return b"".join((page[:end], *reversed(pieces)))


def _without_indentation(page: bytes) -> bytes:
    """Return a page whose lines begin without blanks, but where these are shown."""
    pieces, end = [], 0
    for kept in _AS_IT_IS.finditer(page):
        pieces += [_INDENTATION.sub(b"\n", page[end : kept.start()]), kept[0]]
        end = kept.end()
    return b"".join((*pieces, _INDENTATION.sub(b"\n", page[end:])))
