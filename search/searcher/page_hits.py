"""How do the articles that a query found become hits for its reader?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from search.presentation.hits import present_hits
from search.searcher.reader_version import shown_versions

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from search.port.matches import TaggedArticle
    from search.port.plan import Plan
    from search.presentation.result import Hit
    from search.query.request import Query
    from search.searcher.open_generation import OpenGeneration


def page_hits(
    generation: OpenGeneration,
    query: Query,
    page: Iterable[tuple[TaggedArticle, float]],
    plans: Mapping[str, Plan] | None,
) -> tuple[Hit, ...]:
    """Return the hits of a page, each with the version that the reader prefers.

    Args:
        generation: the index.
        query: what was asked, and the reader's languages.
        page: what was found, with scores, in order.
        plans: what found it, by language; None where nothing is to be marked.
    """
    found = tuple(page)
    shown = shown_versions(generation, (tagged for tagged, _ in found), query)
    langs = {tagged.article.lang for tagged in shown.values()}
    langs |= {tagged.article.lang for tagged, _ in found}
    read = {lang: plan for lang, plan in (plans or {}).items() if lang in langs}
    return present_hits(
        found,
        generation.engine.resolve(read) if read else {},
        lambda tagged: shown[tagged.article.id],
    )
