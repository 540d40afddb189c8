"""Which values can a filter of an index have?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from cli.given_names import given_names
from cli.options import engine_option, index_option, print_json
from corpus.terminal_text import printable
from search.query.facets import FacetField

if TYPE_CHECKING:
    from pathlib import Path

    from search.port.storage import EngineStorage


@click.command()
@click.argument("field", metavar="FACET", type=click.Choice([*map(str, FacetField)]))
@index_option
@engine_option
@click.option(
    "--names",
    "locale",
    type=click.Choice(["en", "uk", "fr", "pl", "vi"]),
    default="en",
    show_default=True,
    help="Language of the names.",
)
@click.option("--json", "as_json", is_flag=True, help="Write what the web API gives.")
def values(
    field: str,
    index_dir: Path,
    storage: EngineStorage,
    locale: str,
    *,
    as_json: bool,
) -> None:
    """List the values of FACET that articles have.

    One of country, organization, topic, lang, year and source: a line a value, with its
    name and the articles and stories that have it.
    """
    from search.searcher.reader import Reader
    from webapp.value_list import values_json

    reader = Reader(index_dir, storage, given=given_names())
    label = reader.known_values.label
    listed = values_json(reader, FacetField(field), locale, label)
    if as_json:
        print_json(listed)
        return
    for each in listed:
        parts = (each["value"], each["label"], each["count"], each["stories"])
        click.echo(printable("\t".join(map(str, parts)), "\t"))
