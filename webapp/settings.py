"""What can an operator set?"""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from pathlib import Path

from search.query.request import MAX_SIZE


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """The web application's settings, each from an environment variable.

    Attributes:
        collection: name of the collection, shown to readers (HOPTAC_COLLECTION).
        page_size: hits on a page where a request names no number (HOPTAC_PAGE_SIZE).
        rate: requests a minute from one network address, 0 for any (HOPTAC_RATE).
        proxies: number of trusted reverse proxies in front of the server
            (HOPTAC_PROXIES).
        log: whether a line is written for each request (HOPTAC_LOG).
        status: whether the page for operators is served, to anyone (HOPTAC_STATUS).
        store: the folder of what was fetched, of which the page for operators and the
            metrics tell (HOPTAC_STORE).
    """

    collection: str = ""
    page_size: int = 10
    rate: int = 600
    proxies: int = 0
    log: bool = True
    status: bool = False
    store: Path | None = None

    @classmethod
    def from_environment(cls) -> Settings:
        """Return the settings of the process's environment.

        An invalid page size (no number from 1 to 100) or rate (no number) is ignored.
        """
        default = cls()
        size = small_number(os.environ.get("HOPTAC_PAGE_SIZE", ""))
        rate = os.environ.get("HOPTAC_RATE", "").strip()
        store = os.environ.get("HOPTAC_STORE", "").strip()
        return cls(
            collection=os.environ.get("HOPTAC_COLLECTION", default.collection),
            page_size=size if 1 <= size <= MAX_SIZE else default.page_size,
            rate=small_number(rate) if rate.isdecimal() else default.rate,
            proxies=small_number(os.environ.get("HOPTAC_PROXIES", "")),
            log=os.environ.get("HOPTAC_LOG", "").strip() != "0",
            status=os.environ.get("HOPTAC_STATUS", "").strip() == "1",
            store=Path(store) if store else None,
        )


def small_number(text: str) -> int:
    """Return a number of up to nine digits; 0 for any other text."""
    digits = text.lstrip("0")
    return int(digits) if re.fullmatch("[0-9]{1,9}", digits) else 0
