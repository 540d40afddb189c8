"""How is an index searched from a terminal?"""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING

import click

from cli.asked_query import options_of, unknown_option, with_facets
from cli.given_names import given_names
from cli.options import (
    engine_option,
    facet_options,
    index_option,
    period_option,
    print_json,
)
from corpus.terminal_text import printable
from search.query.parser import parse
from search.query.request import MAX_SIZE, Query, Sort

if TYPE_CHECKING:
    from pathlib import Path

    from search.port.storage import EngineStorage
    from search.presentation.result import Hit, Result, Snippet
    from search.query.periods import Period
    from search.searcher.reader import Reader


@click.command()
@click.argument("question", metavar="QUERY")
@index_option
@engine_option
@facet_options
@period_option("from", "since", "Published in this year, month or day, or later.")
@period_option("to", "until", "Published in this year, month or day, or earlier.")
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
@click.option("--why", is_flag=True, help="Tell how each article has the words.")
@click.option("--json", "as_json", is_flag=True, help="Write what the web API gives.")
def search(  # noqa: PLR0913, PLR0917 - one parameter an option; click names them
    question: str,
    index_dir: Path,
    storage: EngineStorage,
    since: Period | None,
    until: Period | None,
    sort: str,
    size: int,
    page: int,
    match_all: tuple[str, ...],
    *,
    equivalents: bool,
    stories: bool,
    why: bool,
    as_json: bool,
    **facets: tuple[str, ...],
) -> None:
    """Search an index for QUERY.

    Put -- before a QUERY that starts with a minus sign.
    """
    from search.searcher.reader import Reader
    from webapp.serializers import search_json

    query = Query(
        question=parse(question),
        since=since and since.first,
        until=until and until.last,
        sort=Sort(sort),
        size=size,
        page=page,
        expand=equivalents,
        grouped=stories,
    )
    query = with_facets(query, facets, match_all)
    reader = Reader(index_dir, storage, given=given_names())
    if reason := unknown_option(query, reader.known_values, str(index_dir)):
        click.echo(f"hoptac: {reason}", err=True)
        click.get_current_context().exit(2)
    result = reader.search(query)
    correction = reader.correct(result)
    if as_json:
        reasons = {
            hit.tagged.article.id: reader.explain(query, hit.tagged)
            for hit in (result.hits if why else ())
        }
        answer = search_json(
            result,
            "en",
            label=reader.known_values.label,
            correction=correction,
            reasons=reasons if why else None,
        )
        print_json(answer)
        return
    _print(result, reader if why else None)
    if correction:
        text = f"\nDid you mean {correction.text} ({correction.total})?"
        click.echo(text, err=True)
        if options := options_of(query):
            command = ["hoptac", "search", correction.text, "--index", str(index_dir)]
            click.echo(shlex.join([*command, *options]), err=True)


def _print(result: Result, explainer: Reader | None) -> None:
    for note in result.notes:
        click.echo(note, err=True)
    if result.left_out:
        without = ", ".join(result.left_out)
        click.echo(f"No article has all these words; without: {without}", err=True)
    if result.optional:
        some = ", ".join(result.optional)
        click.echo(f"No article has all these words; only some have: {some}", err=True)
    articles = "article" if result.total == 1 else "articles"
    stories = "story" if result.stories == 1 else "stories"
    click.echo(
        f"{result.total} {articles} of {result.stories} {stories} "
        f"in {result.seconds * 1000:.0f} ms"
    )
    first = (result.query.page - 1) * result.query.size + 1
    for number, hit in enumerate(result.hits, start=first):
        _print_hit(number, hit)
        if explainer:
            _print_found(explainer, result.query, hit)
    if result.near:
        click.echo("\nNear in meaning:")
    for number, hit in enumerate(result.near, start=1):
        _print_hit(number, hit)


def _print_found(reader: Reader, query: Query, hit: Hit) -> None:
    from cli.found_words import lines_of

    found, _ = reader.found_words(query, hit.tagged)
    for line in lines_of(found):
        click.echo(printable(f"   {line}"))


def _print_hit(number: int, hit: Hit) -> None:
    from search.port.document import partners

    article = hit.tagged.article
    day = article.published.isoformat() if article.published else "no date"
    countries = " ".join(tag.value for tag in partners(hit.tagged.countries))
    click.echo(f"\n{number}. {_marked(hit.title)}")
    facts = f"   {article.id} · {article.lang} · {day} · {countries}".rstrip(" ·")
    click.echo(printable(facts))
    click.echo(f"   {_marked(hit.snippet)}")


def _marked(snippet: Snippet) -> str:
    """Return a text on one line, its words that were found in bold."""
    pieces = ((printable(text.replace("\n", " "), "\t"), hit) for text, hit in snippet)
    return "".join(
        click.style(text, bold=True) if hit else text for text, hit in pieces
    )
