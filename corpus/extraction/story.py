"""Which story is a page's article a version of?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.extraction.page import Finding

if TYPE_CHECKING:
    from corpus.extraction.page import Page
    from corpus.extraction.sites import Site


def find_story(page: Page, site: Site | None, address: str) -> Finding:
    """Return the story that a source declares, or that a site's addresses carry.

    Sites that publish every article in several languages under one name share a
    story's id by that name; its group keeps equal names of unlike sites apart.

    Args:
        page: the page.
        site: the rules of its site.
        address: of its article, or "".
    """
    if page.capture and page.capture.story:
        return Finding(page.capture.story, "source")
    if site and site.story:
        for stated in (address, page.url):
            if (match := site.story.search(stated)) and match["story"]:
                group = site.story_group or site.name
                return Finding(f"{group}:{match['story']}", "site rule")
    return Finding()
