"""How does a server cope with many visitors? Run as `python -m bench.load`."""

from __future__ import annotations

import tempfile
import time
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

import click

from bench.load.site import make_site, serve
from bench.load.visitors import Visits, visit
from bench.speed.figures import quantile
from search.generations.publish import roll_back

PROCESSES = 2
"""Processes that share the visitors, as threads of one would wait for each other."""
ALONE = 10
"""Seconds for which a single visitor is measured."""
_MILLI = 1000


@click.command()
@click.option("--articles", default=10_000, show_default=True)
@click.option("--clients", default=50, show_default=True)
@click.option("--seconds", default=60.0, show_default=True)
@click.option("--seed", default=20, show_default=True)
def main(articles: int, clients: int, seconds: float, seed: int) -> None:
    """Ask one server as many visitors at once; it changes its index in the middle.

    Ends with 1 where any answer was an error.
    """
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        addresses = make_site(folder, articles, seed)
        with serve(folder / "index") as served:
            port = served.port
            results = tuple(a for a in addresses if a[0] == "search")
            alone = visit(port, results, 1, time.time() + min(seconds, ALONE), seed)
            many = _crowd(folder / "index", port, addresses, (clients, seconds, seed))
    click.echo(f"{articles:,} articles, {clients} visitors for {seconds:.0f} s")
    rate = len(many.all_seconds) / seconds
    click.echo(f"{rate:.0f} answers a second, {many.errors.total()} errors")
    for kind, times in (*sorted(many.seconds.items()), ("all", many.all_seconds)):
        click.echo(f"{kind:<12} {_quantiles(times)}")
    times = alone.all_seconds
    click.echo(f"{'alone':<12} {_quantiles(times)}  (result pages, one visitor)")
    for error, count in (many.errors + alone.errors).items():
        click.echo(f"error: {error} × {count}", err=True)
    if many.errors or alone.errors:
        raise SystemExit(1)


def _crowd(
    index: Path,
    port: int,
    addresses: tuple[tuple[str, str], ...],
    crowd: tuple[int, float, int],
) -> Visits:
    """Send many visitors, and roll the index back when half of the time is over.

    Args:
        index: the index that is served.
        port: of the server.
        addresses: kinds and paths.
        crowd: number of visitors, seconds, and seed.
    """
    clients, seconds, seed = crowd
    visits, until = Visits(), time.time() + seconds
    with ProcessPoolExecutor(PROCESSES, mp_context=get_context("spawn")) as pool:
        futures = [
            pool.submit(
                visit,
                port,
                addresses,
                len(range(n, clients, PROCESSES)),
                until,
                seed + n,
            )
            for n in range(min(PROCESSES, clients))
        ]
        time.sleep(max(0.0, until - seconds / 2 - time.time()))
        roll_back(index)
        for future in futures:
            visits.add(future.result())
    return visits


def _quantiles(seconds: list[float]) -> str:
    return "  ".join(
        f"{name} {quantile(seconds, share) * _MILLI:7.1f} ms"
        for name, share in (("p50", 0.5), ("p95", 0.95), ("p99", 0.99))
    )


if __name__ == "__main__":
    main()
