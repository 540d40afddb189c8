"""What does a page say of itself to search engines, and where it is shared?"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from babel.core import get_global
from flask import request, url_for
from flask_babel import gettext as _

from webapp.languages import INTERFACE
from webapp.number_format import format_counts
from webapp.one_line import shortened
from webapp.page_titles import search_title, site_name
from webapp.query_string import link_args, query_args
from webapp.request_context import (
    current_locale,
    current_preferred,
    current_settings,
)

if TYPE_CHECKING:
    from search.port.matches import TaggedArticle
    from search.presentation.result import Result
    from search.query.request import Query

    Args = list[tuple[str, str]]

MAX_DESCRIPTION = 160
"""Characters of a description; search engines show no more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PageMeta:
    """What a page says of itself.

    Attributes:
        title: what it shows.
        description: in a sentence or two.
        args: arguments of its canonical address: those that decide what it shows.
        kind: what it is, in the words of Open Graph.
        picture: address of its picture, or "".
        indexed: whether search engines should list it.
    """

    title: str
    description: str
    args: tuple[tuple[str, str], ...] = ()
    kind: str = "website"
    picture: str = ""
    indexed: bool = True

    @property
    def canonical(self) -> str:
        """The one address of what is shown, absolute."""
        address = url_for(
            request.endpoint or "", **(request.view_args or {}), _external=True
        )
        return address + link_args(list(self.args))

    @property
    def locale(self) -> str:
        """The interface's language and its territory, in the words of Open Graph."""
        return territorial(current_locale())

    @property
    def other_locales(self) -> tuple[str, ...]:
        """The other languages in which the page can be had."""
        return tuple(territorial(x) for x in INTERFACE if x != current_locale())


def search_meta(result: Result) -> PageMeta:
    """Return what a page of a list says of itself.

    Search engines are asked to list few of the endless combinations of filters: the
    start page and the lists of one value.
    """
    query = result.query
    return PageMeta(
        title=search_title(query) or site_name(),
        description=_counted(search_title(query) or about_the_site(), result),
        args=canonical_args(query),
        indexed=len(canonical_args(query)) <= 1 and not query.question.text,
    )


def overview_meta(result: Result, query: Query) -> PageMeta:
    """Return what an overview says of itself."""
    title = search_title(query)
    heading = _("Overview: %(question)s", question=title) if title else _("Overview")
    args = canonical_args(replace(query, page=1))
    return PageMeta(
        title=heading,
        description=_counted(heading, result),
        args=args,
        indexed=not args,
    )


def article_meta(tagged: TaggedArticle) -> PageMeta:
    """Return what an article's page says of itself, whatever list it is opened from."""
    article = tagged.article
    picture = ""
    if article.picture:
        picture = url_for("pictures.picture", article_id=article.id, _external=True)
    return PageMeta(
        title=shortened(article.title),
        description=shortened(article.body, MAX_DESCRIPTION),
        kind="article",
        picture=picture,
    )


def fixed_meta(title: str, description: str) -> PageMeta:
    """Return what a page says of itself that is the same for everybody."""
    return PageMeta(title=title, description=shortened(description, MAX_DESCRIPTION))


def about_the_site() -> str:
    """Return what the operator says of the collection, or else what Hoptac does."""
    told = current_settings().collection.description(current_locale())
    text = told or _(
        "Hoptac searches Ukrainian, French, Polish and Vietnamese news at once."
    )
    return str(text)


def canonical_args(query: Query) -> tuple[tuple[str, str], ...]:
    """Return the arguments that decide what a list shows.

    The reader's languages and the length of pages do not.
    """
    size = current_settings().page_size
    if query.size != size:
        query = replace(query, size=size, page=1)
    preferred = current_preferred()
    query = replace(query, preferred=preferred)
    return tuple(query_args(query, size=size, grouped=True, preferred=preferred))


def territorial(lang: str) -> str:
    """Return a language with the territory where most speak it, such as `uk_UA`."""
    likely = get_global("likely_subtags").get(lang, lang)
    return f"{lang}_{likely.rpartition('_')[2]}"


def _counted(what: str, result: Result) -> str:
    counts = format_counts(result.total, result.stories)
    return f"{shortened(what, MAX_DESCRIPTION - len(counts) - 3)} – {counts}"
