"""What can an operator set?"""

from __future__ import annotations

import os
import re
from dataclasses import dataclass

from search.query.request import MAX_SIZE


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """The web application's settings, each from an environment variable.

    Attributes:
        collection: name of the collection, shown to readers (HOPTAC_COLLECTION).
        page_size: hits a page where a request asks for no number (HOPTAC_PAGE_SIZE).
        rate: requests a minute from one network address, 0 for any (HOPTAC_RATE).
        proxies: proxies before the server, whose word on addresses is taken
            (HOPTAC_PROXIES).
        log: whether a line is written for each request (HOPTAC_LOG).
    """

    collection: str = ""
    page_size: int = 10
    rate: int = 600
    proxies: int = 0
    log: bool = True

    @classmethod
    def from_environment(cls) -> Settings:
        """Read the settings from the process's environment.

        A page size that is no number from 1 to 100 leaves the default, as does a rate
        that is no number.
        """
        default = cls()
        size = small_number(os.environ.get("HOPTAC_PAGE_SIZE", ""))
        rate = os.environ.get("HOPTAC_RATE", "").strip()
        return cls(
            collection=os.environ.get("HOPTAC_COLLECTION", default.collection),
            page_size=size if 1 <= size <= MAX_SIZE else default.page_size,
            rate=small_number(rate) if rate.isdecimal() else default.rate,
            proxies=small_number(os.environ.get("HOPTAC_PROXIES", "")),
            log=os.environ.get("HOPTAC_LOG", "").strip() != "0",
        )


def small_number(text: str) -> int:
    """Read a number of up to nine digits; anything else is 0."""
    digits = text.lstrip("0")
    return int(digits) if re.fullmatch("[0-9]{1,9}", digits) else 0
