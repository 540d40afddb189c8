"""What can an operator set?"""

from __future__ import annotations

import os
from dataclasses import dataclass


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
        size = os.environ.get("HOPTAC_PAGE_SIZE", "")
        default = cls()
        return cls(
            collection=os.environ.get("HOPTAC_COLLECTION", default.collection),
            page_size=int(size)
            if size.isascii() and size.isdigit() and 1 <= int(size) <= 100  # noqa: PLR2004
            else default.page_size,
        )
