"""What serves as `hoptac serve` does, but starts at once? Run by test_supervisor.

`/` answers with the numbers of the crew's and the worker's process, `/wait?PIPE` when
what wrote to a named pipe has closed it. The file FAULT, if there is one, is why a
crew cannot start.
"""

from __future__ import annotations

import os
import socket
import sys
from pathlib import Path

import click

from webapp.serving.crew import READY, Crew
from webapp.serving.http_server import make_server
from webapp.serving.listening import bind
from webapp.serving.supervisor import Supervisor, read_links

CREW = "--crew"


def answer(environ, start_response):
    """Answer a request."""
    if environ["PATH_INFO"] == "/wait":
        Path(environ["QUERY_STRING"]).read_bytes()
    start_response("200 OK", [("Content-Type", "text/plain")])
    return [f"{os.getppid()} {os.getpid()}".encode()]


def main(fault: str, port: str, *links: str) -> int:
    """Serve, as a supervisor or with its links as a crew."""
    if not links:
        command = [sys.executable, *sys.orig_argv[1:]]
        supervisor = Supervisor(command, bind("127.0.0.1", int(port)), CREW)
        return supervisor.run(lambda: click.echo("ready"))
    if Path(fault).exists():
        return 7
    ours = read_links(links[1])

    def make():
        return make_server(answer, socket.socket(fileno=ours.listening))

    crew = Crew(make, 2, lambda _: None)
    announced = crew.run(lambda: os.write(ours.ready, READY), ours.life, ours.listening)
    return 0 if announced else 1


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
