"""Which rules are there for the pages of a particular site?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import re
    from pathlib import Path

    from corpus.extraction.page import Page


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """The rules of one site for its pages in HTML; the data file explains each.

    Selectors are those of CSS, "" where the site needs none.
    """

    name: str
    hosts: tuple[str, ...] = ()
    title: str = ""
    body: str = ""
    lede: str = ""
    date: str = ""
    drop: tuple[str, ...] = ()
    zone: str = ""
    source: str = ""
    story: re.Pattern[str] | None = None
    story_group: str = ""


def site_of(page: Page, rules: Path | None = None) -> Site | None:
    """Return the rules of a page's site, None if it has none.

    Args:
        page: the page.
        rules: a file of rules that come before those of Hoptac.

    Raises:
        RuleError: a rule is broken.
    """
    del page, rules  # no rule is known yet
    return None
