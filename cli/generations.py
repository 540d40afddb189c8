"""How is an index checked, or the one before put back, from a terminal?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from cli.options import index_option

if TYPE_CHECKING:
    from pathlib import Path

    from search.generations.generation import Generation
    from search.generations.manifest import Manifest


@click.command()
@index_option
def check(index_dir: Path) -> None:
    """Verify that an index is whole and can answer, and the one before is whole."""
    from search.generations.generation import read_current_file
    from search.generations.verification import verify

    service = read_current_file(index_dir)
    manifest = verify(service.current.folder, service.current.seal)
    _open_and_compare(service.current)
    if service.previous:
        verify(service.previous.folder, service.previous.seal)
    click.echo(f"{_summary(service.current, manifest)}, every file as it was written")


@click.command(
    help="Put the generation before into service again, once it was verified."
)
@index_option
def rollback(index_dir: Path) -> None:
    """Restore the previous generation if its files are as they were written."""
    from search.generations.generation import read_current_file
    from search.generations.manifest import read_manifest
    from search.generations.publish import roll_back

    service = roll_back(index_dir, _open_and_compare)
    now = read_current_file(index_dir).current
    manifest = read_manifest(now.folder, now.seal)
    click.echo(
        f"{_summary(now, manifest)}, is in service again; "
        f"{service.current.folder.name} is no longer"
    )


def _open_and_compare(generation: Generation) -> None:
    """Open a generation and compare its articles with its manifest.

    Raises:
        click.ClickException: they are more, fewer or others than were indexed.
        UnusableIndexError: the generation cannot be opened.
    """
    from search.engines.registry import open_storage
    from search.generations.manifest import read_manifest
    from search.indexing.content_digest import article_digest, index_digest
    from search.searcher.open_generation import open_generation

    folder = generation.folder
    manifest = read_manifest(folder, generation.seal)
    opened = open_generation(generation, open_storage())
    try:
        parts = [article_digest(tagged) for tagged in opened.engine.articles()]
    finally:
        opened.close()
    if len(parts) != manifest.articles:
        message = f"{folder} holds {len(parts)} articles, not {manifest.articles}"
        raise click.ClickException(message)
    if manifest.digest not in {"", index_digest(parts)}:
        message = f"{folder} holds other articles than were indexed; rebuild it"
        raise click.ClickException(message)


def _summary(generation: Generation, manifest: Manifest) -> str:
    return (
        f"{generation.folder.name}: {manifest.articles} articles, "
        f"built {manifest.created}"
    )
