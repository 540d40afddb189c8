"""What was decided about an address?"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

    from fetcher.lifecycle.known import Known


class Change(StrEnum):
    """What an answer changed, to count it by; they are stored, so none may change."""

    NEW = "new"
    """An article is there for the first time."""
    UNCHANGED = "unchanged"
    CORRECTED = "corrected"
    """Its title, text or day is another one."""
    MOVED = "moved"
    BACK = "back"
    """It was gone and is there again."""
    MISSED = "missing"
    """It is not there; that must be so for days until it is gone."""
    GONE = "gone"
    RESERVED = "reserved"
    """Its publisher asks not to index it."""
    LANGUAGE = "other language"
    NOT_AN_ARTICLE = "not an article"
    REFUSED = "refused"
    """robots.txt does not allow to ask it."""
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Decision:
    """What is known of an address from now on.

    Attributes:
        change: what the answer changed.
        known: what is known.
        due: when it is asked again.
        stands: whether the answer replaces the capture that is indexed.
        corrected: whether a reader is to learn that the article was corrected.
    """

    change: Change
    known: Known
    due: datetime
    stands: bool = False
    corrected: bool = False
