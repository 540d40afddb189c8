"""How do addresses lose the arguments that say nothing?

A browser without scripts sends every field of a form, empty ones too. Such an address
redirects to the one that leaves them out, which can be kept and shared.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import parse_qsl

from flask import redirect, request, url_for

from webapp.query_string import encode_args

if TYPE_CHECKING:
    from werkzeug.wrappers import Response

_WITH_EMPTY_ONES = frozenset({"pages.advanced", "pages.my_list"})
"""Pages to which an empty argument may say something, such as which article has no
note, and the form that redirects to its search without them."""


def drop_empty_arguments() -> Response | None:
    """Return a redirect to the address without empty arguments, if it has any.

    The others keep their order.
    """
    endpoint = request.endpoint
    if not endpoint or endpoint in _WITH_EMPTY_ONES or request.method != "GET":
        return None
    text = request.query_string.decode("utf-8", "replace")
    args = parse_qsl(text, keep_blank_values=True)
    filled = [(name, value) for name, value in args if value]
    if len(filled) == len(args):
        return None
    return redirect(
        url_for(endpoint, **(request.view_args or {})) + encode_args(filled)
    )
