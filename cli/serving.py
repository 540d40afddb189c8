"""What do the processes do that `hoptac serve` starts?"""

from __future__ import annotations

import logging
import os
import signal
import socket
import sys
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

import click

from cli.served import served

if TYPE_CHECKING:
    from pathlib import Path

    from search.port.storage import EngineStorage
    from webapp.serving.http_server import Server
    from webapp.serving.site import Site
    from webapp.serving.supervisor import Links
    from webapp.settings import Settings


@dataclass(frozen=True, slots=True)
class Served:
    """What is to be served.

    Attributes:
        index: the folder of the index.
        storage: the engine's.
        settings: of the pages.
        workers: how many processes answer.
    """

    index: Path
    storage: EngineStorage
    settings: Settings
    workers: int


def serve_with_crew(what: Served, links: Links) -> int:
    """Serve until the supervisor says so or is gone; return a status to exit with."""
    from webapp.serving.crew import READY, Crew
    from webapp.serving.shared_counts import forget_process, shared_counts

    if what.settings.log:
        _log_requests()
    # While all is loaded, SIGTERM ends the process without leaving files behind.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    # The model's library would keep threads for each of those that answer; there is a
    # process for each core already. It reads this when it is loaded.
    os.environ.setdefault("OMP_NUM_THREADS", "1")
    with shared_counts():
        from webapp.serving.site import open_site

        site = open_site(what.index, what.storage, what.settings)
        _describe(what, site)
        crew = Crew(
            partial(_make_server, what, site, links.listening),
            what.workers,
            forget_process,
            site.follow_index,
        )
        ready = crew.run(
            lambda: os.write(links.ready, READY), links.life, links.listening
        )
        site.reader.close()
    return 0 if ready else 1


def _make_server(what: Served, site: Site, listening: int) -> Server:
    """Return the server of a process that was forked.

    Connections to a cluster cannot be shared with another process; the files of an
    index are.
    """
    from search.engines.registry import DEFAULT_ENGINE, open_storage
    from webapp.serving.site import open_site

    if what.storage.name != DEFAULT_ENGINE:
        own = open_storage(f"{what.storage.name}:", os.environ)
        site = open_site(what.index, own, what.settings)
    return site.serve_at(socket.socket(fileno=listening))


def _describe(what: Served, site: Site) -> None:
    """Write what is served, and what of the settings has no effect."""
    from webapp.collection_file import unknown_values

    reader = site.reader
    for sentence in unknown_values(what.settings.collection, reader.topics):
        click.echo(f"hoptac: {sentence}", err=True)
    click.echo(served(reader.manifest, reader.generation, what.index), err=True)


def _log_requests() -> None:
    """Write each line of the request log to standard error, unformatted."""
    handler = logging.StreamHandler()
    handler.setFormatter(logging.Formatter("%(message)s"))
    requests = logging.getLogger("hoptac.requests")
    requests.addHandler(handler)
    requests.setLevel(logging.INFO)
    requests.propagate = False
