"""What is opened before it can be served?"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from search.errors import EngineUnavailableError, UnusableIndexError
from search.searcher.reader import Reader
from search.searcher.warm_up import warm_up
from webapp.app import create_app
from webapp.serving.http_server import make_server
from webapp.serving.limits import Limits, allow_files

if TYPE_CHECKING:
    from pathlib import Path
    from socket import socket

    from flask import Flask

    from search.port.storage import EngineStorage
    from webapp.serving.http_server import Server
    from webapp.settings import Settings


@dataclass(frozen=True, slots=True)
class Site:
    """An application that is warm, and the index that it searches.

    Nothing runs in the background yet, so that a process that is forked can have it.
    """

    app: Flask
    reader: Reader
    settings: Settings

    def follow_index(self) -> None:
        """Let go of a generation that another one has replaced."""
        with suppress(UnusableIndexError, EngineUnavailableError):
            _ = self.reader.generation

    def serve_at(self, listening: socket) -> Server:
        """Return a server that takes requests at a socket."""
        self.reader.watch()
        return make_server(self.app, listening, _limits(self.settings))


def open_site(index: Path, storage: EngineStorage, settings: Settings) -> Site:
    """Open an index and load all that the first visitors need.

    Raises:
        UnusableIndexError: the index cannot be used.
    """
    reader = Reader(index, storage, given=settings.collection.labels)
    warm_up(reader)
    app = create_app(reader, settings)
    for name in app.jinja_env.list_templates():
        app.jinja_env.get_template(name)  # compiled before the first request
    return Site(app, reader, settings)


def _limits(settings: Settings) -> Limits:
    """Return the limits; behind proxies all connections are those of the proxies."""
    usual = Limits()
    connections = allow_files(usual.connections)
    of_client = connections if settings.proxies else usual.of_client
    return replace(usual, connections=connections, of_client=of_client)
