"""How are the search page and the API served?"""

from __future__ import annotations

import logging
import os
import socket
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from cli.options import ENGINE, engine_option, index_option
from cli.web_settings import read_web_settings

if TYPE_CHECKING:
    from search.port.storage import EngineStorage
    from search.searcher.reader import Reader
    from webapp.serving.http_server import Server
    from webapp.serving.supervisor import Links
    from webapp.settings import Settings

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
        return _serve(index_dir, storage, settings, workers, read_links(links))
    command = [sys.executable, *sys.orig_argv[1:]]
    supervisor = Supervisor(command, _listen(host, port), CREW)
    return supervisor.run(lambda: _greet(host, port))


def _greet(host: str, port: int) -> None:
    from webapp.serving.listening import address_of

    click.echo(f"Hoptac answers at {address_of(host, port)} (stop with Ctrl-C)")


def _serve(
    index: Path,
    storage: EngineStorage,
    settings: Settings,
    workers: int,
    links: Links,
) -> int:
    """Serve with some processes, of which each is like another; return a status."""
    from webapp.serving.crew import READY, Crew
    from webapp.serving.shared_counts import forget_process, shared_counts

    engine = click.get_current_context().meta[ENGINE]
    with shared_counts():
        _load(index, storage, settings)

        def make_server() -> Server:
            from search.engines.registry import open_storage
            from webapp.serving.worker import open_site

            own = open_storage(f"{engine}:", os.environ)
            return open_site(
                index, own, settings, socket.socket(fileno=links.listening)
            )

        crew = Crew(make_server, workers, forget_process)
        served = crew.run(lambda: os.write(links.ready, READY), links.life)
    return 0 if served else 1


def _load(index: Path, storage: EngineStorage, settings: Settings) -> None:
    """Load what the workers are to share, and close what each opens for itself."""
    import webapp.serving.worker  # noqa: F401 - loaded once for all workers
    from search.searcher.reader import Reader
    from search.searcher.warm_up import warm_up

    if settings.log:
        _log_requests()
    reader = Reader(index, storage, given=settings.collection.labels)
    _warn(settings, reader)
    warm_up(reader)
    reader.close()


def _listen(host: str, port: int) -> socket.socket:
    """Return the server's socket; where it cannot have the address, say so."""
    from webapp.serving.listening import bind

    try:
        return bind(host, port)
    except (OSError, ValueError) as error:
        what = getattr(error, "strerror", None) or error
        message = f"cannot listen on {host}:{port} ({what}); choose another"
        raise click.ClickException(message) from error


def _warn(settings: Settings, reader: Reader) -> None:
    """Write what of the settings has no effect."""
    from webapp.collection_file import unknown_values

    for sentence in unknown_values(settings.collection, reader.topics):
        click.echo(f"hoptac: {sentence}", err=True)


def _log_requests() -> None:
    """Write each line of the request log to standard error, unformatted."""
    handler = logging.StreamHandler()
    handler.setFormatter(logging.Formatter("%(message)s"))
    requests = logging.getLogger("hoptac.requests")
    requests.addHandler(handler)
    requests.setLevel(logging.INFO)
    requests.propagate = False
