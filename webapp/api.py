"""Which requests of programs are answered as JSON?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from flask import Blueprint, jsonify, request

from corpus import LANGUAGES
from search.errors import EngineUnavailableError, QueryError
from search.message import message
from search.query.facets import FacetField
from search.query.parser import normalise
from search.suggestion.filter_names import NAME_LANGUAGES
from webapp.errors import NoArticleError
from webapp.languages import INTERFACE
from webapp.links import value_label
from webapp.metrics import count_result
from webapp.params import MAX_TYPED, not_one_of, query_from_args
from webapp.request_context import current_locale, current_reader, current_settings
from webapp.serializers import (
    article_json,
    search_json,
    suggestions_json,
)
from webapp.value_list import values_json

if TYPE_CHECKING:
    from flask import Response

MAX_EXPLAINED = 20
"""Hits of one answer that can be explained."""

bp = Blueprint("api", __name__)


@bp.get("/api/v1/search")
def search() -> dict[str, Any]:
    """Answer a search; the arguments are those of the search page."""
    query = query_from_args(request.args, size=current_settings().page_size)
    reader = current_reader()
    result = count_result(reader.search(query))
    reasons = None
    if request.args.get("explain", "").strip() == "1":
        if query.size > MAX_EXPLAINED:
            reason = message(
                "explain=1 takes a size of %(most)s at the most.", most=MAX_EXPLAINED
            )
            raise QueryError(reason)
        reasons = {
            hit.tagged.article.id: reader.explain(query, hit.tagged)
            for hit in result.hits
        }
    return search_json(
        result,
        current_locale(),
        label=value_label,
        correction=reader.correct(result),
        reasons=reasons,
    )


@bp.get("/api/v1/suggest")
def suggest() -> dict[str, Any]:
    """Complete what is being typed; of long texts the beginning."""
    text = normalise(request.args.get("q", ""))[:MAX_TYPED]
    lang = request.args.get("lang", "").strip()
    if lang and lang not in LANGUAGES:
        raise QueryError(not_one_of("lang", lang, ", ".join(LANGUAGES)))
    prefer = request.args.get("prefer", "").strip()
    if prefer and prefer not in NAME_LANGUAGES:
        raise QueryError(not_one_of("prefer", prefer, ", ".join(NAME_LANGUAGES)))
    suggestions = current_reader().suggest(text, lang, prefer)
    return {"query": text, "suggestions": suggestions_json(suggestions)}


@bp.get("/api/v1/values")
def values() -> Response:
    """List the values of a filter that articles have."""
    field = request.args.get("field", "").strip()
    if field not in set(FacetField):
        raise QueryError(not_one_of("field", field, ", ".join(FacetField)))
    locale = request.args.get("locale", "").strip() or current_locale()
    if locale not in INTERFACE:
        raise QueryError(not_one_of("locale", locale, ", ".join(INTERFACE)))
    return jsonify(
        values_json(current_reader(), FacetField(field), locale, value_label)
    )


@bp.get("/api/v1/articles/<path:article_id>")
def article(article_id: str) -> dict[str, Any]:
    """Return an article with its tags and their evidence."""
    reader = current_reader()
    tagged = reader.get(article_id)
    if tagged is None:
        raise NoArticleError(article_id)
    return article_json(tagged, tagged.story)


@bp.get("/readyz")
def ready() -> dict[str, str]:
    """Return 200 if searches can be answered, else 503.

    Nothing is asked now: a search in the background was, some seconds ago at most.
    """
    reader = current_reader()
    if reader.outage:
        raise EngineUnavailableError(reader.outage)
    return {"status": "ready", "generation": reader.generation}


@bp.get("/healthz")
def health() -> dict[str, str]:
    """Return that the process answers, and from which generation of the index.

    The status is `stale` if a newer generation cannot be used, and `unavailable` if
    what holds the articles cannot answer; the log says why.
    """
    reader = current_reader()
    status = "stale" if reader.problem else "ok"
    if reader.outage:
        status = "unavailable"
    return {"status": status, "generation": reader.generation}
