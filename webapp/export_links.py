"""Where is a search to be had as a file or as a feed?"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from flask import url_for

from search.query.request import Sort
from webapp.links import search_args
from webapp.query_string import encode_args
from webapp.request_context import current_locale, current_settings

if TYPE_CHECKING:
    from search.query.request import Query

KINDS = ("xlsx", "csv")
"""The files that pages offer, by their suffix."""


def export_urls(query: Query) -> dict[str, str]:
    """Return the URLs of a search as a `feed` and as files of all its articles."""
    args = encode_args(search_args(replace(query, page=1)))
    size = current_settings().page_size
    followed = replace(query, page=1, sort=Sort.RELEVANCE, size=size)
    lang = current_locale()
    return {
        "feed": url_for("feeds.feed", lang=lang) + encode_args(search_args(followed)),
        **{
            kind: url_for("search_exports.export_in", lang=lang, kind=kind) + args
            for kind in KINDS
        },
    }
