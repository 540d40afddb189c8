"""Where is a search to be had as a file or as a feed?"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from flask import url_for

from webapp.links import search_args
from webapp.query_string import encode_args
from webapp.request_context import current_locale

if TYPE_CHECKING:
    from search.query.request import Query

KINDS = ("xlsx", "csv")
"""The files that pages offer, by their suffix."""


def export_urls(query: Query) -> dict[str, str]:
    """Return the URLs of a search as a `feed` and as files of all its articles."""
    args = encode_args(search_args(replace(query, page=1)))
    lang = current_locale()
    return {
        "feed": url_for("exports.feed", lang=lang) + args,
        **{
            kind: url_for("search_exports.export_in", lang=lang, kind=kind) + args
            for kind in KINDS
        },
    }
