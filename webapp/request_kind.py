"""What kind of request is it, as far as one can see without answering it?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from werkzeug.exceptions import HTTPException

from webapp.metrics import OPERATOR_ENDPOINTS

if TYPE_CHECKING:
    from wsgiref.types import WSGIEnvironment

    from werkzeug.routing import Map

FREE = OPERATOR_ENDPOINTS | {"static", "styles.sheet"}
"""Endpoints that cost next to nothing: monitoring, and files that pages load."""
UNKNOWN = "none"
"""Kind of requests for addresses that there are not."""
STEP = 4
"""Times that a query string is longer than those of the kind before."""


def kind_of(environ: WSGIEnvironment, addresses: Map) -> str:
    """Return the kind of a request, "" for one of `FREE`.

    Requests of a kind have one endpoint and query strings of about the same length:
    long questions cost more than short ones. There are only so many kinds, whatever is
    asked for.
    """
    try:
        endpoint, _ = addresses.bind("").match(
            environ.get("PATH_INFO", ""), environ.get("REQUEST_METHOD", "GET")
        )
    except (HTTPException, ValueError):
        return UNKNOWN
    if endpoint in FREE:
        return ""
    length, size = len(environ.get("QUERY_STRING", "")), 0
    while length > STEP:
        length, size = length // STEP, size + 1
    return f"{endpoint} {size}"
