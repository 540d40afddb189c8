"""How is the test web written or served? Run as `python -m bench.web`."""

from __future__ import annotations

import json
import tempfile
import time
from collections import Counter
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import click

from bench.web.catalogue import write_pages
from bench.web.clock import TurnedClock
from bench.web.designs import LANGUAGES
from bench.web.fetch_kills import kill_fetches
from bench.web.hostile.memory import peak_megabytes
from bench.web.hostile.run import outcomes
from bench.web.kills import kill_writers
from bench.web.scenario import load_scenario, scenario_names
from bench.web.scoring import score
from bench.web.server import TestWeb
from bench.web.sources_file import sources_text
from fetcher.network.limits import PAGES


@click.group()
def main() -> None:
    """Lay out web sites in four languages, with the furniture of real ones."""


@main.command()
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--languages", default=",".join(LANGUAGES), show_default=True)
@click.option("--count", default=72, show_default=True, help="Articles a language.")
@click.option("--seed", default=1, show_default=True)
def pages(folder: Path, languages: str, count: int, seed: int) -> None:
    """Write pages into FOLDER/files, and what to read of them into its catalogue."""
    rows = write_pages(folder, languages.split(","), count, seed)
    counts = Counter(
        f"{row['lang']} {row['kind']}{' to refuse' if row['refuse'] else ''}"
        for row in rows
    )
    for name, number in sorted(counts.items()):
        click.echo(f"{number:5}  {name}")


@main.command("score")
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--wrong", is_flag=True, help="Name each wrong answer.")
def score_pages(folder: Path, *, wrong: bool) -> None:
    """Show how much of the pages in FOLDER is read as its catalogue says."""
    lines = (folder / "catalogue.jsonl").read_text("utf-8").splitlines()
    result = score(folder, map(json.loads, lines))
    if wrong:
        for answer in result.wrong:
            click.echo("\t".join(answer))
    for question, share in sorted(result.shares().items()):
        click.echo(f"{share:7.1%}  {question}")


@main.command()
@click.option("--port", default=8765, show_default=True)
@click.option("--scenario", type=click.Choice(scenario_names()), default="still")
@click.option("--languages", default=",".join(LANGUAGES), show_default=True)
@click.option("--hosts", default=0, help="Serve the first of them only; 0 for all.")
@click.option(
    "--sources", type=click.Path(path_type=Path), help="Write a file of sources."
)
@click.option("--clock", is_flag=True, help="Let GET /__clock?to=… turn the clock.")
def serve(
    port: int,
    scenario: str,
    languages: str,
    hosts: int,
    sources: Path | None,
    *,
    clock: bool,
) -> None:
    """Serve sites on this machine until Ctrl-C."""
    told = load_scenario(scenario)
    served = [
        replace(host, languages=kept)
        for host in told.hosts
        if (kept := tuple(x for x in host.languages if x in languages.split(",")))
    ]
    web = TestWeb(
        served[: hosts or None], TurnedClock(told.start), port=port, control=clock
    )
    with web:
        for number, host in enumerate(web.hosts):
            click.echo(
                f"{web.home(number)}  {host.design}, {', '.join(host.languages)}"
            )
        if sources:
            sources.write_text(sources_text(web.hosts, web.port), encoding="utf-8")
        with suppress(KeyboardInterrupt):
            while True:
                time.sleep(3600)


@main.command()
@click.option("--count", default=200, show_default=True, help="Processes to kill.")
@click.option("--seed", default=22, show_default=True)
@click.option("--fetches", is_flag=True, help="Kill `hoptac fetch` itself: slower.")
def kills(count: int, seed: int, *, fetches: bool) -> None:
    """Kill writers of a store at random moments; exit with 1 if anything is wrong."""
    kill = kill_fetches if fetches else kill_writers
    with tempfile.TemporaryDirectory(prefix="hoptac-") as folder:
        outcome = kill(Path(folder), count, seed)
    click.echo(str(outcome))
    if outcome.failures:
        raise click.exceptions.Exit(1)


@main.command()
def hostile() -> None:
    """Ask a server for each variant of hostility; exit with 1 if anything is wrong."""
    wrong = 0
    for outcome in outcomes(PAGES.changed(seconds=2.0)):
        wrong += not outcome.right
        mark = "" if outcome.right else "  WRONG"
        seen = f"{outcome.seen:20} {outcome.seconds:6.2f} s{mark}"
        click.echo(f"{outcome.variant.name:20} {seen}")
    click.echo(f"{wrong} wrong; both sides together took {peak_megabytes():.0f} MB")
    if wrong:
        raise click.exceptions.Exit(1)


if __name__ == "__main__":
    main()
