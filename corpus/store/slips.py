"""Is an address known, or is it a slip for another one?"""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

from corpus.store import queries
from corpus.store.database import reading
from corpus.store.errors import StoreError
from corpus.store.facts import key_of

if TYPE_CHECKING:
    import sqlite3
    from pathlib import Path

_SLIP = 8
"""Most letters that a slip adds to an address or leaves out."""
_COMPARED = 20_000
"""Most addresses that an unknown one is compared with, in a second or two."""
_SIMILAR = 0.8
"""Least share of letters that two addresses have in common to be named."""


def require_known(folder: Path, url: str) -> None:
    """Make sure that a store knows an address, be it only as that of a feed.

    Raises:
        StoreError: it does not, and similar addresses are named; or there is no store.
    """
    with reading(folder) as connection:
        for known in (queries.address, queries.index_page, queries.captures):
            if known(connection, url):
                return
        similar = _similar(connection, key_of(url))
    remedy = f"is {' or '.join(similar)} meant?" if similar else "check the address"
    message = (
        f"{url} is not known to {folder}, and nothing was removed; {remedy} (--force "
        "keeps it from ever being asked)"
    )
    raise StoreError(message)


def _similar(connection: sqlite3.Connection, key: str) -> list[str]:
    """Return the addresses, at most three, that an unknown one may be a slip for."""
    sql = (
        "SELECT url FROM addresses WHERE state <> 'forgotten' "
        "AND abs(length(url) - ?) <= ? ORDER BY url LIMIT ?"
    )
    found = connection.execute(sql, (len(key), _SLIP, _COMPARED))
    return get_close_matches(key, [row[0] for row in found], n=3, cutoff=_SIMILAR)
