"""How is an index asked from a terminal?"""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

import click

from cli.options import index_option, print_json
from corpus import LANGUAGES
from search.port.document import partners
from search.query.parser import parse, plain_question
from search.query.request import MAX_SIZE, FacetField, Query, Sort
from search.searcher.reader import Reader
from webapp.serializers import search_document

if TYPE_CHECKING:
    from datetime import date, datetime

    from search.presentation.result import Hit, Result, Snippet

_DATE = click.DateTime(["%Y-%m-%d"])


@click.command()
@click.argument("question", metavar="QUERY")
@index_option
@click.option(
    "--lang",
    multiple=True,
    type=click.Choice(LANGUAGES),
    help="Only articles in this language.",
)
@click.option(
    "--country",
    multiple=True,
    metavar="CC",
    help="Only articles with this partner country (ISO 3166-1 alpha-2).",
)
@click.option(
    "--organization",
    multiple=True,
    metavar="ID",
    help="Only articles with this organization, such as ASEAN or EU.",
)
@click.option(
    "--topic", multiple=True, metavar="T", help="Only articles on this topic."
)
@click.option("--from", "since", type=_DATE, help="Published on or after this day.")
@click.option("--to", "until", type=_DATE, help="Published on or before this day.")
@click.option(
    "--sort",
    type=click.Choice([s.value for s in Sort]),
    default=Sort.RELEVANCE.value,
    show_default=True,
)
@click.option("--size", type=click.IntRange(1, MAX_SIZE), default=10, show_default=True)
@click.option("--page", type=click.IntRange(min=1), default=1, show_default=True)
@click.option(
    "--equivalents/--no-equivalents",
    default=True,
    show_default=True,
    help="Also find what words of the same meaning find.",
)
@click.option("--stories", is_flag=True, help="Give a story once, with its versions.")
@click.option("--json", "as_json", is_flag=True, help="Write what the web API gives.")
def search(  # noqa: PLR0913, PLR0917 - one parameter an option; click names them
    question: str,
    index_dir: Path,
    lang: tuple[str, ...],
    country: tuple[str, ...],
    organization: tuple[str, ...],
    topic: tuple[str, ...],
    since: datetime | None,
    until: datetime | None,
    sort: str,
    size: int,
    page: int,
    *,
    equivalents: bool,
    stories: bool,
    as_json: bool,
) -> None:
    """Search an index for QUERY.

    Put -- before a QUERY that starts with a minus sign.
    """
    query = Query(
        question=parse(question),
        filters={
            FacetField.LANG: frozenset(lang),
            FacetField.COUNTRY: frozenset(code.upper() for code in country),
            FacetField.ORGANIZATION: frozenset(value.upper() for value in organization),
            FacetField.TOPIC: frozenset(topic),
        },
        since=_day(since),
        until=_day(until),
        sort=Sort(sort),
        size=size,
        page=page,
        expand=equivalents,
        grouped=stories,
    )
    reader = Reader(index_dir)
    result = reader.search(query)
    mended = reader.correct(result)
    if as_json:
        print_json(search_document(result, "en", mended=mended))
        return
    _print(result)
    if mended:
        click.echo(f"\nDid you mean {mended.text} ({mended.total})?", err=True)


def _day(moment: datetime | None) -> date | None:
    return moment.date() if moment else None


def _print(result: Result) -> None:
    for note in result.query.question.notes:
        click.echo(note, err=True)
    if result.relaxed:
        click.echo("No article has all these words; these have some of them.", err=True)
    noun = "article" if result.total == 1 else "articles"
    told = "story" if result.stories == 1 else "stories"
    click.echo(
        f"{result.total} {noun} of {result.stories} {told} "
        f"in {result.seconds * 1000:.0f} ms"
    )
    first = (result.query.page - 1) * result.query.size + 1
    for number, hit in enumerate(result.hits, start=first):
        _print_hit(number, hit)


def _print_hit(number: int, hit: Hit) -> None:
    article = hit.found.article
    day = article.published.isoformat() if article.published else "no date"
    countries = " ".join(tag.value for tag in partners(hit.found.countries))
    click.echo(f"\n{number}. {_marked(hit.title)}")
    click.echo(f"   {article.id} · {article.lang} · {day} · {countries}".rstrip(" ·"))
    click.echo(f"   {_marked(hit.snippet)}".replace("\n", " "))


def _marked(snippet: Snippet) -> str:
    return "".join(
        click.style(text, bold=True) if match else text for text, match in snippet
    )


@click.command("run")
@click.argument("queries", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@index_option
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
def run_queries(
    queries: Path,
    index_dir: Path,
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
    reader = Reader(index_dir)
    pairs = [_split(queries, number, line) for number, line in _lines(queries)]
    with (
        output.open("w", encoding="utf-8") as run,
        click.progressbar(
            pairs,
            label="Searching",
            hidden=not sys.stderr.isatty(),
            file=sys.stderr,
        ) as bar,
    ):
        for qid, text in bar:
            ranked = reader.rank(
                plain_question(text), depth, equivalents=equivalents, stories=stories
            )
            for rank, (article_id, score) in enumerate(ranked, start=1):
                columns = f"Q0 {_column(article_id)} {rank} {score:.6f} hoptac"
                run.write(f"{_column(qid)} {columns}\n")


def _column(text: str) -> str:
    """Write an id as one column: blanks as in an address, `%20`."""
    return re.sub(r"\s", lambda blank: quote(blank[0]), text)


def _lines(path: Path) -> list[tuple[int, str]]:
    try:
        text = path.read_text("utf-8-sig")
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
