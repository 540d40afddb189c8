"""How is an index built and listed from a terminal?"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from cli.home_option import home_option
from cli.options import (
    REJECTED,
    engine_option,
    index_option,
    jobs_option,
    print_json,
    print_mended,
    print_other_kinds,
    print_rejections,
    sites_option,
    topics_option,
)
from cli.progress import progress_report
from cli.semantic import FULL, NONE, SemanticCommand, semantic_option
from corpus import LANGUAGES
from corpus.terminal_text import printable

if TYPE_CHECKING:
    from cli.progress import ProgressReport
    from corpus import Article, Rejection, UnchangedArticle
    from indexer import Summary
    from search.port.storage import EngineStorage

LABELS = {
    "articles": "Reading and tagging",
    "suggestions": "Collecting completions",
    "thesaurus": "Writing the thesaurus",
    "meanings": "Learning words",
    "stories": "Linking stories",
    "reading": "Reading results",
    "writing": "Writing articles",
    "arrivals": "Remembering when articles arrived",
    "loading": "Loading into the cluster",
    "publication": "Publishing",
    "beginnings": "Embedding beginnings",
    "sentences": "Embedding sentences",
}
"""What is said of a step, by its name."""


@click.command(cls=SemanticCommand)
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@index_option
@engine_option
@jobs_option
@home_option
@topics_option
@sites_option
@semantic_option
@click.option(
    "--force", is_flag=True, help="Build everything anew, whether it changed or not."
)
@click.option("--json", "as_json", is_flag=True, help="Write the summary as JSON.")
def index(  # noqa: PLR0913, PLR0917 - an option, an argument
    paths: tuple[Path, ...],
    index_dir: Path,
    storage: EngineStorage,
    jobs: int,
    home: str,
    topics: Path | None,
    sites: Path | None,
    *,
    semantic: str,
    force: bool,
    as_json: bool,
) -> None:
    """Build a new index of the files and folders PATHS and put it into service.

    Only articles that are new or changed are analysed; where nothing changed, nothing
    is done. The index before answers until the new one is complete. With
    --semantic=full it goes on then: passages are embedded that have no vector yet, and
    an interruption loses half a minute of that.
    """
    from indexer import NothingToIndexError, build_index, up_to_date

    with_model = semantic != NONE
    try:
        summary = (
            None
            if force
            else up_to_date(
                paths,
                index_dir,
                home=home,
                topics=topics,
                sites=sites,
                semantic=with_model,
                storage=storage,
            )
        )
        if summary is None:
            with progress_report(LABELS) as report:
                summary = build_index(
                    paths,
                    index_dir,
                    home=home,
                    topics=topics,
                    sites=sites,
                    jobs=jobs,
                    semantic=with_model,
                    force=force,
                    storage=storage,
                    progress=_ReadingProgress(report, paths),
                    step=report.step,
                )
    except NothingToIndexError as error:
        report_summary(error.summary, as_json=as_json)
        raise
    report_summary(summary, as_json=as_json)
    if semantic == FULL:
        _embed_passages(index_dir, storage, jobs, as_json=as_json)
    if summary.rejected:
        raise click.exceptions.Exit(REJECTED)


class _ReadingProgress:
    """Reports each article that is read."""

    def __init__(self, report: ProgressReport, paths: tuple[Path, ...]) -> None:
        from corpus.files import count_articles

        self._report = report
        self._total = count_articles(paths)
        self._done = 0

    def __call__(self, item: Article | UnchangedArticle | Rejection) -> None:
        """Report one more article."""
        self._done += 1
        name = getattr(item, "id", "")
        self._report.step("articles", self._done, self._total, name)


def report_summary(summary: Summary, *, as_json: bool) -> None:
    """Write what a build did: a few lines, or JSON."""
    print_rejections(summary.rejected)
    print_other_kinds(summary.left_out)
    if as_json:
        print_json(summary.to_json())
        return
    if summary.unchanged:
        click.echo("Nothing has changed; the index is up to date.")
    languages = ", ".join(
        f"{lang} {summary.languages.get(lang, 0)}" for lang in LANGUAGES
    )
    retained = f" ({summary.kept} kept from before)" if summary.kept else ""
    if summary.anew:
        click.echo(summary.anew)
    for problem in summary.problems:
        click.echo(printable(problem), err=True)
    click.echo(
        f"Read {summary.read}, indexed {summary.indexed}{retained}, "
        f"rejected {len(summary.rejected)}; {languages}; {summary.stories} stories; "
        f"{summary.added} new, {summary.changed} changed, {summary.removed} removed, "
        f"{summary.unchanged_articles} unchanged; {summary.seconds:.1f} s; "
        f"digest {summary.digest}"
    )
    print_mended(summary.mended)


def _embed_passages(
    index_dir: Path, storage: EngineStorage, jobs: int, *, as_json: bool
) -> None:
    """Embed the passages of the index in service, and report it in a line."""
    from indexer.passages import embed_passages

    with progress_report(LABELS) as report:
        summary = embed_passages(
            index_dir, jobs=jobs, storage=storage, progress=report.step
        )
    if summary.problem:
        click.echo(summary.problem, err=True)
        return
    click.echo(
        f"{summary.passages} passages have a vector, {summary.embedded} of them new; "
        f"{summary.seconds:.1f} s",
        err=as_json,
    )


@click.command()
@index_option
@engine_option
def stories(index_dir: Path, storage: EngineStorage) -> None:
    """Print the stories of an index as JSON lines, with the versions of each."""
    from search.searcher.reader import Reader
    from search.stories import story_json

    for story in Reader(index_dir, storage).stories.stories:
        print_json(story_json(story), indent=None)
