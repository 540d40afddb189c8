"""What is known of an article that tests decide about, and what it answers?"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from corpus.errors import Kind
from corpus.store.kinds import State
from fetcher.lifecycle.analysis import Analysis
from fetcher.lifecycle.answer import Answer
from fetcher.lifecycle.known import Known

URL = "https://a.example/news/bridge-is-open-12345"
NOW = datetime(2026, 3, 7, 9, tzinfo=UTC)
DAY = timedelta(days=1)
ARTICLE = Analysis(title="Міст відкрито", text_digest="a" * 32, lang="uk")
OTHER = Analysis(title="Інше", text_digest="b" * 32, lang="uk")
NO_ARTICLE = Analysis(kind=Kind.NOT_AN_ARTICLE, reason="a list")
FOUND = Known(url=URL)
LIVE = Known(
    url=URL,
    state=State.LIVE,
    first_taken=NOW - 9 * DAY,
    title=ARTICLE.title,
    text_digest=ARTICLE.text_digest,
)


def answer(status=200, url=URL, **values):
    """Return an answer of the article."""
    return Answer(status=status, url=url, **{"analysis": ARTICLE, **values})


def redirected(url, *, permanent=True, **values):
    """Return an answer at another address."""
    return answer(url=url, redirects=1, permanent=permanent, **values)
