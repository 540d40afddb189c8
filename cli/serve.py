"""How are the search page and the API served?"""

from __future__ import annotations

import logging
import signal
from pathlib import Path
from typing import TYPE_CHECKING

import click

from cli.options import engine_option, index_option
from cli.served import served
from cli.web_settings import read_web_settings

if TYPE_CHECKING:
    import socket

    from search.port.storage import EngineStorage
    from search.searcher.reader import Reader
    from webapp.settings import Settings


@click.command()
@index_option
@engine_option
@click.option("--host", default="127.0.0.1", show_default=True)
@click.option("--port", type=click.IntRange(1, 65535), default=8000, show_default=True)
@click.option(
    "--collection",
    type=click.Path(path_type=Path, dir_okay=False),
    envvar="HOPTAC_COLLECTION_FILE",
    show_envvar=True,
    metavar="FILE",
    help="Name and description of the collection, and names of what filters, in TOML.",
)
def serve(
    index_dir: Path,
    storage: EngineStorage,
    host: str,
    port: int,
    collection: Path | None,
) -> None:
    """Serve the search page until interrupted."""
    from search.searcher.reader import Reader
    from search.searcher.warm_up import warm_up
    from webapp.app import create_app
    from webapp.serving.http_server import make_server
    from webapp.serving.listening import address_of

    settings = read_web_settings(collection)
    listening = _listen(host, port)
    if settings.log:
        _log_requests()
    reader = Reader(index_dir, storage, given=settings.collection.labels)
    _warn(settings, reader)
    warm_up(reader)
    reader.watch()
    app = create_app(reader, settings)
    for name in app.jinja_env.list_templates():
        app.jinja_env.get_template(name)  # compiled before the first request
    server = make_server(app, listening)
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: server.stop())
    click.echo(served(reader.manifest, reader.generation, index_dir), err=True)
    address = address_of(host, port)
    click.echo(f"Hoptac answers at {address} (stop with Ctrl-C)", err=True)
    server.run()


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
