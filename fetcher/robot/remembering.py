"""How does what a store knows of an address become what is decided upon, and back?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from fetcher.lifecycle.known import Known
from fetcher.lifecycle.schedule import NEVER

if TYPE_CHECKING:
    from datetime import date

    from corpus.store.address import Address
    from corpus.store.events import Value
    from fetcher.lifecycle.decision import Decision


def known_of(address: Address) -> Known:
    """Return what is known of an address, as decisions look at it."""
    return Known(
        url=address.url,
        source=address.source,
        state=address.state,
        first_taken=address.captured if address.text_digest else None,
        asked=address.checked,
        modified=address.modified,
        seen_modified=address.seen_modified,
        quiet=address.step,
        failures=address.failures,
        misses=address.misses,
        first_missed=address.first_missed,
        title=address.title,
        text_digest=address.text_digest,
        reserved=address.reserved,
    )


def changes_of(decision: Decision, address: Address, today: date) -> dict[str, Value]:
    """Return what a decision changes of an address, by columns of a store.

    Args:
        decision: the decision.
        address: as it is known until now.
        today: the day that a correction is dated.
    """
    known = decision.known
    values: dict[str, Value] = {
        "state": known.state,
        "next_due": None if decision.due >= NEVER else decision.due,
        "seen_modified": known.seen_modified or "",
        "step": known.quiet,
        "misses": known.misses,
        "first_missed": known.first_missed or "",
        "title": known.title,
        "text_digest": known.text_digest,
        "reserved": known.reserved,
    }
    if decision.corrected:
        values["corrected"] = today
    return {
        name: value
        for name, value in values.items()
        if (value or None) != (getattr(address, name) or None)
    }
