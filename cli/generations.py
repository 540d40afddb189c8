"""How is an index checked, or the one before put back, from a terminal?"""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

import click

from cli.options import engine_option, index_option

if TYPE_CHECKING:
    from pathlib import Path

    from search.generations.generation import Generation
    from search.generations.manifest import Manifest
    from search.port.storage import EngineStorage


@click.command()
@index_option
@engine_option
def check(index_dir: Path, storage: EngineStorage) -> None:
    """Verify that an index is whole and can answer, and the one before is whole."""
    from search.generations.generation import read_current_file
    from search.generations.verification import verify

    service = read_current_file(index_dir)
    manifest = verify(service.current.folder, service.current.seal)
    _open_and_compare(service.current, storage)
    storage.verify(service.current.folder)
    before = service.previous
    if before and verify(before.folder, before.seal).engine == storage.name:
        storage.verify(before.folder)
    click.echo(f"{_summary(service.current, manifest)}, every file as it was written")


@click.command(
    help="Put the generation before into service again, once it was verified."
)
@index_option
@engine_option
def rollback(index_dir: Path, storage: EngineStorage) -> None:
    """Restore the previous generation if its files are as they were written."""
    from search.errors import IndexBusyError
    from search.generations.build_lock import build_lock
    from search.generations.generation import read_current_file
    from search.generations.manifest import read_manifest
    from search.generations.publish import roll_back

    def try_out(generation: Generation) -> None:
        _open_and_compare(generation, storage)
        storage.verify(generation.folder)

    service = roll_back(index_dir, try_out)
    with suppress(IndexBusyError), build_lock(index_dir):  # else the next build does it
        storage.sweep(index_dir)
    now = read_current_file(index_dir).current
    manifest = read_manifest(now.folder, now.seal)
    click.echo(
        f"{_summary(now, manifest)}, is in service again; "
        f"{service.current.folder.name} is no longer"
    )


def _open_and_compare(generation: Generation, storage: EngineStorage) -> None:
    """Open a generation and compare its articles with its manifest.

    Raises:
        click.ClickException: they are more, fewer or others than were indexed.
        UnusableIndexError: the generation cannot be opened.
    """
    from search.generations.manifest import read_manifest
    from search.indexing.content_digest import article_digest, index_digest
    from search.searcher.open_generation import open_generation

    folder = generation.folder
    manifest = read_manifest(folder, generation.seal)
    opened = open_generation(generation, storage)
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
