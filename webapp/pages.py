"""Which pages are there?"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from flask import Blueprint, abort, render_template, request
from flask_babel import gettext as _

from corpus import LANGUAGES
from search.errors import QueryError
from search.presentation.derived_title import without_derived_title
from search.query.request import Query
from webapp.advanced_form import show_form
from webapp.article_view import ArticleView, paragraphs_of
from webapp.errors import NoArticleError
from webapp.facet_links import FacetLinks
from webapp.far_pages import answer_from_args
from webapp.help_view import HelpView
from webapp.languages import IN_LANGUAGE
from webapp.links import article_url
from webapp.list_place import ListPlace, list_place, no_place, question_place
from webapp.metrics import count_result
from webapp.my_list_page import show_list
from webapp.overview import make_overview
from webapp.page_meta import article_meta, fixed_meta, overview_meta, search_meta
from webapp.params import not_one_of, query_from_args
from webapp.request_context import (
    current_locale,
    current_preferred,
    current_reader,
    current_settings,
)
from webapp.search_view import SearchView
from webapp.status_view import BuildView, make_store_view
from webapp.story_view import (
    ComparisonView,
    StoryView,
    all_versions,
    choose_version,
    pair_paragraphs,
)
from webapp.tidy_address import drop_empty_arguments
from webapp.ways_out import ways_out

if TYPE_CHECKING:
    from werkzeug.wrappers import Response

    from search.port.matches import TaggedArticle
    from search.presentation.result import Snippet

MAX_RELATED = 5
"""Related articles on an article's page."""

bp = Blueprint("pages", __name__, url_prefix=IN_LANGUAGE)
bp.before_request(drop_empty_arguments)


@bp.url_value_preprocessor
def _drop_language(_endpoint: str | None, values: dict[str, Any] | None) -> None:
    """Remove the language from the arguments of views; `current_locale` returns it."""
    if values:
        values.pop("lang")


@bp.url_defaults
def _default_language(_endpoint: str, values: dict[str, Any]) -> None:
    """Build addresses in the current language where a link names no other."""
    values.setdefault("lang", current_locale())


@bp.get("/")
def search() -> str:
    """Show the search page: the answer to the URL's query, or all articles."""
    reader = current_reader()
    result = count_result(answer_from_args(request.args))
    query = result.query
    unfiltered = None
    if query.is_filtered:
        unfiltered = reader.search(replace(query.unfiltered(), size=1))
    view = SearchView(
        result=result,
        facet_links=FacetLinks(query),
        unfiltered=unfiltered,
        correction=reader.correct(result),
        ways_out=ways_out(query) if unfiltered and not result.total else (),
    )
    return render_template("search.html", view=view, meta=search_meta(result))


@bp.get("/article/<path:article_id>")
def article(article_id: str) -> str:
    """Show an article with a question's matches, and its tags with their evidence."""
    reader = current_reader()
    tagged = reader.get(article_id)
    if tagged is None:
        raise NoArticleError(article_id)
    for read_place in (list_place, question_place):
        with suppress(QueryError):  # a wrong argument keeps no article from opening
            return _show_article(tagged, read_place(request.args, article_id))
    return _show_article(tagged, no_place())


def _show_article(tagged: TaggedArticle, place: ListPlace) -> str:
    reader, query = current_reader(), place.query
    title, body = reader.highlighted(tagged, query)
    found_words, omitted = reader.found_words(query, tagged)
    story = _story_view(tagged, place, request.args.get("with", "").strip(), body)
    view = ArticleView(
        tagged=tagged,
        title=title,
        body=body,
        place=place,
        found_words=found_words,
        omitted=omitted,
        story=story,
        related=()
        if story.comparison
        else reader.more_like_this(tagged, _related_query()),
    )
    template = "compare.html" if story.comparison else "article.html"
    return render_template(template, view=view, meta=article_meta(tagged))


def _related_query() -> Query:
    return Query(size=MAX_RELATED, preferred=current_preferred())


def _story_view(
    tagged: TaggedArticle, place: ListPlace, other_version: str, body: Snippet
) -> StoryView:
    """Return an article's story, with the comparison with another version, if any."""
    reader, own, query = current_reader(), tagged.article.id, place.query
    story = tagged.story
    in_index = [f for v in story.versions if (f := reader.get(v.article_id))]
    versions = all_versions(story, in_index, own, query, place.rank)
    others = [f for f in in_index if f.article.id != own]
    other = choose_version(other_version, others) if other_version else None
    if other is None:
        return StoryView(story, versions)
    title, text = reader.highlighted(other, query)
    left, right = (
        paragraphs_of(without_derived_title(tagged_.article, whole)[1])
        for tagged_, whole in ((tagged, body), (other, text))
    )
    comparison = ComparisonView(
        tagged=other,
        title=title,
        pairs=pair_paragraphs(left, right),
        url=article_url(other.article.id, query, at=place.rank),
        alone_url=article_url(own, query, at=place.rank),
    )
    return StoryView(story, versions, comparison)


@bp.get("/overview")
def overview() -> str:
    """Show an answer as drawn numbers, and the stories that its languages lack."""
    query = query_from_args(
        request.args,
        size=current_settings().page_size,
        grouped=True,
        preferred=current_preferred(),
    )
    listed = request.args.get("missing", "").strip()
    if listed and listed not in LANGUAGES:
        raise QueryError(not_one_of("missing", listed, ", ".join(LANGUAGES)))
    view = make_overview(current_reader(), query, listed)
    meta = overview_meta(view.result, query)
    return render_template("overview.html", view=view, meta=meta)


@bp.get("/list")
def my_list() -> str | Response:
    """Show a visitor's list, which is in the address or in the browser."""
    return show_list()


@bp.get("/advanced")
def advanced() -> str | Response:
    """Show the advanced form, or redirect to the search that it asks for."""
    return show_form()


@bp.get("/help")
def syntax() -> str:
    """Show the help on the query language."""
    about = _("Words, phrases, filters and dates: how to search the collection.")
    meta = fixed_meta(_("Search help"), about)
    return render_template("help.html", view=HelpView(), meta=meta)


@bp.get("/status")
def status() -> str:
    """Show the last build and what was fetched to operators, if that is set up."""
    settings = current_settings()
    if not settings.status:
        abort(404)
    reader = current_reader()
    store = settings.store and make_store_view(settings.store, datetime.now(UTC).date())
    build = BuildView(manifest=reader.manifest, problem=reader.problem)
    return render_template("status.html", build=build, store=store)
