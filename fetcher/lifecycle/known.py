"""What is known of an address when it is asked again?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus.store.kinds import State

if TYPE_CHECKING:
    from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """An address of a page, as a store remembers it.

    Attributes:
        url: the address in its canonical form.
        source: name of the source that named it.
        state: what it is.
        first_taken: when its first good capture was made, if any.
        asked: when it last answered or failed, if ever.
        modified: when it was last modified, as an index says now.
        seen_modified: what `modified` was when it last answered.
        quiet: how many times in a row an index said for nothing that it was modified.
        failures: how many failures there were in a row.
        misses: how many answers in a row said that there is nothing.
        first_missed: when the first of these came.
        title: of its last good capture.
        text_digest: of the text of that.
        reserved: what its publisher reserved, in words of `reservations`.
    """

    url: str
    source: str = ""
    state: State = State.FOUND
    first_taken: datetime | None = None
    asked: datetime | None = None
    modified: datetime | None = None
    seen_modified: datetime | None = None
    quiet: int = 0
    failures: int = 0
    misses: int = 0
    first_missed: datetime | None = None
    title: str = ""
    text_digest: str = ""
    reserved: str = ""
