"""Which names are known to a test, without asking any name server?"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


@dataclass(slots=True)
class NamedHosts:
    """Names with their addresses, and what was asked of them.

    Attributes:
        answers: by name, what each question in turn is answered; the last answer also
            to all after it.
        asked: the names that were asked for, in order.
    """

    answers: Mapping[str, Sequence[tuple[str, ...]]]
    asked: list[str] = field(default_factory=list)

    def resolve(self, host: str, port: int) -> tuple[str, ...]:
        """Return the addresses of a name; a network address is its own.

        Raises:
            OSError: nobody knows it.
        """
        del port
        times = self.asked.count(host)
        self.asked.append(host)
        if host.replace(".", "").isdigit() or ":" in host:
            return (host,)
        if host not in self.answers:
            reason = f"nobody knows {host}"
            raise OSError(reason)
        turns = self.answers[host]
        return turns[min(times, len(turns) - 1)]


def named(**hosts: str) -> NamedHosts:
    """Return hosts of the domain `test` at one address each: `news="127.0.0.1"`."""
    return NamedHosts({f"{name}.test": [(address,)] for name, address in hosts.items()})
