"""What did an address answer, as far as it decides about the address?"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from corpus.web_address import same_address
from fetcher.lifecycle.analysis import Analysis

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpus.store.exchange import Exchange

_NUMBER = re.compile(r"\d{5,}")
PERMANENT = frozenset({HTTPStatus.MOVED_PERMANENTLY, HTTPStatus.PERMANENT_REDIRECT})
"""Redirects that say that an address is to be replaced (RFC 9110, section 15.4)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """The end of a chain of redirects.

    Attributes:
        status: of the last answer.
        url: the address that gave it.
        redirects: how many led there.
        permanent: whether all of them say that the address was replaced.
        same_story: whether the source's pattern finds one story in both addresses.
        same_bytes: whether it is 304, or its body that of the last capture.
        empty: whether nothing but blanks came where a page was to come.
        analysis: what its page says, where there is one.
        before: what the last capture says when it is analysed today; None where that
            was not needed or there is none.
        copies: other addresses of the host that have the same text.
        notice: whether its text was seen before to stand in for many pages.
    """

    status: int
    url: str
    redirects: int = 0
    permanent: bool = False
    same_story: bool = False
    same_bytes: bool = False
    empty: bool = False
    analysis: Analysis = field(default_factory=Analysis)
    before: Analysis | None = None
    copies: tuple[str, ...] = ()
    notice: bool = False


def all_permanent(chain: Sequence[Exchange]) -> bool:
    """Return whether all redirects of a chain say that its address was replaced."""
    return all(hop.status in PERMANENT for hop in chain[:-1])


def leads_away(asked: str, answered: str) -> bool:
    """Return whether a redirect leads from a page to the front page or a section.

    A section is a folder above the page, or a path with fewer parts and no figures
    or hyphens, as slugs of articles have.
    """
    if same_address(asked, answered):
        return False
    before, after = _parts(asked), _parts(answered)
    if len(after) >= len(before) and before:
        return False
    if after == before[: len(after)]:
        return True
    return not any(_is_slug(part) for part in after)


def _parts(url: str) -> list[str]:
    return [part for part in urlsplit(url).path.split("/") if part]


def _is_slug(part: str) -> bool:
    return "-" in part or any(character.isdigit() for character in part)


def is_same_page(asked: str, answered: str) -> bool:
    """Return whether two addresses are one page's by their looks.

    The last part of a path, or a number of it as editors' systems give to articles, is
    the same.
    """
    before, after = _parts(asked)[-1:], _parts(answered)[-1:]
    numbers = set(_NUMBER.findall("".join(before)))
    return before == after or not numbers.isdisjoint(_NUMBER.findall("".join(after)))
