"""How is an article of the index cited today?"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from flask import url_for

from webapp.citations import Citation, web_address

if TYPE_CHECKING:
    from search.port.matches import TaggedArticle


def cited_today(tagged: TaggedArticle) -> Citation:
    """Return an article to cite where it can be read: at its source, or else here."""
    article = tagged.article
    here = url_for("redirects.article", article_id=article.id, _external=True)
    url = web_address(article.url) or here
    return Citation(article, url, datetime.now(UTC).date())
