"""How does an answer that is written while it is sent know its request?

A server ends a request before it sends the answer. What writes the rest still needs the
request's language and addresses, and the generation of the index that it reads.
"""

from __future__ import annotations

from contextvars import copy_context
from typing import TYPE_CHECKING

from flask import g

if TYPE_CHECKING:
    from collections.abc import Iterator
    from contextlib import ExitStack

    from flask import Response

_END = ""
"""What is returned after the last part; parts are never empty."""


def in_request(parts: Iterator[str]) -> Iterator[str]:
    """Return the parts of an answer, each written as if within the present request.

    Between two parts nothing of the request is left in the thread, as it would be with
    Flask's `stream_with_context`: a thread whose visitor went away in the middle
    answers the next one in that one's own language.
    """
    context = copy_context()

    def each() -> Iterator[str]:
        while part := context.run(next, parts, _END):
            yield part

    return each()


def keep_generation(response: Response) -> Response:
    """Return an answer until whose end the request's generation stays open.

    That is after its last part, or where nobody wants the rest of them.
    """
    pinned: ExitStack = g.pop("pinned")
    response.response = _then_close(response.iter_encoded(), pinned)
    response.call_on_close(pinned.close)
    return response


def _then_close(parts: Iterator[bytes], pinned: ExitStack) -> Iterator[bytes]:
    with pinned:
        yield from parts
