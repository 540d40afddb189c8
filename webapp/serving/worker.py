"""What does a process serve, once it has opened the index?"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from search.searcher.reader import Reader
from search.searcher.warm_up import warm_up
from webapp.app import create_app
from webapp.serving.http_server import make_server
from webapp.serving.limits import Limits, allow_files

if TYPE_CHECKING:
    from pathlib import Path
    from socket import socket

    from search.port.storage import EngineStorage
    from webapp.serving.http_server import Server
    from webapp.settings import Settings


def open_site(
    index: Path, storage: EngineStorage, settings: Settings, listening: socket
) -> Server:
    """Return a server that is warm and takes requests.

    Args:
        index: the folder of the index.
        storage: the engine's, of this process only.
        settings: of the operator.
        listening: the socket.

    Raises:
        UnusableIndexError: the index cannot be used.
    """
    reader = Reader(index, storage, given=settings.collection.labels)
    warm_up(reader)
    reader.watch()
    app = create_app(reader, settings)
    for name in app.jinja_env.list_templates():
        app.jinja_env.get_template(name)  # compiled before the first request
    return make_server(app, listening, _limits(settings))


def _limits(settings: Settings) -> Limits:
    """Return the limits; behind proxies all connections are those of the proxies."""
    usual = Limits()
    connections = allow_files(usual.connections)
    of_client = connections if settings.proxies else usual.of_client
    return replace(usual, connections=connections, of_client=of_client)
