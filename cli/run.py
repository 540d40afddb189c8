"""How is a file of queries answered with a run that evaluation tools read?"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

import click

from cli.options import engine_option, index_option
from cli.progress import progress_report

if TYPE_CHECKING:
    from search.port.storage import EngineStorage

_MOST_BYTES = 256 * 1024 * 1024
"""Of a file of queries."""


@click.command()
@click.argument("queries", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@index_option
@engine_option
@click.option(
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    required=True,
    metavar="RUN",
    help="File to write.",
)
@click.option(
    "--depth",
    type=click.IntRange(min=1),
    default=1000,
    show_default=True,
    help="Most articles a query.",
)
@click.option(
    "--equivalents", is_flag=True, help="Let words of the same meaning count as well."
)
@click.option(
    "--stories",
    is_flag=True,
    help="Rank all versions of a story by what speaks for any of them.",
)
def run(  # noqa: PLR0913 - an option, an argument
    queries: Path,
    index_dir: Path,
    storage: EngineStorage,
    output: Path,
    depth: int,
    *,
    equivalents: bool,
    stories: bool,
) -> None:
    """Answer a file of QUERIES (`qid<TAB>text` a line) with a TREC run.

    Texts are read as plain words of which any may match; articles of all languages
    are ranked together.
    """
    from search.query.parser import plain_question
    from search.searcher.reader import Reader

    reader = Reader(index_dir, storage)
    pairs = [_split(queries, number, line) for number, line in _lines(queries)]
    with (
        output.open("w", encoding="utf-8") as stream,
        progress_report({"queries": "Searching"}) as report,
    ):
        for done, (qid, text) in enumerate(pairs):
            report.step("queries", done, len(pairs))
            ranked = reader.rank(
                plain_question(text), depth, equivalents=equivalents, stories=stories
            )
            for rank, (article_id, score) in enumerate(ranked, start=1):
                columns = f"Q0 {_column(article_id)} {rank} {score:.6f} hoptac"
                stream.write(f"{_column(qid)} {columns}\n")


def _column(text: str) -> str:
    """Return an id with its whitespace percent-encoded: columns end at blanks."""
    return re.sub(r"\s", lambda blank: quote(blank[0]), text)


def _lines(path: Path) -> list[tuple[int, str]]:
    """Return the lines that are not blank with their numbers, from 1."""
    from corpus.open_file import read_file

    try:
        text = read_file(path, _MOST_BYTES).decode("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        message = f"{path} cannot be read as UTF-8 text ({error})"
        raise click.ClickException(message) from error
    lines = enumerate(text.splitlines(), start=1)
    return [(number, line) for number, line in lines if line.strip()]


def _split(path: Path, number: int, line: str) -> tuple[str, str]:
    qid, tab, text = line.partition("\t")
    if not tab:
        message = f"{path}:{number}: no tab; write the query's id, a tab, its text"
        raise click.ClickException(message)
    return qid, text
