"""What is the text of a page's article?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import trafilatura

if TYPE_CHECKING:
    from corpus.extraction.page import Page
    from corpus.extraction.sites import Site


@dataclass(frozen=True, slots=True)
class Body:
    """The text of an article and where on the page it was found.

    Attributes:
        text: a line a paragraph; "" if there is none.
        place: such as "trafilatura", "site rule"; "" if there is none.
    """

    text: str = ""
    place: str = ""


def find_body(page: Page, site: Site | None = None) -> Body:
    """Return the text of a page's article, its summary first.

    Args:
        page: the page.
        site: the rules of its site, if it has any.
    """
    del site  # no rule is known yet
    found = trafilatura.bare_extraction(page.tree, include_comments=False)
    if isinstance(found, dict) or found is None or not found.text:
        return Body()
    return Body(found.text, "trafilatura")
