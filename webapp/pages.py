"""Which pages are there?"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from flask import Blueprint, render_template, request

from corpus import LANGUAGES
from search.errors import QueryError
from search.query.request import Query
from webapp.article_view import ArticleView, paragraphs_of
from webapp.did_you_mean import offer
from webapp.errors import NoArticleError
from webapp.facet_links import Toggles
from webapp.languages import IN_LANGUAGE
from webapp.links import article_url
from webapp.metrics import note_result
from webapp.overview import make_overview
from webapp.params import asked_from_args, query_from_args, wrong
from webapp.request_context import (
    current_locale,
    current_preferred,
    current_reader,
    current_settings,
)
from webapp.search_view import SearchView
from webapp.story_view import (
    CompareView,
    StoryView,
    all_versions,
    choose_version,
    pair_paragraphs,
)

if TYPE_CHECKING:
    from search.port.matches import TaggedArticle
    from search.presentation.result import Snippet

ALIKE = 5
"""Related articles of an article's page."""

bp = Blueprint("pages", __name__, url_prefix=IN_LANGUAGE)


@bp.url_value_preprocessor
def _speak(_endpoint: str | None, values: dict[str, Any] | None) -> None:
    """Take the language out of what views are called with; the address says it."""
    if values:
        values.pop("lang")


@bp.url_defaults
def _keep_language(_endpoint: str, values: dict[str, Any]) -> None:
    """Stay in the language, where a link names no other."""
    values.setdefault("lang", current_locale())


@bp.get("/")
def search() -> str:
    """Show the search page: the answer to the URL's query, or everything there is."""
    query = query_from_args(
        request.args,
        size=current_settings().page_size,
        grouped=True,
        preferred=current_preferred(),
    )
    reader = current_reader()
    result = note_result(reader.search(query))
    wider = None
    if query.filters or query.since or query.until:
        free = replace(query, filters={}, since=None, until=None, page=1, size=1)
        wider = reader.search(free)
    view = SearchView(
        result=result,
        toggles=Toggles(query),
        wider=wider,
        mended=offer(reader, result),
        learnt=reader.learnt,
    )
    return render_template("search.html", view=view)


@bp.get("/article/<path:article_id>")
def article(article_id: str) -> str:
    """Show an article, what a question matched in it, and its tags with evidence."""
    reader = current_reader()
    found = reader.get(article_id)
    if found is None:
        raise NoArticleError(article_id)
    query = asked_from_args(request.args)
    title, body = reader.highlighted(found, query)
    story = story_of(found, query, request.args.get("with", "").strip(), body)
    view = ArticleView(
        found=found,
        title=title,
        body=body,
        query=query,
        reasons=reader.explain(query, found)
        or reader.explain(replace(query, syllables_apart=True), found),
        story=story,
        related=() if story.comparison else reader.more_like_this(found, _alike()),
    )
    template = "compare.html" if story.comparison else "article.html"
    return render_template(template, view=view)


def _alike() -> Query:
    return Query(size=ALIKE, preferred=current_preferred())


def story_of(
    found: TaggedArticle, query: Query, wanted: str, body: Snippet
) -> StoryView:
    """Give an article's story, with the version that is wanted beside it, if any."""
    reader, own = current_reader(), found.article.id
    story = reader.story(own)
    founds = [f for v in story.versions if (f := reader.get(v.article_id))]
    versions = all_versions(story, founds, own, query)
    others = [f for f in founds if f.article.id != own]
    other = choose_version(wanted, others) if wanted else None
    if other is None:
        return StoryView(story, versions)
    title, text = reader.highlighted(other, query)
    comparison = CompareView(
        found=other,
        title=title,
        pairs=pair_paragraphs(paragraphs_of(body), paragraphs_of(text)),
        url=article_url(other.article.id, query),
        alone_url=article_url(own, query),
    )
    return StoryView(story, versions, comparison)


@bp.get("/overview")
def overview() -> str:
    """Show an answer as numbers that are drawn, and what its languages lack."""
    query = query_from_args(
        request.args,
        size=current_settings().page_size,
        grouped=True,
        preferred=current_preferred(),
    )
    missing = request.args.get("missing", "").strip()
    if missing and missing not in LANGUAGES:
        raise QueryError(wrong("missing", missing, ", ".join(LANGUAGES)))
    view = make_overview(current_reader(), query, missing)
    return render_template("overview.html", view=view)


@bp.get("/help")
def syntax() -> str:
    """Show how a question can be written."""
    return render_template("help.html")
