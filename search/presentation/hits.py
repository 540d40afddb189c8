"""How do the articles of a page become hits?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from search.presentation.query_terms import query_terms
from search.presentation.result import Hit
from search.presentation.snippet import make_snippet

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from search.port.matches import TaggedArticle
    from search.port.plan import Plan


def present_hits(
    page: Iterable[tuple[TaggedArticle, float]],
    plans: Mapping[str, Plan],
    shown_for: Callable[[TaggedArticle], TaggedArticle],
) -> tuple[Hit, ...]:
    """Return the hits of a page, with snippets that show what matched.

    Args:
        page: articles with their scores, in order.
        plans: what the engine executed, resolved, by language; in a language without
            a plan nothing is highlighted.
        shown_for: returns the version of an article's story that the reader sees.
    """
    terms = {lang: query_terms(plan) for lang, plan in plans.items()}
    nothing = query_terms(None)
    hits = []
    for tagged, score in page:
        article = tagged.article
        title, snippet = make_snippet(article, terms.get(article.lang, nothing))
        shown, own = shown_for(tagged), (title, snippet)
        if shown.article.id != article.id:
            own = make_snippet(shown.article, terms.get(shown.article.lang, nothing))
        hits.append(
            Hit(
                tagged=tagged,
                score=score,
                title=title,
                snippet=snippet,
                story=tagged.story,
                shown=shown,
                shown_title=own[0],
                shown_snippet=own[1],
            )
        )
    return tuple(hits)
