"""How is an index kept up to date with sources on the web?"""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import click

from cli.fetch import fetch_options, make_pass, show, stopped_status, stopping
from cli.home_option import home_option
from cli.index import index
from cli.options import (
    engine_option,
    index_option,
    jobs_option,
    sites_option,
    topics_option,
)
from cli.semantic import SemanticCommand, semantic_option
from corpus.terminal_text import printable

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from fetcher.robot.fetch import FetchOptions
    from fetcher.robot.stopping import StoppableClock

EVERY = timedelta(minutes=30)
_DURATION = re.compile(r"(\d+)\s*([smhd]?)")
_UNITS = {"s": "seconds", "": "minutes", "m": "minutes", "h": "hours", "d": "days"}


class Duration(click.ParamType[timedelta]):
    """A number with a unit, as in 90s, 30m, 2h or 1d; minutes without one."""

    name = "duration"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> timedelta:
        """Return the duration that a text names."""
        if isinstance(value, timedelta):
            return value
        found = _DURATION.fullmatch(str(value).strip().lower())
        if not found or not int(found[1]):
            self.fail(f"{value!r} is no duration; write one such as 30m", param, ctx)
        return timedelta(**{_UNITS[found[2]]: int(found[1])})


@click.command(cls=SemanticCommand)
@fetch_options
@index_option
@click.option(
    "--every",
    type=Duration(),
    default=EVERY,
    show_default="30m",
    metavar="TIME",
    help="From the begin of one pass to the next: 90s, 30m, 2h.",
)
@click.option("--once", is_flag=True, help="One pass, then end: for cron or a timer.")
@engine_option
@jobs_option
@home_option
@topics_option
@sites_option
@semantic_option
def follow(  # noqa: PLR0913 - an option, an argument
    *,
    sources: Path,
    store_dir: Path,
    names: tuple[str, ...],
    private: tuple[str, ...],
    every: timedelta,
    once: bool,
    sites: Path | None,
    **index_options: Any,
) -> None:
    """Fetch the sources of a file and bring an index up to date, again and again.

    It ends after the answer in hand when it is interrupted or terminated.
    """
    from corpus.formats.file_format import PageRules
    from fetcher.network.addresses import AllowedHosts
    from fetcher.robot.fetch import FetchOptions
    from fetcher.robot.stopping import StoppableClock

    options = FetchOptions(
        names=names, allowed=AllowedHosts.of(private), rules=PageRules(sites)
    )
    clock = StoppableClock()

    def go_round() -> int:
        status = _fetch(sources, store_dir, options, clock)
        if not clock.is_stopped():
            _index(store_dir, {**index_options, "sites": sites})
        return status

    if once:
        raise click.exceptions.Exit(go_round())
    _repeat(go_round, every, clock)


def _fetch(
    sources: Path, store_dir: Path, options: FetchOptions, clock: StoppableClock
) -> int:
    """Make a pass and return its status."""
    from fetcher.report import status_of

    with stopping(clock) as signals:
        tallies = make_pass(sources, store_dir, options, clock)
    show(tallies, as_json=False)
    return stopped_status(signals) or status_of(tallies)


def _index(store_dir: Path, options: dict[str, Any]) -> None:
    """Bring the index up to date; what it cannot read is named and no reason to end."""
    from indexer import NothingToIndexError

    bring_up_to_date = index.callback
    assert bring_up_to_date  # noqa: S101 - every command of ours has one
    try:
        bring_up_to_date(paths=(store_dir,), force=False, as_json=False, **options)
    except click.exceptions.Exit:
        return
    except NothingToIndexError as error:
        click.echo(printable(f"hoptac: {error}"), err=True)


def _repeat(
    go_round: Callable[[], int], every: timedelta, clock: StoppableClock
) -> None:
    """Go round until stopped; what fails once may work the next time.

    The first round's failures are the user's to know: they end it.
    """
    from corpus import CorpusError
    from fetcher.errors import FetcherError
    from fetcher.robot.stopping import Stopped
    from indexer import IndexerError
    from search.errors import SearchError

    began = clock.now()
    go_round()
    while not clock.is_stopped():
        pause = began + every - clock.now()
        with stopping(clock), suppress(Stopped):
            clock.sleep(max(0.0, pause.total_seconds()))
        if clock.is_stopped():
            return
        began = clock.now()
        try:
            go_round()
        except (
            OSError,
            CorpusError,
            FetcherError,
            IndexerError,
            SearchError,
        ) as error:
            click.echo(printable(f"hoptac: {error}"), err=True)
