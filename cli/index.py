"""How is an index built and listed from a terminal?"""

from __future__ import annotations

import json
import sys
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from cli.options import (
    REJECTED,
    home_option,
    index_option,
    print_json,
    print_rejections,
    semantic_option,
    topics_option,
)
from corpus import LANGUAGES, find_files
from indexer import NothingToIndexError, Summary, build_index, up_to_date
from search.searcher.reader import Reader
from search.stories import story_json

if TYPE_CHECKING:
    from corpus import Article, Rejection, UnchangedArticle


@click.command()
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@index_option
@click.option(
    "--jobs",
    type=click.IntRange(min=1),
    default=1,
    show_default=True,
    metavar="N",
    help="Processes that tag and analyse.",
)
@home_option
@topics_option
@semantic_option
@click.option(
    "--force", is_flag=True, help="Build everything anew, whether it changed or not."
)
@click.option("--if-changed", is_flag=True, hidden=True, expose_value=False)
@click.option("--json", "as_json", is_flag=True, help="Write the summary as JSON.")
def index(  # noqa: PLR0913 - an option, an argument
    paths: tuple[Path, ...],
    index_dir: Path,
    jobs: int,
    home: str,
    topics: Path | None,
    *,
    semantic: bool,
    force: bool,
    as_json: bool,
) -> None:
    """Build a new index of the files and folders PATHS and put it into service.

    Only articles that are new or changed are analysed; where nothing changed, nothing
    is done. The index before answers until the new one is complete.
    """
    try:
        make = _Build(paths, index_dir, home, topics, semantic)
        summary = (None if force else make.up_to_date()) or make(jobs, force=force)
    except NothingToIndexError as error:
        _report(error.summary, as_json=as_json)
        raise
    _report(summary, as_json=as_json)
    if summary.rejected:
        raise click.exceptions.Exit(REJECTED)


class _Build(NamedTuple):
    """What an index is to be made of."""

    paths: tuple[Path, ...]
    index_dir: Path
    home: str
    topics: Path | None
    semantic: bool

    def up_to_date(self) -> Summary | None:
        return up_to_date(
            self.paths,
            self.index_dir,
            home=self.home,
            topics=self.topics,
            semantic=self.semantic,
        )

    def __call__(self, jobs: int, *, force: bool) -> Summary:
        learning = _Learning()
        with _progress(self.paths) as bar, learning:

            def step(item: Article | UnchangedArticle | Rejection) -> None:
                if bar is not None:
                    bar.update(1, item)

            return build_index(
                self.paths,
                self.index_dir,
                home=self.home,
                topics=self.topics,
                jobs=jobs,
                semantic=self.semantic,
                force=force,
                progress=step,
                step=learning.step,
            )


class _Learning:
    """A bar for the words that the model is shown, on a terminal."""

    def __init__(self) -> None:
        self._bar: Any = None

    def __enter__(self) -> None:
        """Wait for the first step."""

    def __exit__(self, *_: object) -> None:
        if self._bar is not None:
            self._bar.render_finish()

    def step(self, _name: str, done: int, every: int) -> None:
        if not sys.stderr.isatty() or not every:
            return
        if self._bar is None:
            click.echo(err=True)
            self._bar = click.progressbar(
                length=every, label="Learning words", show_pos=True, file=sys.stderr
            )
        self._bar.update(done - self._bar.pos)


def _progress(paths: tuple[Path, ...]) -> AbstractContextManager[Any]:
    """Show a bar on a terminal; a file of JSON lines counts as one file at least."""
    if not sys.stderr.isatty():
        return nullcontext()
    return click.progressbar(
        length=len(find_files(paths)),
        label="Indexing",
        show_pos=True,
        file=sys.stderr,
        item_show_func=lambda item: getattr(item, "id", None),
    )


def _report(summary: Summary, *, as_json: bool) -> None:
    print_rejections(summary.rejected)
    if as_json:
        print_json(summary.to_json())
        return
    if summary.unchanged:
        click.echo("Nothing has changed; the index is up to date.")
    languages = ", ".join(
        f"{lang} {summary.languages.get(lang, 0)}" for lang in LANGUAGES
    )
    kept = f" ({summary.kept} kept from before)" if summary.kept else ""
    if summary.anew:
        click.echo(summary.anew)
    for problem in summary.problems:
        click.echo(problem, err=True)
    click.echo(
        f"Read {summary.read}, indexed {summary.indexed}{kept}, "
        f"rejected {len(summary.rejected)}; {languages}; {summary.stories} stories; "
        f"{summary.added} new, {summary.changed} changed, {summary.removed} removed, "
        f"{summary.unchanged_articles} unchanged; {summary.seconds:.1f} s; "
        f"digest {summary.digest}"
    )


@click.command()
@index_option
def stories(index_dir: Path) -> None:
    """Print the stories of an index as JSON lines, with the versions of each."""
    for story in Reader(index_dir).stories.stories:
        click.echo(json.dumps(story_json(story), ensure_ascii=False))
