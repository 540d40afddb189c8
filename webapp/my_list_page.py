"""What does the address of the list's page ask for?"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from flask import redirect, render_template, request, url_for

from webapp.list_exports import style_from_args
from webapp.my_list import ID, NOTE, list_args, moved, read_list, without
from webapp.my_list_view import ListView
from webapp.params import query_from_args
from webapp.query_string import encode_args
from webapp.request_context import current_preferred, current_reader

if TYPE_CHECKING:
    from werkzeug.wrappers import Response

    from search.presentation.result import Result
    from webapp.my_list import Listed, MyList, Pairs

FOUND_SIZE = 20
"""Hits that a search for more articles shows."""
_LISTED = frozenset({ID, NOTE})
_STEPS = {"up": -1, "down": 1}
"""Arguments that move the article that they name, and by how many places."""


def show_list() -> str | Response:
    """Return the page of a list, or where it is after a change that was asked for."""
    my_list = read_list(request.query_string)
    changed = _changed(my_list.articles)
    if changed is not None:
        return _at(list_args(changed), 303)
    tidy = _tidy(my_list)
    if tidy is not None:
        return _at(tidy, 302)
    view = ListView(
        my_list,
        style_from_args(),
        cites="style" in request.args,
        asks="clear" in request.args and bool(my_list.articles),
        found=_found(),
    )
    return render_template("my_list.html", view=view)


def _at(args: Pairs, status: int) -> Response:
    return redirect(url_for("pages.my_list") + encode_args(args), status)


def _tidy(my_list: MyList) -> Pairs | None:
    """Return the arguments without fields of forms that say nothing; None if none is.

    An address of which something could not be kept stays, so that the page says so.
    """
    pairs = list(request.args.items(multi=True))
    if my_list.notes or all(value for _, value in pairs):
        return None
    others = [(name, value) for name, value in pairs if value and name not in _LISTED]
    return [*list_args(my_list.articles), *others]


def _changed(articles: tuple[Listed, ...]) -> tuple[Listed, ...] | None:
    """Return the list after what a button asks for; None if none was pressed."""
    for name, places in _STEPS.items():
        if article_id := request.args.get(name):
            return moved(articles, article_id, places)
    if article_id := request.args.get("remove"):
        return without(articles, article_id)
    return None


def _found() -> Result | None:
    """Return what a search for more articles finds; None without a question."""
    if not request.args.get("q", "").strip():
        return None
    query = query_from_args(
        request.args, size=FOUND_SIZE, grouped=True, preferred=current_preferred()
    )
    return current_reader().search(replace(query, size=FOUND_SIZE))
