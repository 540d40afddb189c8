"""Which answers may clients cache, and which need not be computed again?

An answer is a function of the index, the address, the language, the languages that the
visitor's cookie prefers, the day, and this code. Its weak
ETag is the digest of these, computed before the search, so that a conditional request
of a client that has the answer costs no search. Static files have a version in their
address and may be cached for a year.
"""

from __future__ import annotations

import hashlib
from functools import partial
from importlib import resources
from typing import TYPE_CHECKING, Any

from flask import Response, g, request

from search.errors import UnusableIndexError
from webapp.languages import COOKIE, prefix_of, read_choice
from webapp.metrics import OPERATOR_ENDPOINTS
from webapp.request_context import current_locale, current_reader, current_today

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

    from flask import Flask

    from webapp.settings import Settings

YEAR = 365 * 24 * 3600
"""Seconds that a versioned file may be cached."""
FILES = frozenset({"static", "styles.sheet"})
"""Endpoints of files that are the same until the code changes."""
UNCACHED = OPERATOR_ENDPOINTS | {
    "exports.cite",
    "pages.status",
    "pictures.picture",
    *FILES,
}
"""Endpoints without an ETag: their answers depend on more, or they are files."""
_DIGITS = 20
_SUCCESSFUL = frozenset({200, 304})


def register(app: Flask, settings: Settings) -> None:
    """Make an application answer conditional requests and set caching headers."""
    version = version_of_code(repr(settings))
    app.before_request(partial(_answer_if_unmodified, version))
    app.after_request(_set_cache_headers)
    app.url_defaults(partial(_add_version, version))


def version_of_code(*more: str) -> str:
    """Return the digest of this application's files and of what else it depends on."""
    digest = hashlib.sha256("\n".join(more).encode())
    for file in sorted(_files(resources.files("webapp")), key=str):
        digest.update(file.read_bytes())
    return digest.hexdigest()[:_DIGITS]


def _files(folder: Traversable) -> list[Traversable]:
    files = []
    for each in folder.iterdir():
        if each.is_dir():
            files += [] if each.name == "__pycache__" else _files(each)
        else:
            files.append(each)
    return files


def _answer_if_unmodified(version: str) -> Response | None:
    """Return 304 if the client has the answer already, None if it must be computed."""
    if request.method not in {"GET", "HEAD"} or not request.endpoint:
        return None
    if request.endpoint in UNCACHED or request.endpoint.startswith("redirects."):
        return None
    try:
        seal = current_reader().seal
    except UnusableIndexError:
        return None
    parts = (
        version,
        seal,
        current_locale(),
        *read_choice(request.cookies.get(COOKIE, ""))[1],
        current_today().isoformat(),
        request.url_root,
        request.full_path,
    )
    g.tag = hashlib.sha256("\n".join(parts).encode()).hexdigest()[:_DIGITS]
    if request.if_none_match.contains_weak(g.tag):
        return Response(status=304)
    return None


def _set_cache_headers(response: Response) -> Response:
    """Set how long an answer may be cached, its ETag and what it varies by."""
    if request.endpoint in FILES:
        versioned = response.status_code in _SUCCESSFUL and "v" in request.args
        policy = f"public, max-age={YEAR}, immutable" if versioned else "no-cache"
        response.headers["Cache-Control"] = policy
        # Read now, as it is small: Flask-Compress would leave the file open.
        response.direct_passthrough = False
        response.make_sequence()
        return response
    response.headers.setdefault("Cache-Control", "no-cache")
    successful = response.status_code in _SUCCESSFUL
    tag = g.get("tag", "")
    if tag and successful and not response.get_etag()[0]:
        response.set_etag(tag, weak=True)
    if tag or not successful:
        response.vary.update(_varying(request.path, tag))
    return response


def _varying(path: str, tag: str) -> set[str]:
    """Return the headers of a request that its answer depends on.

    A page that shows articles shows those first that a visitor's cookie prefers.
    """
    if not prefix_of(path)[0]:
        return {"Accept-Language", "Cookie"}
    return {"Cookie"} if tag else set()


def _add_version(version: str, endpoint: str, values: dict[str, Any]) -> None:
    """Add the version to the addresses of static files."""
    if endpoint in FILES:
        values.setdefault("v", version)
