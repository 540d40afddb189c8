"""How are sources fetched and followed from a terminal?"""

from __future__ import annotations

import signal
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from cli.options import print_json, sites_option
from corpus.terminal_text import printable

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Sequence
    from datetime import datetime
    from types import FrameType

    from cli.progress import ProgressReport
    from fetcher.report import Line
    from fetcher.robot.fetch import FetchOptions
    from fetcher.robot.stopping import StoppableClock
    from fetcher.robot.tally import Tally

    Command = TypeVar("Command", bound=Callable[..., Any])

LABEL = "Asking pages"


def fetch_options(command: Command) -> Command:
    """Add what both commands take: sources, the store, private hosts."""
    for decorator in (
        click.option(
            "--allow-private",
            "private",
            multiple=True,
            metavar="HOST[:PORT]",
            help="Ask a host in a private network, too, or at another port.",
        ),
        click.option(
            "--source", "names", multiple=True, metavar="NAME", help="Only this one."
        ),
        click.option(
            "--store",
            "store_dir",
            type=click.Path(path_type=Path, file_okay=False),
            required=True,
            metavar="DIR",
            help="Folder of what was fetched; it is made if there is none.",
        ),
        click.argument("sources", type=click.Path(path_type=Path, dir_okay=False)),
    ):
        command = decorator(command)
    return command


@click.command()
@fetch_options
@click.option(
    "--since",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="DATE",
    help="Only what indexes say is of that day or later; asks for older sitemaps, too.",
)
@click.option(
    "--limit",
    type=click.IntRange(min=1),
    metavar="N",
    help="Ask at most N pages of each source.",
)
@click.option(
    "--dry-run",
    is_flag=True,
    help="Only show what would be asked: indexes are asked, pages are not, and nothing "
    "is kept.",
)
@sites_option
@click.option("--json", "as_json", is_flag=True, help="Write an object a source.")
def fetch(  # noqa: PLR0913 - an option, an argument
    *,
    sources: Path,
    store_dir: Path,
    names: tuple[str, ...],
    private: tuple[str, ...],
    since: datetime | None,
    limit: int | None,
    sites: Path | None,
    dry_run: bool,
    as_json: bool,
) -> None:
    """Ask the sources of a file once for what is new or due, and keep all answers.

    It ends early, after the answer in hand, when it is interrupted; the next pass goes
    on from there.
    """
    from corpus.formats.file_format import PageRules
    from fetcher.network.addresses import AllowedHosts
    from fetcher.report import status_of
    from fetcher.robot.fetch import FetchOptions
    from fetcher.robot.stopping import StoppableClock

    options = FetchOptions(
        names=names,
        since=since.date() if since else None,
        limit=limit,
        dry_run=dry_run,
        allowed=AllowedHosts.of(private),
        rules=PageRules(sites),
    )
    clock = StoppableClock()
    with stopping(clock) as signals:
        tallies = make_pass(sources, store_dir, options, clock)
    show(tallies, as_json=as_json)
    status = stopped_status(signals) or status_of(tallies)
    if status:
        raise click.exceptions.Exit(status)


def make_pass(
    sources: Path, folder: Path, options: FetchOptions, clock: StoppableClock
) -> list[Tally]:
    """Make a pass and report how far it is."""
    from dataclasses import replace

    from cli.progress import progress_report
    from fetcher.robot.fetch import fetch as fetch_once
    from fetcher.sources import read_sources

    told = read_sources(sources)
    with progress_report({LABEL: LABEL}) as report:
        counter = _Counter(report)
        options = replace(options, progress=counter.count)
        return fetch_once(told, folder, options, clock)


class _Counter:
    """Counts the pages of all sources for a progress report."""

    def __init__(self, report: ProgressReport) -> None:
        self._report = report
        self._pages = 0

    def count(self, tally: Tally) -> None:
        self._pages += 1
        self._report.step(LABEL, self._pages, what=tally.source)


@contextmanager
def stopping(clock: StoppableClock) -> Generator[list[int]]:
    """End a pass after the answer in hand at SIGINT or SIGTERM; yield what came."""
    came: list[int] = []

    def stop(number: int, _frame: FrameType | None) -> None:
        came.append(number)
        clock.stop()

    before = {number: signal.signal(number, stop) for number in _SIGNALS}
    try:
        yield came
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def stopped_status(signals: Sequence[int]) -> int:
    """Return the exit status of what a signal ended, as shells have it; 0 if none."""
    return _SIGNALLED + signals[0] if signals else 0


_SIGNALLED = 128
_SIGNALS = (signal.SIGINT, signal.SIGTERM)


def show(tallies: Sequence[Tally], *, as_json: bool) -> None:
    """Print what came of a pass: a table, and a line an address that failed."""
    from fetcher.report import as_json as json_of, notes, table, trouble_line

    if as_json:
        for tally in tallies:
            print_json(json_of(tally), indent=None)
        return
    for line in table(tallies):
        click.echo(_coloured(line))
    for tally in tallies:
        for url in tally.planned:
            click.echo(printable(f"{tally.source}: would ask {url}"))
        for note in notes(tally):
            click.echo(printable(f"{tally.source}: {note}"))
        for trouble in tally.troubles:
            click.echo(printable(trouble_line(trouble)), err=True)


def _coloured(line: Line) -> str:
    """Return a line; one of a source that failed is red, and marked without colours."""
    text = printable("  ".join(line.cells))
    if not line.red:
        return text
    return click.style(text, fg="red") if sys.stdout.isatty() else f"{text}  !"
