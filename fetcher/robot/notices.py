"""Which texts stand in for many pages of a host, as while it is mended?

That is seen when the fifth page has one; it is remembered, as the pages before are
judged again by it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from corpus.store.events import Noted

if TYPE_CHECKING:
    from datetime import datetime

    from fetcher.lifecycle.analysis import Analysis
    from fetcher.robot.work import Work

_NOTED = "notice"


def is_known_notice(work: Work, url: str, analysis: Analysis) -> bool:
    """Return whether the text of a page is known to stand in for others."""
    digest = analysis.text_digest
    return digest != "" and bool(work.store.note(_NOTED, _key(url, digest)))


def notice_seen(url: str, analysis: Analysis, now: datetime) -> Noted:
    """Return the event by which the text of a page is known from now on."""
    key = _key(url, analysis.text_digest)
    return Noted(kind=_NOTED, key=key, values={"seen": now.isoformat()}, time=now)


def _key(url: str, digest: str) -> str:
    return f"{urlsplit(url).hostname} {digest}"
