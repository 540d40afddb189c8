"""Which options do several commands share?"""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from corpus.terminal_text import printable, printable_json
from search.query.facets import FILTER_FIELDS, SEVERAL
from search.query.periods import read_period

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from corpus import Rejection
    from search.port.storage import EngineStorage
    from search.query.periods import Period

    Command = TypeVar("Command", bound=Callable[..., Any])

ENGINES = ("whoosh", "opensearch")
"""What can hold articles, as `search.engines.registry` names it; first the default."""
REJECTED = 3
"""Exit status where some files were rejected and the rest was done."""
_SUFFIXES = 10


def index_option(command: Command) -> Command:
    """Add `--index DIR`."""
    return click.option(
        "--index",
        "index_dir",
        type=click.Path(path_type=Path, file_okay=False),
        required=True,
        metavar="DIR",
        help="Folder of the index.",
    )(command)


def engine_option(command: Command) -> Command:
    """Add `--engine ENGINE`, of which the command gets the storage."""
    return click.option(
        "--engine",
        "storage",
        type=click.Choice(ENGINES),
        default=ENGINES[0],
        callback=_open_storage,
        envvar="HOPTAC_ENGINE",
        show_default=True,
        help="What holds the articles: this machine, or a cluster of OpenSearch.",
    )(command)


def jobs_option(command: Command) -> Command:
    """Add `--jobs N`."""
    return click.option(
        "--jobs",
        type=click.IntRange(min=1),
        default=1,
        show_default=True,
        metavar="N",
        help="Processes that read pages and, where an index is built, tag and analyse.",
    )(command)


def facet_options(command: Command) -> Command:
    """Add `--FACET`, `--not-FACET` and `--all FACET`, facets with few values first."""
    fields = [field for field in FILTER_FIELDS if field.option_help]
    fields.sort(key=lambda field: not field.choices)
    command = click.option(
        "--all",
        "match_all",
        multiple=True,
        type=click.Choice([*map(str, SEVERAL)]),
        help="Only articles with every value of this filter, not with any.",
    )(command)
    for prefix in ("not-", ""):
        for field in reversed(fields):  # as decorators are applied, the last one first
            excluded = f"No articles with this {field.name}." if prefix else ""
            command = click.option(
                f"--{prefix}{field.name}",
                multiple=True,
                metavar=field.metavar,
                help=excluded or field.option_help,
            )(command)
    return command


def period_option(name: str, parameter: str, text: str) -> Callable[[Command], Command]:
    """Return what adds an option that takes a year, a month or a day."""

    def add(command: Command) -> Command:
        return click.option(
            f"--{name}", parameter, callback=_period, metavar="DATE", help=text
        )(command)

    return add


def topics_option(command: Command) -> Command:
    """Add `--topics FILE`."""
    return click.option(
        "--topics",
        type=click.Path(path_type=Path, dir_okay=False),
        envvar="HOPTAC_TOPICS",
        metavar="FILE",
        help="A vocabulary of topics in SKOS (Turtle) instead of Hoptac's own.",
    )(command)


def sites_option(command: Command) -> Command:
    """Add `--sites FILE`."""
    return click.option(
        "--sites",
        type=click.Path(path_type=Path, dir_okay=False, exists=True),
        envvar="HOPTAC_SITES",
        metavar="FILE",
        help="Rules for pages of particular sites, besides Hoptac's own.",
    )(command)


def _open_storage(
    _context: click.Context, _option: click.Parameter, engine: str
) -> EngineStorage:
    """Return the storage of an engine with the settings of the environment."""
    from search.engines.registry import open_storage
    from search.errors import EngineSettingError, UnknownEngineError

    try:
        return open_storage(f"{engine}:", os.environ)
    except (EngineSettingError, UnknownEngineError) as error:
        raise click.UsageError(str(error)) from error


def _period(
    _context: click.Context, _option: click.Parameter, text: str | None
) -> Period | None:
    if text is None:
        return None
    try:
        return read_period(text)
    except ValueError as error:
        message = f"{text!r} is no year, month or day such as 2025-08-31"
        raise click.BadParameter(message) from error


def print_json(value: object, *, indent: int | None = 2) -> None:
    """Write a value as JSON, in readable characters."""
    click.echo(printable_json(json.dumps(value, ensure_ascii=False, indent=indent)))


def print_mended(mended: Mapping[str, int], *, err: bool = False) -> None:
    """Write how many articles were repaired, and how, if any was."""
    counts = (
        f"{count} article{'' if count == 1 else 's'} {how}"
        for how, count in sorted(mended.items())
    )
    if mended:
        click.echo("; ".join(counts), err=err)


def print_other_kinds(counts: Mapping[str, int]) -> None:
    """Write how many files of folders are of kinds that nothing reads, and which.

    Args:
        counts: files by the end of their names; of many ends those of most files are
            written.
    """
    if not counts:
        return
    total = sum(counts.values())
    commonest = sorted(counts, key=lambda suffix: (-counts[suffix], suffix))
    names = [suffix or "no suffix" for suffix in commonest[:_SUFFIXES]]
    kinds = ", ".join((*names, "…") if len(counts) > _SUFFIXES else names)
    files = "1 file of another kind" if total == 1 else f"{total} files of other kinds"
    click.echo(printable(f"{files} left out: {kinds}"), err=True)


def print_rejections(rejected: tuple[Rejection, ...]) -> None:
    """Write a line on stderr for each thing that was rejected."""
    for rejection in rejected:
        click.echo(str(rejection), err=True)
