"""How is it shown that a cluster answers right? Run as `python -m bench.proof`."""

from __future__ import annotations

import json
import sys
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, NoReturn

import click

from bench.cluster.cluster import cluster_folder
from bench.cluster.errors import ClusterError
from bench.cluster.indexes import index_bytes
from bench.proof.asked import questions, requests
from bench.proof.comparing import compare_readers
from bench.proof.kills import find_problems, kill_under_load
from bench.proof.pressure import build_under_pressure
from bench.proof.speeds import measure_engine, read_questions, write_articles
from bench.proof.switches import switch_under_load
from bench.proof.twins import (
    cluster_environment,
    cluster_nodes,
    in_cluster,
    twins,
)
from bench.quality.indexes import SAMPLE
from bench.quality.stories import read_stories
from indexer import build_index
from indexer.errors import BuildFailedError, NothingToIndexError
from search.engines.registry import DEFAULT_ENGINE, open_storage
from search.errors import SearchError
from search.generations.generation import current_folder
from search.searcher.reader import Reader

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bench.proof.comparing import Comparison

SAMPLE_RESULTS, PUBLIC_RESULTS = 126, 800
SHARED = Path(__file__).resolve().parents[3] / "shared"
_USUAL = ClusterError, SearchError, BuildFailedError, NothingToIndexError
STEP = 50
"""Results after which a line is printed."""
SHOWN = 5
"""Problems that are printed."""


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
def main() -> None:
    """Show that a cluster answers as the embedded engine does.

    The cluster is the one of bin/cluster. Each command
    exits with 1 if what it shows does not hold.
    """


@main.command()
@click.option("--results", type=int, help="126 of the sample, 800 with --retrieval.")
@click.option("--retrieval", is_flag=True, help="Index the public retrieval set too.")
@click.option("--shared", type=Path, default=SHARED, help="Folder of public data.")
@click.option("--meanings", is_flag=True, help="Learn meanings with the model.")
@click.option("--jobs", default=1, show_default=True)
def compare(
    results: int | None, shared: Path, jobs: int, *, retrieval: bool, meanings: bool
) -> None:
    """Compare all that can be asked, to the last bit."""
    results = results or (PUBLIC_RESULTS if retrieval else SAMPLE_RESULTS)
    asked = requests(questions(shared if retrieval else None, results), results)
    with TemporaryDirectory() as folder:
        paths = [SAMPLE]
        if retrieval:
            paths.append(_public_articles(shared, Path(folder)))
        with twins(paths, semantic=meanings, jobs=jobs) as both:
            click.echo(f"{both.embedded.manifest.articles} articles in both engines")
            found = compare_readers(
                both.embedded,
                both.cluster,
                asked,
                beside=3 if retrieval else 1,
                progress=_progress,
            )
    click.echo(found)
    _end(found.lines)


@main.command()
@click.option("--seconds", default=20.0, show_default=True, help="Of each phase.")
@click.option("--questions", "number", default=12, show_default=True)
def kill(seconds: float, number: int) -> None:
    """Kill one of three nodes, then two, while three threads ask.

    Only for a cluster that nobody else uses: name its folder in TEST_CLUSTER.
    """
    asked = requests(questions(None, 2 * number), 2 * number)
    with twins([SAMPLE], semantic=False) as both:
        folder = cluster_folder()
        tallies = kill_under_load(folder, both, asked, seconds, click.echo)
    _end(find_problems(tallies))


@main.command()
@click.option("--switches", default=10, show_default=True)
@click.option("--embedded", is_flag=True, help="Show it of the embedded engine.")
def switch(switches: int, *, embedded: bool) -> None:
    """Publish generations of different content while three threads ask."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        if embedded:
            storage = open_storage(f"{DEFAULT_ENGINE}:")
            tally, problems = switch_under_load(folder, storage, switches)
        else:
            with in_cluster(cluster_environment()) as (index, storage):
                tally, problems = switch_under_load(index.parent, storage, switches)
    click.echo(tally)
    _end(problems)


@main.command()
@click.option("--articles", default=2_000, show_default=True)
@click.option("--results", default=30, show_default=True)
def pressure(articles: int, results: int) -> None:
    """Load an index while the nodes refuse requests for want of memory.

    Only for a cluster that nobody else uses: name its folder in TEST_CLUSTER.
    """
    url = cluster_nodes()[0].url
    with in_cluster(cluster_environment()) as (index, storage):
        file, embedded = index.parent / "articles.jsonl", index.parent / "embedded"
        texts = write_articles(file, articles)
        refused = build_under_pressure(file, index, storage, url)
        build_index([file], embedded)
        readers = Reader(embedded), Reader(index, storage)
        found = compare_readers(*readers, requests(texts, results), beside=0)
        for reader in readers:
            reader.close()
        storage.verify(current_folder(index))
    click.echo(f"{articles} articles were loaded, {refused} requests refused; {found}")
    _end([*found.lines, *([] if refused else ["no request was refused"])])


@main.command()
@click.option("--articles", default=5_000, show_default=True, help="Synthetic ones.")
@click.option("--from", "file", type=Path, help="A file of articles instead.")
@click.option("--questions", "number", default=60, show_default=True)
def speed(articles: int, file: Path | None, number: int) -> None:
    """Measure writing, pages and disk of both engines over the same articles."""
    nodes, environ = cluster_nodes(), cluster_environment()
    with in_cluster(environ) as (index, storage):
        if file:
            texts = read_questions(file)[:number]
        else:
            file = index.parent / "articles.jsonl"
            texts = write_articles(file, articles)[:number]
        embedded = open_storage(f"{DEFAULT_ENGINE}:")
        click.echo(f"{len(texts)} questions to {file}")
        click.echo(measure_engine(file, index.parent / "own", embedded, texts))
        stored = partial(index_bytes, environ)
        click.echo(measure_engine(file, index, storage, texts, nodes, stored))


def _end(problems: Sequence[str]) -> NoReturn:
    """Print what should not have been, and exit."""
    for problem in problems[:SHOWN]:
        click.echo(problem, err=True)
    sys.exit(bool(problems))


def _progress(found: Comparison) -> None:
    if found.results % STEP == 0:
        click.echo(f"  {found}", err=True)


def _public_articles(shared: Path, folder: Path) -> Path:
    """Write the public articles, with the sentences that only distract, to a file."""
    file = folder / "public.jsonl"
    with file.open("w", encoding="utf-8") as output:
        for story in read_stories(shared, distractors=True):
            output.write(json.dumps(story, ensure_ascii=False) + "\n")
    return file


if __name__ == "__main__":
    try:
        main()
    except _USUAL as error:
        click.echo(f"proof: {error}", err=True)
        sys.exit(1)
