"""What is the answer on a page that lies behind the end of the list?"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from search.query.request import MAX_RESULT_WINDOW
from webapp.params import PageTooFarError, query_from_args
from webapp.request_context import (
    current_preferred,
    current_reader,
    current_settings,
)
from webapp.settings import small_number

if TYPE_CHECKING:
    from werkzeug.datastructures import MultiDict

    from search.presentation.result import Result


def answer_from_args(args: MultiDict[str, str]) -> Result:
    """Return the answer to an address; it has no hits on a page after the last.

    Raises:
        PageTooFarError: more hits than can be paged to come before the page.
        QueryError: an argument has no meaning.
    """
    try:
        return _answer(args)
    except PageTooFarError:
        nearest = args.copy()
        page = small_number(nearest.pop("page").strip())
        result = _answer(nearest)
        items = result.stories if result.query.grouped else result.total
        if items > MAX_RESULT_WINDOW:
            raise
        return replace(result, query=replace(result.query, page=page), hits=(), near=())


def _answer(args: MultiDict[str, str]) -> Result:
    query = query_from_args(
        args,
        size=current_settings().page_size,
        grouped=True,
        preferred=current_preferred(),
    )
    return current_reader().search(query)
