"""Which addresses serve searches as feeds?

A feed's tag (ETag) has two parts, of the index that it was made of and of what it says.
A feed reader that has the feed of this index is answered without a search, and one
whose feed is the same although the index is newer without a feed.
"""

from __future__ import annotations

import hashlib
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from flask import Blueprint, Response, g, request, url_for
from flask_babel import gettext as _

from search.arrivals import moment
from search.query.request import MAX_RESULT_WINDOW, Sort
from search.searcher.latest import arrivals_of, latest
from webapp.atom import ATOM_TYPE, FeedFrame, atom
from webapp.languages import IN_LANGUAGE
from webapp.links import article_url, search_url, value_label
from webapp.page_titles import SEPARATOR, search_title, site_name
from webapp.params import query_from_args
from webapp.query_string import query_string
from webapp.request_context import (
    current_preferred,
    current_reader,
    current_settings,
)

if TYPE_CHECKING:
    from search.query.request import Query
    from search.searcher.latest import Latest

ENTRIES = 50
"""Entries of a feed where its address names no number."""
_DIGITS = 20

bp = Blueprint("feeds", __name__)


@bp.get(f"{IN_LANGUAGE}/feed.atom")
def feed(lang: str) -> Response:
    """Serve what arrived last of a search, or of the whole collection."""
    made_of = g.get("tag", "")
    for tag in _known_tags():
        if made_of and tag.startswith(f"{made_of}-"):
            return _unchanged(tag)
    query = query_from_args(
        request.args, size=ENTRIES, grouped=True, preferred=current_preferred()
    )
    reader = current_reader()
    arrived, arrivals = latest(reader, query), arrivals_of(reader)
    shown = replace(
        arrived.query, page=1, size=current_settings().page_size, sort=Sort.RELEVANCE
    )
    frame = FeedFrame(
        title=_title(arrived.query),
        author=site_name(),
        lang=lang,
        updated=moment(arrivals.baseline),
        page_url=_absolute(search_url(shown)),
        urls=_feed_urls(arrived, lang),
        article_url=lambda article_id: _absolute(article_url(article_id, shown)),
        label=value_label,
    )
    data = atom(arrived, frame)
    said = hashlib.sha256(data).hexdigest()[:_DIGITS]
    tag = f"{made_of}-{said}"
    if any(known.endswith(f"-{said}") for known in _known_tags()):
        return _unchanged(tag)
    response = Response(data, mimetype=ATOM_TYPE)
    response.set_etag(tag, weak=True)
    response.last_modified = moment(arrivals.stamp)
    response.make_conditional(request)
    return response


def _unchanged(tag: str) -> Response:
    """Return the answer to a feed reader that has the feed with a tag already."""
    response = Response(status=304)
    response.set_etag(tag, weak=True)
    return response


def _known_tags() -> set[str]:
    """Return the tags of the feeds that a feed reader has of this address."""
    return request.if_none_match.as_set(include_weak=True)


def _title(query: Query) -> str:
    """Return what is followed, and where; the collection's name comes last."""
    return SEPARATOR.join((search_title(query) or _("What is new"), site_name()))


def _absolute(path: str) -> str:
    """Return an address of this application with its scheme and host."""
    return urljoin(request.host_url, path)


def _feed_urls(arrived: Latest, lang: str) -> dict[str, str]:
    """Return the URLs of a feed and of its other pages (RFC 5005)."""
    query = replace(arrived.query, sort=Sort.RELEVANCE)
    most = MAX_RESULT_WINDOW // query.size
    last = max(1, min(-(-arrived.total // query.size), most))
    pages = {"self": query.page}
    if last > 1:
        pages |= {"first": 1, "last": last}
    if query.page > 1:
        pages["previous"] = min(query.page - 1, last)
    if query.page < last:
        pages["next"] = query.page + 1
    address = url_for("feeds.feed", lang=lang, _external=True)
    preferred = current_preferred()
    written = partial(query_string, size=ENTRIES, grouped=True, preferred=preferred)
    return {
        relation: address + written(replace(query, page=page))
        for relation, page in pages.items()
    }
