"""What is told of a fault of ours, and to whom?

Operators learn where in the code it arose, and nothing of who asked for what: neither
the address nor the exception's own words are logged, as both may hold an article's id
or a question. Visitors get a page, even where the error page itself fails.
"""

from __future__ import annotations

import traceback
from typing import TYPE_CHECKING, Any

from flask import Flask, Response, current_app, request

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import TracebackType
    from wsgiref.types import StartResponse, WSGIEnvironment

_METHODS = frozenset({"GET", "HEAD", "OPTIONS", "POST"})
_NOWHERE = "/.fault"
"""A path that no endpoint has."""
_PAGE = (
    '<!doctype html><html lang="en"><title>Something went wrong</title>'
    "<h1>Something went wrong</h1><p>The fault is ours. Please try again.</p></html>"
)


def register(app: Flask) -> None:
    """Log faults of an application, and answer those that its error page cannot."""
    inner = app.wsgi_app

    def guarded(environ: WSGIEnvironment, start_response: StartResponse) -> Any:
        try:
            return inner(environ, start_response)
        except Exception as error:
            if app.testing:
                raise
            app.logger.error("A fault outside of pages\n%s", where(error))  # noqa: TRY400 - its words may be a visitor's
            return _last_page(app, environ)(environ, start_response)

    app.wsgi_app = guarded  # type: ignore[method-assign] # Flask's own way
    app.log_exception = _log  # type: ignore[assignment] # as Flask's, for one application


def where(error: BaseException | None) -> str:
    """Return where in the code an error and its causes arose, without their words."""
    return "".join(_lines(error))


def _lines(error: BaseException | None) -> Iterator[str]:
    seen: set[int] = set()
    while error and id(error) not in seen:
        seen.add(id(error))
        yield from traceback.format_tb(error.__traceback__)
        yield f"{type(error).__module__}.{type(error).__qualname__}\n"
        error = error.__cause__ or error.__context__


def _log(
    info: tuple[type, BaseException, TracebackType] | tuple[None, None, None],
) -> None:
    current_app.logger.error(
        "A fault in %s\n%s", request.endpoint or "none", where(info[1])
    )


def _last_page(app: Flask, environ: WSGIEnvironment) -> Response:
    """Return a page that depends on nothing, counted and secured as any other."""
    method = environ.get("REQUEST_METHOD", "GET")
    known = method if method in _METHODS else "GET"
    with app.test_request_context(_NOWHERE, method=known):
        return app.process_response(Response(_PAGE, 500))
