"""What can an operator set?"""

from __future__ import annotations

import os
import re
from dataclasses import dataclass

from search import MAX_SIZE


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """The web application's settings, each from an environment variable.

    Attributes:
        collection: name of the collection, shown to readers (HOPTAC_COLLECTION).
        page_size: hits a page where a request asks for no number (HOPTAC_PAGE_SIZE).
    """

    collection: str = ""
    page_size: int = 10

    @classmethod
    def from_environment(cls) -> Settings:
        """Read the settings from the process's environment.

        A page size that is no number from 1 to 100 leaves the default.
        """
        default = cls()
        size = small_number(os.environ.get("HOPTAC_PAGE_SIZE", ""))
        return cls(
            collection=os.environ.get("HOPTAC_COLLECTION", default.collection),
            page_size=size if 1 <= size <= MAX_SIZE else default.page_size,
        )


def small_number(text: str) -> int:
    """Read a number of up to nine digits; anything else is 0."""
    digits = text.lstrip("0")
    return int(digits) if re.fullmatch("[0-9]{1,9}", digits) else 0
