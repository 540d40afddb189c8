"""How is an index checked, or the one before put back, from a terminal?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from cli.options import index_option
from search.engines.registry import open_storage
from search.generations.generation import read_current_file
from search.generations.manifest import read_manifest
from search.generations.publish import roll_back
from search.generations.verification import verify
from search.indexing.content_digest import digest_of, part_of
from search.searcher.open_generation import open_generation

if TYPE_CHECKING:
    from pathlib import Path

    from search.generations.generation import Generation
    from search.generations.manifest import Manifest


@click.command()
@index_option
def check(index_dir: Path) -> None:
    """Verify that an index is whole and can answer, and the one before is whole."""
    service = read_current_file(index_dir)
    manifest = verify(service.current.folder, service.current.seal)
    _try_out(service.current)
    if service.previous:
        verify(service.previous.folder, service.previous.seal)
    click.echo(f"{_told(service.current, manifest)}, every file as it was written")


@click.command()
@index_option
def rollback(index_dir: Path) -> None:
    """Put the generation before into service again, once it was verified."""
    service = roll_back(index_dir, _try_out)
    now = read_current_file(index_dir).current
    manifest = read_manifest(now.folder, now.seal)
    click.echo(
        f"{_told(now, manifest)}, is in service again; "
        f"{service.current.folder.name} is no longer"
    )


def _try_out(generation: Generation) -> None:
    """Open a generation and compare what it holds with its manifest."""
    folder = generation.folder
    manifest = read_manifest(folder, generation.seal)
    opened = open_generation(generation, open_storage())
    try:
        parts = [part_of(found) for found in opened.engine.articles()]
    finally:
        opened.close()
    if len(parts) != manifest.articles:
        message = f"{folder} holds {len(parts)} articles, not {manifest.articles}"
        raise click.ClickException(message)
    if manifest.digest not in {"", digest_of(parts)}:
        message = f"{folder} holds other articles than were indexed; rebuild it"
        raise click.ClickException(message)


def _told(generation: Generation, manifest: Manifest) -> str:
    return (
        f"{generation.folder.name}: {manifest.articles} articles, "
        f"built {manifest.created}"
    )
