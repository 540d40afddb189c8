"""What of an event is to be written?"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from corpus.store import queries
from corpus.store.events import Forgotten, Unchanged
from corpus.store.facts import facts_of
from corpus.store.records import Item

if TYPE_CHECKING:
    import sqlite3

    from corpus.store.events import Event


def item_of(connection: sqlite3.Connection, event: Event) -> Item | None:
    """Return what is to be written of an event, None if its address was forgotten.

    Args:
        connection: to the database of the store.
        event: the event.

    Raises:
        ValueError: the event is invalid; see `facts.facts_of`.
    """
    item = new_item(event)
    url = item.facts.get("url", "")
    if not isinstance(event, Forgotten) and queries.is_forgotten(connection, url):
        return None
    if isinstance(event, Unchanged):
        return item._replace(refers=queries.last_date(connection, url, event.role))
    return item


def new_item(event: Event) -> Item:
    """Return an event with its facts as they are read again: of JSON and UTF-8."""
    text = json.dumps(facts_of(event), ensure_ascii=False)
    return Item(event, json.loads(text.encode("utf-8", "replace")))
