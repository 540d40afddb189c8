"""What can programs ask?"""

from __future__ import annotations

from typing import Any

from flask import Blueprint, abort, request

from webapp.current import current_locale, current_reader, current_settings
from webapp.documents import article_document, search_document
from webapp.params import query_from_args

bp = Blueprint("api", __name__)


@bp.get("/api/v1/search")
def search() -> dict[str, Any]:
    """Answer a search; the arguments are those of the search page."""
    query = query_from_args(request.args, size=current_settings().page_size)
    return search_document(current_reader().search(query), current_locale())


@bp.get("/api/v1/articles/<path:article_id>")
def article(article_id: str) -> dict[str, Any]:
    """Give an article with its tags and their evidence."""
    found = current_reader().get(article_id)
    if found is None:
        abort(404, f"There is no article {article_id!r}.")
    return article_document(found)


@bp.get("/healthz")
def health() -> dict[str, str]:
    """Tell that the process answers, and from which generation of the index."""
    return {"status": "ok", "generation": current_reader().generation}
