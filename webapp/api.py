"""What can programs ask?"""

from __future__ import annotations

from typing import Any

from flask import Blueprint, request

from corpus import LANGUAGES
from search.errors import QueryError
from search.message import message
from search.query.parser import normalise
from webapp.did_you_mean import offer
from webapp.errors import NoArticleError
from webapp.metrics import note_result
from webapp.params import query_from_args, wrong
from webapp.request_context import current_locale, current_reader, current_settings
from webapp.serializers import (
    article_document,
    search_document,
    suggestion_documents,
)

EXPLAINED = 20
"""Most hits of one answer that are explained."""
MAX_TYPED = 100
"""Most characters of a beginning that are looked up."""

bp = Blueprint("api", __name__)


@bp.get("/api/v1/search")
def search() -> dict[str, Any]:
    """Answer a search; the arguments are those of the search page."""
    query = query_from_args(request.args, size=current_settings().page_size)
    reader = current_reader()
    result = note_result(reader.search(query))
    reasons = None
    if request.args.get("explain", "").strip() == "1":
        if query.size > EXPLAINED:
            reason = message(
                "explain=1 takes a size of %(most)s at the most.", most=EXPLAINED
            )
            raise QueryError(reason)
        founds = [hit.found for hit in result.hits]
        reasons = {f.article.id: reader.explain(query, f) for f in founds}
    return search_document(
        result,
        current_locale(),
        topics=reader.topics,
        mended=offer(reader, result),
        reasons=reasons,
    )


@bp.get("/api/v1/suggest")
def suggest() -> dict[str, Any]:
    """Complete what is being typed."""
    text = normalise(request.args.get("q", ""))[:MAX_TYPED]
    lang = request.args.get("lang", "").strip()
    if lang and lang not in LANGUAGES:
        reason = wrong("lang", lang, ", ".join(LANGUAGES))
        raise QueryError(reason)
    found = current_reader().suggest(text, lang)
    return {"query": text, "suggestions": suggestion_documents(found)}


@bp.get("/api/v1/articles/<path:article_id>")
def article(article_id: str) -> dict[str, Any]:
    """Give an article with its tags and their evidence."""
    reader = current_reader()
    found = reader.get(article_id)
    if found is None:
        raise NoArticleError(article_id)
    return article_document(found, reader.story(article_id))


@bp.get("/readyz")
def ready() -> dict[str, str]:
    """Tell whether searches can be answered: 503 where there is no usable index."""
    return {"status": "ready", "generation": current_reader().generation}


@bp.get("/healthz")
def health() -> dict[str, str]:
    """Tell that the process answers, and from which generation of the index.

    The status is `stale` where a newer one cannot be used; the log says why.
    """
    reader = current_reader()
    status = "stale" if reader.problem else "ok"
    return {"status": status, "generation": reader.generation}
