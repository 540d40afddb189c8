"""How is a pass over the sources made?

A thread a source asks its indexes and its pages, several sources at once. Everything
is kept as it comes; a pass that is stopped or killed has lost nothing of that, and the
next one goes on with what is due.
"""

from __future__ import annotations

import uuid
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, field
from importlib.metadata import version
from typing import TYPE_CHECKING

from corpus.formats.file_format import PageRules
from corpus.isolation import IsolatedPool
from corpus.store.events import RunEnded, RunStarted
from corpus.store.kinds import Role
from corpus.store.store import open_store
from fetcher.errors import SourcesError
from fetcher.manners.user_agent import user_agent
from fetcher.network.addresses import AllowedHosts
from fetcher.network.client import Client
from fetcher.network.target import target_of
from fetcher.robot.asking import Asker, StoredHosts, limits_of
from fetcher.robot.finding import find
from fetcher.robot.hosts import Hosts
from fetcher.robot.stopping import StoppableClock, Stopped
from fetcher.robot.tally import Tally
from fetcher.robot.trial import trial_store
from fetcher.robot.visiting import visit_all
from fetcher.robot.work import Work
from fetcher.sources.values import near

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date
    from pathlib import Path

    from corpus.store.store import Store
    from fetcher.network.addresses import Resolver
    from fetcher.sources import Source, Sources

AT_ONCE = 8
"""Sources that are asked at once."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FetchOptions:
    """How a pass is made.

    Attributes:
        names: of the sources to ask; all, if there is none.
        since: the first day of interest.
        limit: most pages of each source to ask.
        dry_run: only find out what would be asked; indexes are asked, as they alone
            know, and nothing is kept.
        allowed: hosts in private networks that may be asked.
        resolver: names to network addresses; the machine's own by default.
        rules: for pages of particular sites.
        progress: called with the tally of a source after each of its pages.
    """

    names: tuple[str, ...] = ()
    since: date | None = None
    limit: int | None = None
    dry_run: bool = False
    allowed: AllowedHosts = field(default_factory=AllowedHosts)
    resolver: Resolver | None = None
    rules: PageRules = field(default_factory=PageRules)
    progress: Callable[[Tally], None] = lambda _tally: None


def fetch(
    sources: Sources,
    folder: Path,
    options: FetchOptions,
    clock: StoppableClock | None = None,
) -> list[Tally]:
    """Make a pass over some sources.

    Args:
        sources: the file of sources.
        folder: of the store, which is made if there is none.
        options: how.
        clock: the time, and what ends the pass early.

    Returns:
        What was done, by source.

    Raises:
        SourcesError: no source has a name that was asked for, or a limit is raised.
        StoreError: the store cannot be used.
        OSError: it cannot be written.
    """
    chosen = choose(sources, options.names)
    for source in chosen:
        limits_of(source, Role.PAGE)
    clock = clock or StoppableClock()
    contact = sources.contact
    client = Client(
        clock=clock,
        user_agent=user_agent(version("hoptac"), contact.name, contact.address),
        resolver=options.resolver,
        allowed=options.allowed,
    )
    opened = trial_store(folder) if options.dry_run else open_store(folder, create=True)
    with opened as store, IsolatedPool() as pool:
        known = StoredHosts(store, clock, client)
        hosts = Hosts(
            clock,
            known,
            known.robots,
            is_private=lambda url: options.allowed.opens(target_of(url)),
        )
        works = [
            Work(
                source=source,
                sources=sources,
                store=store,
                asker=Asker(client, hosts),
                pool=pool,
                clock=clock,
                rules=options.rules,
                tally=Tally(source.name),
                since=options.since,
                limit=options.limit,
                dry_run=options.dry_run,
                progress=options.progress,
            )
            for source in chosen
        ]
        _run(works, store, clock)
        return [work.tally for work in works]


def choose(sources: Sources, names: tuple[str, ...]) -> tuple[Source, ...]:
    """Return the sources with some names, all if there is none.

    Raises:
        SourcesError: a name is none of theirs.
    """
    by_name = {source.name.casefold(): source for source in sources.sources}
    for name in names:
        if name.casefold() not in by_name:
            known = near(name, [source.name for source in sources.sources])
            message = f"no source is named {name!r}{known}"
            raise SourcesError(message)
    wanted = {name.casefold() for name in names}
    return tuple(s for key, s in by_name.items() if not wanted or key in wanted)


def _run(works: list[Work], store: Store, clock: StoppableClock) -> None:
    """Work on several sources at once, until all are done or the pass is to end."""
    run = str(uuid.uuid4())
    names = tuple(work.source.name for work in works)
    zones = {work.source.name: work.source.zone for work in works}
    store.append([RunStarted(run=run, time=clock.now(), sources=names, zones=zones)])
    try:
        with ThreadPoolExecutor(min(AT_ONCE, len(works))) as threads:
            for future in [threads.submit(_work, work) for work in works]:
                try:
                    future.result()
                except BaseException:
                    clock.stop()
                    raise
    finally:
        results = {work.source.name: work.tally.results() for work in works}
        with suppress(OSError):
            store.append([RunEnded(run=run, time=clock.now(), results=results)])


def _work(work: Work) -> None:
    if not work.source.open_at(work.clock.now()):
        work.tally.rests = "it is not asked at this time of day"
        return
    try:
        find(work)
        visit_all(work)
    except Stopped:
        work.tally.rests = work.tally.rests or "the pass was stopped"
    work.tally.next_due = work.store.next_due(work.source.name)
