"""Which picture is shown with an article?

One that lies where the article was read from; a visitor's browser asks nobody else.
"""

from __future__ import annotations

from flask import Blueprint, Response

from corpus.pictures import read_picture
from webapp.errors import NoArticleError
from webapp.request_context import current_reader

bp = Blueprint("pictures", __name__)

# A picture opened by itself is a document; this one may load and run nothing.
_HEADERS = {
    "Content-Security-Policy": "default-src 'none'; sandbox",
    "Content-Disposition": "inline",
    "Cross-Origin-Resource-Policy": "same-origin",
}


@bp.get("/picture/<path:article_id>")
def picture(article_id: str) -> Response:
    """Serve the picture of an article."""
    tagged = current_reader().get(article_id)
    found = read_picture(tagged.article.picture) if tagged else None
    if not found:
        raise NoArticleError(article_id)
    data, media_type = found
    return Response(data, mimetype=media_type, headers=_HEADERS)
