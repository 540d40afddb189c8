"""How is a collection indexed shard by shard from a terminal?"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from cli.home_option import home_option
from cli.index import LABELS, report_summary
from cli.options import (
    REJECTED,
    engine_option,
    index_option,
    jobs_option,
    print_json,
    print_mended,
    print_rejections,
    sites_option,
    topics_option,
)
from cli.progress import progress_report
from cli.semantic import NONE, SemanticCommand, semantic_option
from corpus.terminal_text import printable

if TYPE_CHECKING:
    from cli.progress import ProgressReport
    from corpus import Article, Rejection, UnchangedArticle
    from indexer.shards import ShardResult
    from search.port.storage import EngineStorage


@click.command()
@click.argument("shards", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "--out",
    required=True,
    type=click.Path(path_type=Path, file_okay=False),
    metavar="DIR",
    help="Folder for the results, one folder for each shard.",
)
@engine_option
@jobs_option
@home_option
@topics_option
@sites_option
@click.option(
    "--force", is_flag=True, help="Analyse shards anew whose results are there."
)
@click.option("--json", "as_json", is_flag=True, help="Write what was done as JSON.")
def analyse(  # noqa: PLR0913, PLR0917 - an option, an argument
    shards: tuple[Path, ...],
    out: Path,
    storage: EngineStorage,
    jobs: int,
    home: str,
    topics: Path | None,
    sites: Path | None,
    *,
    force: bool,
    as_json: bool,
) -> None:
    """Analyse the articles of the files or folders SHARDS, each by itself.

    It needs nothing but the shards, so that many processes and machines may work at the
    same time. A shard that has not changed since is left alone. To see how a text is
    analysed there is `hoptac analyze`.
    """
    from indexer.shards import ShardRecipe, analyse_shard

    recipe = ShardRecipe(home=home, topics=topics, sites=sites, storage=storage)
    done = []
    with progress_report(LABELS) as report:
        for number, shard in enumerate(shards):
            watch = _Reading(report, f"{shard} ({number + 1} of {len(shards)})")
            result, is_new = analyse_shard(
                shard, out, recipe, jobs=jobs, force=force, progress=watch
            )
            done.append((result, is_new))
    for result, is_new in done:
        print_rejections(result.figures().rejected)
        if not as_json:
            click.echo(printable(_line(result, is_new=is_new)))
            print_mended(result.figures().mended)
    if as_json:
        print_json([_as_json(result, is_new=is_new) for result, is_new in done])
    if any(result.figures().rejected for result, _ in done):
        raise click.exceptions.Exit(REJECTED)


@click.command(cls=SemanticCommand)
@click.argument("results", nargs=-1, required=True, type=click.Path(path_type=Path))
@index_option
@engine_option
@home_option
@topics_option
@sites_option
@semantic_option
@click.option(
    "--count",
    type=click.IntRange(min=1),
    metavar="N",
    help="How many shards there are; if there are more or fewer results, stop.",
)
@click.option("--force", is_flag=True, help="Take nothing over from the index before.")
@click.option("--json", "as_json", is_flag=True, help="Write the summary as JSON.")
def link(  # noqa: PLR0913 - an option, an argument
    results: tuple[Path, ...],
    index_dir: Path,
    storage: EngineStorage,
    home: str,
    topics: Path | None,
    sites: Path | None,
    *,
    semantic: str,
    count: int | None,
    force: bool,
    as_json: bool,
) -> None:
    """Link the stories of analysed shards, which are the whole collection.

    RESULTS are folders that `hoptac analyse` wrote, or the folder that has them all.
    Completions and meanings are learnt, too. Then `hoptac load` loads the articles, and
    `hoptac publish` puts all of it into service.
    """
    from indexer.shards import ShardError, ShardRecipe, find_results, link_shards

    found = find_results(results)
    if count is not None and len(found) != count:
        names = ", ".join(map(str, results))
        reason = (
            f"there are {len(found)} results in {names}, not {count}; run `hoptac "
            "analyse` for what is missing, or delete what is out of date"
        )
        raise ShardError(reason)
    with progress_report(LABELS) as report:
        summary = link_shards(
            found,
            index_dir,
            ShardRecipe(home=home, topics=topics, sites=sites, storage=storage),
            semantic=semantic != NONE,
            force=force,
            step=report.step,
        )
    report_summary(summary, as_json=as_json)


@click.command()
@index_option
@engine_option
def load(index_dir: Path, storage: EngineStorage) -> None:
    """Load the articles of the shards that were linked into the engine."""
    from indexer.shards import load_shards

    with progress_report(LABELS) as report:
        articles = load_shards(index_dir, storage, step=report.step)
    click.echo(f"{articles} articles are loaded; `hoptac publish` puts them in service")


@click.command()
@index_option
@engine_option
@click.option("--json", "as_json", is_flag=True, help="Write the summary as JSON.")
def publish(index_dir: Path, storage: EngineStorage, *, as_json: bool) -> None:
    """Bring the shards that were loaded into service."""
    from indexer.shards import publish_shards

    report_summary(publish_shards(index_dir, storage), as_json=as_json)


class _Reading:
    """Reports each article of a shard that is read."""

    def __init__(self, report: ProgressReport, shard: str) -> None:
        self._report = report
        self._shard = shard
        self._done = 0

    def __call__(self, item: Article | UnchangedArticle | Rejection) -> None:
        """Report one more article."""
        self._done += 1
        name = getattr(item, "id", "")
        self._report.step("articles", self._done, what=f"{self._shard} {name}")


def _line(result: ShardResult, *, is_new: bool) -> str:
    rejected = len(result.figures().rejected)
    left_out = f", {rejected} rejected" if rejected else ""
    known = "" if is_new else ", as before"
    return f"{result.folder}: {result.articles} articles{left_out}{known}"


def _as_json(result: ShardResult, *, is_new: bool) -> dict[str, object]:
    return {
        "result": str(result.folder),
        "shard": result.shard,
        "analysed": is_new,
        "digest": result.digest,
        **result.figures().to_json(),
    }
