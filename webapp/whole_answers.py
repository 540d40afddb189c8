"""Is an answer given whose index was written to while it was made?

It may be wrong, so that it becomes a 503; the next request is answered from what is
whole. A list that is streamed is confirmed at its beginning only.
"""

from __future__ import annotations

from contextlib import ExitStack, suppress
from typing import TYPE_CHECKING

from flask import current_app, g

from search.errors import UnusableIndexError
from webapp.request_context import current_reader

if TYPE_CHECKING:
    from flask import Flask, Response


def register(app: Flask) -> None:
    """Answer each request from one generation of the index."""
    app.before_request(_pin_generation)
    app.teardown_request(_unpin_generation)


def register_last(app: Flask) -> None:
    """Confirm each answer before anything else that runs after a request.

    That is what is registered last.
    """
    app.after_request(_confirm)


def _pin_generation() -> None:
    """Answer the whole request from one generation of the index."""
    g.pinned = ExitStack()
    g.pinned.enter_context(current_reader().pinned())


def _unpin_generation(_: BaseException | None) -> None:
    if pinned := g.pop("pinned", None):
        with suppress(UnusableIndexError):  # `_confirm` has answered that
            pinned.close()


def _confirm(response: Response) -> Response:
    try:
        current_reader().confirm()
    except UnusableIndexError as error:
        with suppress(UnusableIndexError):  # said already
            response.close()  # it is a stream, perhaps, that holds what it reads
        return current_app.make_response(current_app.handle_user_exception(error))
    return response
