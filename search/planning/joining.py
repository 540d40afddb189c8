"""How are plans joined, if there is more than one?"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from search.port.plan import AllOf, AnyOf, DisMax, Plan


def joined(kind: type[AllOf | AnyOf | DisMax], parts: Sequence[Plan]) -> Plan:
    """Return plans joined by a kind of node; a single one stays as it is.

    Args:
        kind: the node.
        parts: at least one.
    """
    return kind(tuple(parts)) if len(parts) > 1 else parts[0]
