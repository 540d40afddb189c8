"""How is an index built and checked from a terminal?"""

from __future__ import annotations

import sys
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from cli.options import (
    REJECTED,
    home_option,
    index_option,
    print_json,
    print_rejections,
    topics_option,
)
from corpus import LANGUAGES, find_files
from indexer import NothingToIndexError, Summary, build_index, up_to_date
from search import Reader, WhooshStorage, current_generation, verify

if TYPE_CHECKING:
    from corpus import Article, Rejection


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
@click.option(
    "--if-changed", is_flag=True, help="Do nothing where the index is up to date."
)
@click.option("--json", "as_json", is_flag=True, help="Write the summary as JSON.")
def index(  # noqa: PLR0913 - an option, an argument
    paths: tuple[Path, ...],
    index_dir: Path,
    jobs: int,
    home: str,
    topics: Path | None,
    *,
    if_changed: bool,
    as_json: bool,
) -> None:
    """Build a new index of the files and folders PATHS and put it into service.

    The index before answers until the new one is complete.
    """
    try:
        same = if_changed and up_to_date(paths, index_dir, home=home, topics=topics)
        summary = same or _build(paths, index_dir, home=home, topics=topics, jobs=jobs)
    except NothingToIndexError as error:
        _report(error.summary, as_json=as_json)
        raise
    _report(summary, as_json=as_json)
    if summary.rejected:
        raise click.exceptions.Exit(REJECTED)


def _build(
    paths: tuple[Path, ...],
    index_dir: Path,
    *,
    home: str,
    topics: Path | None,
    jobs: int,
) -> Summary:
    with _progress(paths) as bar:

        def step(item: Article | Rejection) -> None:
            if bar is not None:
                bar.update(1, item)

        return build_index(
            paths, index_dir, home=home, topics=topics, jobs=jobs, progress=step
        )


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
    click.echo(
        f"Read {summary.read}, indexed {summary.indexed}{kept}, "
        f"rejected {len(summary.rejected)}; {languages}; {summary.seconds:.1f} s"
    )


@click.command()
@index_option
def check(index_dir: Path) -> None:
    """Verify that an index is whole and can answer."""
    generation = current_generation(index_dir)
    manifest = verify(generation)
    found = sum(1 for _ in WhooshStorage().open(generation).articles())
    if found != manifest.articles:
        message = f"{generation} holds {found} articles, not {manifest.articles}"
        raise click.ClickException(message)
    Reader(index_dir)
    click.echo(f"{generation.name}: {found} articles, every file as it was written")
