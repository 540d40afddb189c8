"""What need not be sent again, because nothing changed since?

An answer follows from the index, the address and the language, and from this code. A
weak ETag is made of these before anything is looked for, so that a visitor who has the
answer costs no search. Files have their version in their address and stay for a year.
"""

from __future__ import annotations

import hashlib
from functools import partial
from importlib import resources
from typing import TYPE_CHECKING, Any

from flask import Response, g, request

from search.errors import UnusableIndexError
from webapp.languages import prefix_of
from webapp.metrics import WATCHING
from webapp.request_context import current_locale, current_reader

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

    from flask import Flask

    from webapp.settings import Settings

YEAR = 365 * 24 * 3600
"""Seconds that a file of a version is kept."""
NEVER = WATCHING | {"handover.cite", "static"}
"""Endpoints whose answers follow from more than the index, and files."""
_DIGITS = 20
_WELL = frozenset({200, 304})


def register(app: Flask, settings: Settings) -> None:
    """Let an application say what need not be sent again."""
    version = version_of_code(repr(settings))
    app.before_request(partial(_unchanged, version))
    app.after_request(_marked)
    app.url_defaults(partial(_versioned, version))


def version_of_code(*more: str) -> str:
    """Digest this application's files, and what else decides its answers."""
    digest = hashlib.sha256("\n".join(more).encode())
    for file in sorted(_files(resources.files("webapp")), key=str):
        digest.update(file.read_bytes())
    return digest.hexdigest()[:_DIGITS]


def _files(folder: Traversable) -> list[Traversable]:
    found = []
    for each in folder.iterdir():
        if each.is_dir():
            found += [] if each.name == "__pycache__" else _files(each)
        else:
            found.append(each)
    return found


def _unchanged(version: str) -> Response | None:
    """Answer at once what the visitor has already."""
    if request.method not in {"GET", "HEAD"} or not request.endpoint:
        return None
    if request.endpoint in NEVER or request.endpoint.startswith("entrance."):
        return None
    try:
        seal = current_reader().seal
    except UnusableIndexError:
        return None
    parts = (version, seal, current_locale(), request.host_url, request.full_path)
    g.tag = hashlib.sha256("\n".join(parts).encode()).hexdigest()[:_DIGITS]
    if request.if_none_match.contains_weak(g.tag):
        return Response(status=304)
    return None


def _marked(response: Response) -> Response:
    """Say how long an answer may be kept, and what it depends on."""
    if request.endpoint == "static":
        known = response.status_code in _WELL and "v" in request.args
        kept = f"public, max-age={YEAR}, immutable" if known else "no-cache"
        response.headers["Cache-Control"] = kept
        response.direct_passthrough = False
        response.make_sequence()  # small: read now, and closed whoever packs it
        return response
    response.headers.setdefault("Cache-Control", "no-cache")
    well = response.status_code in _WELL
    tag = g.get("tag", "")
    if tag and well:
        response.set_etag(tag, weak=True)
    if (tag or not well) and not prefix_of(request.path)[0]:
        response.vary.update(("Accept-Language", "Cookie"))
    return response


def _versioned(version: str, endpoint: str, values: dict[str, Any]) -> None:
    """Put the version into the addresses of files."""
    if endpoint == "static":
        values.setdefault("v", version)
