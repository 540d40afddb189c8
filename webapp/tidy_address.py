"""How do addresses lose the arguments that say nothing?

A browser without scripts sends every field of a form, empty ones too. Such an address
redirects to the one that leaves them out, which can be kept and shared.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import redirect, request, url_for

from webapp.query_string import encode_args

if TYPE_CHECKING:
    from werkzeug.wrappers import Response


def drop_empty_arguments() -> Response | None:
    """Return a redirect to the address without empty arguments, if it has any."""
    endpoint = request.endpoint
    args = list(request.args.items(multi=True))
    filled = [(name, value) for name, value in args if value]
    if len(filled) == len(args) or not endpoint or request.method != "GET":
        return None
    return redirect(
        url_for(endpoint, **(request.view_args or {})) + encode_args(filled)
    )
