"""How are pages of the test web written? Run as `python -m bench.web`."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import click

from bench.web.catalogue import write_pages
from bench.web.designs import LANGUAGES


@click.group()
def main() -> None:
    """Lay out web sites in four languages, with the furniture of real ones."""


@main.command()
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--languages", default=",".join(LANGUAGES), show_default=True)
@click.option("--count", default=72, show_default=True, help="Articles a language.")
@click.option("--seed", default=1, show_default=True)
def pages(folder: Path, languages: str, count: int, seed: int) -> None:
    """Write pages into FOLDER/files, and what to read of them into its catalogue."""
    rows = write_pages(folder, languages.split(","), count, seed)
    counts = Counter(
        f"{row['lang']} {row['kind']}{' to refuse' if row['refuse'] else ''}"
        for row in rows
    )
    for name, number in sorted(counts.items()):
        click.echo(f"{number:5}  {name}")


if __name__ == "__main__":
    main()
