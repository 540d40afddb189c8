"""Who asks?"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from fetcher.errors import SourcesError
from fetcher.sources.source import Contact
from fetcher.sources.values import Table

if TYPE_CHECKING:
    from pathlib import Path

_KEYS = ("name", "address")
_PLACEHOLDER = "YOUR"
"""What stands in examples for the operator's own."""
_MAIL = re.compile(r"(?:mailto:)?(?P<mail>[^\s@<>()]+@[^\s@<>()]+\.[^\s@<>()]+)")
_PAGE = re.compile(r"https?://[^\s<>()]+\.[^\s<>()]+")


def read_contact(value: Any, path: Path) -> Contact:
    """Return the contact of a file: a table, or only the address.

    Raises:
        SourcesError: there is no address that one could write to or look up.
    """
    if isinstance(value, str):
        value = {"address": value}
    if not isinstance(value, dict):
        message = f"{path}: contact is a table; write [contact] and its keys below"
        raise SourcesError(message)
    table = Table(value, f"{path}: contact")
    table.check_keys(_KEYS)
    address = table.text("address")
    for key in _KEYS:
        if _PLACEHOLDER in table.text(key):
            table.fail(key, f"it says {table.text(key)!r}; write your own")
    if mail := _MAIL.fullmatch(address):
        address = f"mailto:{mail['mail']}"
    elif not _PAGE.fullmatch(address):
        reason = f"{address!r} is" if address else "there is"
        table.fail(
            "address",
            f"{reason} no page and no mail address; write a page about your robot, as "
            'in address = "https://…", or a mail address that is read',
        )
    return Contact(_name(table) or address.removeprefix("mailto:"), address)


def _name(table: Table) -> str:
    """Return the operator's name, which can stand in the head of a request."""
    key = "name"
    text = table.text(key)
    if any(not character.isprintable() for character in text):
        table.fail(key, "has a line break or another control character; take it out")
    return text
