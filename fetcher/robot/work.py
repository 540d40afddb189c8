"""What does the thread of a source work with?"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date, datetime

    from corpus.formats.file_format import PageRules
    from corpus.isolation import IsolatedPool
    from corpus.store.store import Store
    from fetcher.robot.asking import Asker
    from fetcher.robot.hosts import HostRests
    from fetcher.robot.stopping import StoppableClock
    from fetcher.robot.tally import Tally
    from fetcher.sources import Source, Sources


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """All that a pass over one source needs.

    Attributes:
        source: the source.
        sources: all of the file, as one may name pages of another.
        store: where answers are kept.
        asker: asks addresses.
        pool: processes that parse what came.
        clock: the time, and whether the pass is to end.
        rules: for pages of particular sites.
        tally: what was done.
        since: the first day of interest; None if nobody named one.
        limit: most pages to ask; None for as many as there are.
        dry_run: only find out what would be asked.
        progress: called after each page with the tally.
        resting: hosts that are not asked any more in this pass, until when.
    """

    source: Source
    sources: Sources
    store: Store
    asker: Asker
    pool: IsolatedPool
    clock: StoppableClock
    rules: PageRules
    tally: Tally
    since: date | None = None
    limit: int | None = None
    dry_run: bool = False
    progress: Callable[[Tally], None] = lambda _tally: None
    resting: dict[str, datetime] = field(default_factory=dict)

    def rest(self, rest: HostRests) -> None:
        """Note that a host is not asked any more in this pass."""
        self.resting[rest.host] = rest.until
        self.tally.rests = str(rest)
