"""How is a store looked at, verified and mended from a terminal?"""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from cli.options import print_json
from corpus.terminal_text import printable

if TYPE_CHECKING:
    from collections.abc import Callable

    from corpus.store.status import SourceStatus, StoreStatus

    Command = TypeVar("Command", bound=Callable[..., Any])


@click.group()
def store() -> None:
    """Look at a store of fetched pages, verify it, ask again, or forget."""


def store_option(command: Command) -> Command:
    """Add `--store DIR`."""
    return click.option(
        "--store",
        "folder",
        type=click.Path(path_type=Path, file_okay=False),
        required=True,
        metavar="DIR",
        help="Folder of the store.",
    )(command)


@store.command()
@store_option
@click.option("--json", "as_json", is_flag=True, help="Write JSON.")
def status(folder: Path, *, as_json: bool) -> None:
    """Print what a store holds of each source, and what is due."""
    from corpus.store.status import store_status

    found = store_status(folder)
    if as_json:
        print_json(_as_json(found))
        return
    rows = [_HEADINGS, *map(_row, found.sources)]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        cells = (cell.ljust(width) for cell, width in zip(row, widths, strict=True))
        click.echo(printable("  ".join(cells).rstrip()))
    for source in found.sources:
        for url in source.failing:
            click.echo(printable(f"{source.name}: {url} failed last time"), err=True)
    click.echo(
        f"{_count(found.warcs, 'WARC file')}, {_megabytes(found.warc_bytes)}; "
        f"last pass {_time(found.last_run)}"
    )


_HEADINGS = ("source", "addresses", "live", "others", "bytes", "last pass", "next due")


def _row(source: SourceStatus) -> tuple[str, ...]:
    others = (
        f"{count} {state}"
        for state, count in sorted(source.states.items())
        if state != "live"
    )
    last = _time(source.last_run)
    if source.last_run and not source.ended:
        last += " (not ended)"
    return (
        source.name or "-",
        str(sum(source.states.values())),
        str(source.states.get("live", 0)),
        ", ".join(others) or "-",
        _megabytes(source.bytes),
        last,
        _time(source.next_due),
    )


def _as_json(found: StoreStatus) -> dict[str, Any]:
    return {
        "warcs": found.warcs,
        "warc_bytes": found.warc_bytes,
        "last_run": found.last_run and found.last_run.isoformat(),
        "last_ended": found.last_ended and found.last_ended.isoformat(),
        "sources": [
            {
                "name": source.name,
                "states": dict(source.states),
                "last_run": source.last_run and source.last_run.isoformat(),
                "ended": source.ended and source.ended.isoformat(),
                "results": dict(source.results),
                "bytes": source.bytes,
                "next_due": source.next_due and source.next_due.isoformat(),
                "failing": list(source.failing),
                "new_by_day": {
                    day.isoformat(): count for day, count in source.new_by_day.items()
                },
            }
            for source in found.sources
        ],
    }


@store.command()
@store_option
@click.option("--rebuild", is_flag=True, help="First make the database anew.")
def check(folder: Path, *, rebuild: bool) -> None:
    """Verify that every record is whole and the database follows from them.

    With --rebuild, the database is made anew from the WARC files first.
    """
    from corpus.store.rebuild import rebuild_store
    from corpus.store.verification import check_store

    if rebuild:
        for salvaged in rebuild_store(folder):
            click.echo(printable(salvaged), err=True)
    report = check_store(folder, _progress)
    for name in report.others:
        reason = "no store wrote it, another one did, or its first record is damaged"
        click.echo(printable(f"{name}: left alone: {reason}"), err=True)
    for problem in report.problems:
        click.echo(printable(problem), err=True)
    if report.problems:
        raise click.exceptions.Exit(1)
    click.echo(
        f"{_count(report.files, 'WARC file')}, {_count(report.records, 'record')}, "
        f"every one as it was written; the database follows from them "
        f"({report.addresses} addresses)"
    )


@store.command()
@click.argument("urls", nargs=-1, metavar="[URL]...")
@store_option
@click.option("--source", "sources", multiple=True, metavar="NAME", help="All of it.")
def recheck(urls: tuple[str, ...], folder: Path, sources: tuple[str, ...]) -> None:
    """Have addresses asked again by the next fetch, whenever they would be due."""
    from corpus.store.rechecking import recheck as ask_again

    if not urls and not sources:
        message = "name addresses, or a source by --source"
        raise click.UsageError(message)
    count = ask_again(folder, urls, sources, datetime.now(UTC))
    click.echo(f"{_count(count, 'address', 'addresses')} will be asked again")


@store.command()
@click.argument("url")
@store_option
@click.option("--reason", default="", metavar="TEXT", help="Why; it is kept.")
@click.option(
    "--force", is_flag=True, help="Also an address that the store does not know."
)
def forget(url: str, folder: Path, reason: str, *, force: bool) -> None:
    """Remove an address and all that it answered for good, as the law may demand.

    It is never asked again. The index forgets it when it is built next.
    """
    from corpus.store.events import Forgotten
    from corpus.store.slips import require_known
    from corpus.store.store import open_store

    if not force:
        require_known(folder, url)
    with open_store(folder) as opened:
        known = opened.address(url)
        source = known.source if known else ""
        now = datetime.now(UTC)
        event = Forgotten(url=url, reason=reason, time=now, source=source)
        count = opened.forget(event)
    click.echo(f"{_count(count, 'record')} removed; build the index again")


def _progress(name: str) -> None:
    if sys.stderr.isatty():
        click.echo(f"\r\033[K{printable(name)}\r", err=True, nl=False)


def _count(number: int, word: str, plural: str = "") -> str:
    return f"{number} {word if number == 1 else plural or word + 's'}"


def _megabytes(count: int) -> str:
    return f"{count / 1e6:.1f} MB"


def _time(time: datetime | None) -> str:
    return f"{time:%Y-%m-%d %H:%M} UTC" if time else "-"
