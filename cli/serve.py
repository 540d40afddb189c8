"""How are the search page and the API served?"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from cli.options import engine_option, index_option
from cli.serving import Served, serve_with_crew
from cli.web_settings import read_web_settings

if TYPE_CHECKING:
    import socket

    from search.port.storage import EngineStorage

CREW = "--crew"
"""The option by which the processes that serve are told the supervisor's links."""
MOST_WORKERS = 64


def _cores() -> int:
    """Return the number of processes that can compute at the same time."""
    return min(len(os.sched_getaffinity(0)), MOST_WORKERS)


@click.command()
@index_option
@engine_option
@click.option("--host", default="127.0.0.1", show_default=True)
@click.option("--port", type=click.IntRange(1, 65535), default=8000, show_default=True)
@click.option(
    "--workers",
    type=click.IntRange(1, MOST_WORKERS),
    default=_cores,
    envvar="HOPTAC_WORKERS",
    show_envvar=True,
    show_default="one a core",
    metavar="N",
    help="Processes that answer; they share the index and the dictionaries.",
)
@click.option(
    "--collection",
    type=click.Path(path_type=Path, dir_okay=False),
    envvar="HOPTAC_COLLECTION_FILE",
    show_envvar=True,
    metavar="FILE",
    help="Name and description of the collection, and names of what filters, in TOML.",
)
@click.option(CREW, "links", hidden=True)
def serve(  # noqa: PLR0913 - an option, an argument
    index_dir: Path,
    storage: EngineStorage,
    *,
    host: str,
    port: int,
    workers: int,
    collection: Path | None,
    links: str | None,
) -> int:
    """Serve the search page until interrupted.

    SIGTERM and Ctrl-C let answers under way end; SIGHUP reloads the settings and the
    program.
    """
    from webapp.serving.supervisor import Supervisor, read_links

    settings = read_web_settings(collection)
    if links:
        what = Served(index_dir, storage, settings, workers)
        return serve_with_crew(what, read_links(links))
    command = [sys.executable, *sys.orig_argv[1:]]
    supervisor = Supervisor(command, _listen(host, port), CREW)
    return supervisor.run(lambda: _greet(host, port))


def _greet(host: str, port: int) -> None:
    from webapp.serving.listening import address_of

    address = address_of(host, port)
    click.echo(f"Hoptac answers at {address} (stop with Ctrl-C)", err=True)


def _listen(host: str, port: int) -> socket.socket:
    """Return the server's socket; where it cannot have the address, say so."""
    from webapp.serving.listening import bind

    try:
        return bind(host, port)
    except (OSError, ValueError) as error:
        what = getattr(error, "strerror", None) or error
        message = f"cannot listen on {host}:{port} ({what}); choose another"
        raise click.ClickException(message) from error
