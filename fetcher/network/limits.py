"""How much may asking one address take?"""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace

from fetcher.errors import SourcesError

_MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class NetworkLimits:
    """What one address may take, with all its redirects.

    Attributes:
        wire: bytes of a body as it comes, still compressed.
        wire_pdf: the same of an answer that says that it is a PDF.
        unpacked: bytes of a body, decompressed; also of each layer on the way.
        head: bytes of an answer's head, those of "100 Continue" and its like included.
        redirects: how many are followed.
        seconds: of the whole exchange with all its redirects, from the name's
            resolution to the last byte; what the caller's `permit` takes is not
            counted.
    """

    wire: int = 5 * _MEGABYTE
    wire_pdf: int = 50 * _MEGABYTE
    unpacked: int = 20 * _MEGABYTE
    head: int = 64 * 1024
    redirects: int = 5
    seconds: float = 30.0

    def changed(self, *, beyond: bool = False, **changes: float) -> NetworkLimits:
        """Return limits with changes.

        Args:
            beyond: whether a limit may also be raised; lowering is always allowed.
            **changes: new values by name.

        Raises:
            SourcesError: a limit is unknown, raised without leave, or not above zero.
        """
        now = asdict(self)
        for name, value in changes.items():
            if name not in now:
                reason = f"no limit is called {name}"
                raise SourcesError(reason)
            if value < 0 or (value == 0 and name != "redirects"):
                reason = f"the limit {name} must be above zero, not {value}"
                raise SourcesError(reason)
            if value > now[name] and not beyond:
                reason = f"the limit {name} is {now[name]}; it may only be lowered"
                raise SourcesError(reason)
        whole = {
            name: float(value) if name == "seconds" else int(value)
            for name, value in changes.items()
        }
        return replace(self, **whole)  # type: ignore[arg-type] # whole numbers but for seconds


PAGES = NetworkLimits()
"""Limits of a page or document."""

INDEXES = NetworkLimits(unpacked=50 * _MEGABYTE)
"""Limits of a feed or sitemap: 50,000 addresses are a sitemap's most."""
