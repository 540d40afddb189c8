"""Which pages are there?"""

from __future__ import annotations

from dataclasses import replace

from flask import Blueprint, abort, render_template, request

from search import Query, parse
from webapp.article_view import ArticleView
from webapp.current import current_reader, current_settings
from webapp.params import query_from_args
from webapp.views import SearchView

bp = Blueprint("pages", __name__)


@bp.get("/")
def search() -> str:
    """Show the search page: the answer to the URL's query, or everything there is."""
    query = query_from_args(request.args, size=current_settings().page_size)
    reader = current_reader()
    result = reader.search(query)
    elsewhere = 0
    if not result.total and (query.filters or query.since or query.until):
        free = replace(query, filters={}, since=None, until=None, page=1, size=1)
        elsewhere = reader.search(free).total
    view = SearchView(
        result=result, without_filters=elsewhere, mended=reader.mend(result)
    )
    return render_template("search.html", view=view)


@bp.get("/article/<path:article_id>")
def article(article_id: str) -> str:
    """Show an article, what a question matched in it, and its tags with evidence."""
    reader = current_reader()
    found = reader.get(article_id)
    if found is None:
        abort(404, f"There is no article {article_id!r}.")
    question = parse(request.args.get("q", ""))
    title, body = reader.highlighted(found, question.node)
    view = ArticleView(
        found=found,
        title=title,
        body=body,
        question=question.text,
        reasons=reader.explain(Query(question=question), found)
        or reader.explain(Query(question=question, apart=True), found),
    )
    return render_template("article.html", view=view)


@bp.get("/help")
def syntax() -> str:
    """Show how a question can be written."""
    return render_template("help.html")
