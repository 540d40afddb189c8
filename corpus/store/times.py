"""How are times written in a store?

As text of one width, in UTC and to the microsecond, so that their order is that of the
text.
"""

from __future__ import annotations

from datetime import UTC, datetime


def time_text(time: datetime) -> str:
    """Return a time as text.

    Raises:
        ValueError: it does not know its zone.
    """
    if time.tzinfo is None:
        message = f"{time} has no zone"
        raise ValueError(message)
    utc = time.astimezone(UTC).replace(tzinfo=None)
    return utc.isoformat(timespec="microseconds") + "Z"


def parse_time(text: str) -> datetime:
    """Return the time that `time_text` wrote."""
    return datetime.fromisoformat(text)
