"""Does a server go on without an error, and without growing, for an hour?"""

from __future__ import annotations

import tempfile
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from threading import Event
from typing import TYPE_CHECKING

import click

from bench.attack.dear_requests import make_texts, read_catalogue
from bench.attack.growth import growth_of
from bench.attack.mixed_visits import Mix, Visitors
from bench.attack.process_sizes import Sizes, disk_bytes, family, sizes_of, total
from bench.attack.rebuilds import Rebuilds
from bench.load.site import make_site, serve
from bench.speed.figures import quantile
from search.searcher.reader import Reader
from webapp.app import create_app
from webapp.settings import Settings

if TYPE_CHECKING:
    from bench.attack.mixed_visits import Minute
    from bench.load.site import Served

FILES = (
    "/uk/feed.atom",
    "/fr/feed.atom?q=a*",
    "/en/export.csv?q=a*",
    "/pl/export.jsonl?country=FR",
    "/sitemap.xml",
    "/robots.txt",
    "/metrics",
)
"""Paths of files that readers and programs fetch."""
EACH = 5
"""Addresses of each kind of dear request."""
MINUTE = 60
_MB = 1e6
_SLACK_MEMORY, _SLACK_COUNT = 8 * _MB, 4
"""Growth that is none: a buffer; what is open for the request that comes by."""


@dataclass(slots=True)
class Course:
    """What was measured at the end of each minute; bytes of memory and disk."""

    proportional: list[float] = field(default_factory=list)
    private: list[float] = field(default_factory=list)
    descriptors: list[float] = field(default_factory=list)
    threads: list[float] = field(default_factory=list)
    disk: list[float] = field(default_factory=list)
    errors: Counter[str] = field(default_factory=Counter)

    def add(self, sizes: Sizes, disk: int) -> None:
        """Add a minute."""
        self.proportional.append(sizes.proportional)
        self.private.append(sizes.private)
        self.descriptors.append(sizes.descriptors)
        self.threads.append(sizes.threads)
        self.disk.append(disk)


@click.command()
@click.option("--minutes", default=60, show_default=True)
@click.option("--articles", default=3_000, show_default=True)
@click.option("--workers", default=2, show_default=True)
@click.option("--visitors", default=8, show_default=True)
@click.option("--pause", default=0.3, show_default=True, help="Mean, in seconds.")
@click.option("--every", default=4.0, show_default=True, help="Minutes to a build.")
@click.option("--seed", default=25, show_default=True)
def soak(  # noqa: PLR0913 - an option, an argument
    *,
    minutes: int,
    articles: int,
    workers: int,
    visitors: int,
    pause: float,
    every: float,
    seed: int,
) -> None:
    """Let visitors of all kinds use a server for long, while its index is rebuilt.

    They read pages, fetch feeds and lists, ask dear questions and hostile ones; nothing
    of a site is written to by its visitors. Each minute a line says what became of
    their requests and what the server uses. Ends with 1 where an answer was an error
    (503 that says when to come again is none), a build failed, a process was replaced,
    or what is used grows after the tenth minute.
    """
    lots = Random(seed)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        usual = make_site(folder, articles, seed)
        rebuilds = Rebuilds(folder / "a.jsonl", folder / "index")
        _must(rebuilds.build(lots))
        mix = _mix(folder / "index", usual, rebuilds, lots)
        with serve(folder / "index", workers) as served:
            crowd = Visitors(served.port, mix, pause)
            over = Event()
            with ThreadPoolExecutor(visitors + 1) as pool:
                crowd.start(pool, [Random(lots.random()) for _ in range(visitors)])
                builds = pool.submit(_rebuild, rebuilds, lots, every * MINUTE, over)
                try:
                    course = _watch(served, folder / "index", crowd, minutes)
                finally:
                    crowd.stop()
                    over.set()
            course.errors.update(builds.result())
            said = tuple(served.lines)
    _report(course, said)


def _must(fault: str) -> None:
    if fault:
        message = f"no index: {fault}"
        raise click.ClickException(message)


def _mix(
    index: Path, usual: tuple[tuple[str, str], ...], rebuilds: Rebuilds, lots: Random
) -> Mix:
    reader = Reader(index)
    kinds, texts = read_catalogue(), make_texts(reader, lots)
    app = create_app(reader, Settings(rate=0, log=False, status=True))
    rules = tuple(rule.rule for rule in app.url_map.iter_rules())
    reader.close()
    dear = [kind.fill(texts) for kind in kinds for _ in range(EACH)]
    return Mix(usual, dear, FILES, rules, rebuilds.ids)


def _rebuild(
    rebuilds: Rebuilds, lots: Random, every: float, over: Event
) -> Counter[str]:
    """Build again and again; return what went wrong."""
    wrong = Counter[str]()
    while not over.wait(every):
        started = time.monotonic()
        fault = rebuilds.build(lots)
        click.echo(f"built in {time.monotonic() - started:.0f} s {fault}")
        if fault:
            wrong[f"build: {fault}"] += 1
    return wrong


def _watch(served: Served, index: Path, crowd: Visitors, minutes: int) -> Course:
    """Print a line a minute, and return what was measured."""
    course, started = Course(), time.monotonic()
    workers = family(served.process.pid)
    for number in range(1, minutes + 1):
        time.sleep(max(0.0, started + number * MINUTE - time.monotonic()))
        minute = crowd.log.take()
        processes = family(served.process.pid)
        if processes != workers:
            course.errors[f"minute {number}: other processes serve"] += 1
            workers = processes
        sizes: list[Sizes] = []
        for each in processes:
            with suppress(OSError):  # it has just ended, which is told above
                sizes.append(sizes_of(each))
        disk = disk_bytes(index)
        course.add(total(sizes), disk)
        course.errors.update(minute.errors)
        click.echo(_line(number, minute, sizes, disk))
        for error, count in minute.errors.items():
            click.echo(f"    {error} × {count}")
    return course


def _line(number: int, minute: Minute, sizes: list[Sizes], disk: int) -> str:
    times = minute.seconds or [0.0]
    p50, p99 = (1000 * quantile(times, share) for share in (0.5, 0.99))
    each = " ".join(
        f"{one.proportional / _MB:.0f}/{one.private / _MB:.0f}" for one in sizes
    )
    every = total(sizes)
    return (
        f"{number:3} {len(minute.seconds):6,} answers {minute.busy:4} busy "
        f"{minute.errors.total():3} errors p50 {p50:.0f} p99 {p99:.0f} ms; "
        f"MB proportional/private {each}, all {every.proportional / _MB:.0f}/"
        f"{every.private / _MB:.0f}; {every.descriptors} descriptors, "
        f"{every.threads} threads, index {disk / _MB:.1f} MB"
    )


def _report(course: Course, said: tuple[str, ...]) -> None:
    """Print errors and growth; end with 1 where there are any."""
    grown = [
        growth_of("proportional MB", course.proportional, _SLACK_MEMORY),
        growth_of("private MB", course.private, _SLACK_MEMORY),
        growth_of("descriptors", course.descriptors, _SLACK_COUNT),
        growth_of("threads", course.threads, _SLACK_COUNT),
        growth_of("disk MB", course.disk, 0),
    ]
    for one in filter(None, grown):
        unit = _MB if one.name.endswith("MB") else 1
        verdict = "GROWS" if one.grows else "does not grow"
        course_of = f"{one.before / unit:8.1f} → {one.after / unit:8.1f}"
        click.echo(f"{one.name:<16} {course_of}  {verdict}")
    if None in grown:
        click.echo("too few minutes to tell whether anything grows")
    for error, count in course.errors.most_common():
        click.echo(f"error: {error} × {count}", err=True)
    click.echo(f"the server said: {''.join(said)}", err=True)
    if course.errors or any(one and one.grows for one in grown):
        raise SystemExit(1)
