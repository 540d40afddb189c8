"""How are the meanings of words learnt apart from builds, from a terminal?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from cli.index import LABELS
from cli.options import index_option, print_json
from cli.progress import progress_report

if TYPE_CHECKING:
    from pathlib import Path


@click.command()
@index_option
@click.option(
    "--articles",
    type=click.IntRange(min=1),
    metavar="N",
    help="Of how many articles words are learnt, the newest; 200,000 by default.",
)
@click.option("--forget", is_flag=True, help="Let builds choose the words again.")
@click.option("--json", "as_json", is_flag=True, help="Write what was done as JSON.")
def learn(
    index_dir: Path, articles: int | None, *, forget: bool, as_json: bool
) -> None:
    """Learn the meanings of words of the index in service, for the builds to come.

    Afterwards builds run the model on no word: those that are new have no meaning until
    words are learnt again. The next build works all meanings out anew.
    """
    from indexer.meaning import SAMPLE, forget_words, learn_from_index

    if forget:
        forget_words(index_dir)
        click.echo("The next build chooses the words itself.")
        return
    with progress_report(LABELS) as report:
        words, sample = learn_from_index(
            index_dir,
            articles or SAMPLE,
            lambda done, every: report.step("meanings", done, every),
        )
    if as_json:
        print_json({"words": words, "articles": sample})
        return
    click.echo(
        f"{words} words of {sample} articles have a vector; the next build uses them"
    )
