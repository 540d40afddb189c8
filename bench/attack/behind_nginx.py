"""How does a site run behind nginx, as the examples of `deploy/` have it?"""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from bench.load.site import free_port, serve

if TYPE_CHECKING:
    from collections.abc import Iterator

EXAMPLES = Path(__file__).resolve().parents[2] / "deploy" / "nginx"
EXAMPLE_PREFIX = "/news"
"""What the example has, which says to put another one in its place."""
LIMITS = "hoptac-limits.conf"
SECONDS = 60
"""Longest time that nginx may take to start on a busy machine."""
MISSING = "nginx is not installed; on Debian: sudo apt-get install nginx-light"
_CONFIGURATION = """
daemon off;
master_process off;
pid nginx.pid;
error_log stderr error;
events {{}}
http {{
    client_body_temp_path body;
    proxy_temp_path proxy;
    fastcgi_temp_path fastcgi;
    uwsgi_temp_path uwsgi;
    scgi_temp_path scgi;
    include conf.d/*.conf;
    {site}
}}
"""
_BY_NAME = "include snippets/hoptac.conf;"
_BY_PREFIX = (
    "server {{ listen 127.0.0.1:{port}; include snippets/hoptac-prefix.conf; }}"
)


class NoProxyError(Exception):
    """Nginx is not here, or does not run."""


@contextmanager
def behind_nginx(index: Path, prefix: str) -> Iterator[str]:
    """Run `hoptac serve` and nginx in front, and yield the address of the site.

    Args:
        index: a folder.
        prefix: of all paths, as `/news`; "" for a host of its own.

    Raises:
        NoProxyError: nginx is not here, or does not run.
    """
    program = find_nginx()
    if program is None:
        raise NoProxyError(MISSING)
    port = free_port()
    address = f"http://127.0.0.1:{port}{prefix}"
    settings = {"HOPTAC_PROXIES": "1", "HOPTAC_URL": address}
    with tempfile.TemporaryDirectory() as name, serve(index, 1, settings) as served:
        folder = Path(name)
        configure(folder, served.port, port, prefix)
        command = [program, "-p", name, "-c", str(folder / "nginx.conf")]
        with subprocess.Popen(command) as process:  # noqa: S603 - found above
            try:
                _await(process, port)
                yield address
            finally:
                process.terminate()


def find_nginx() -> str | None:
    """Return the path of nginx, which Debian keeps from users; None if it is away."""
    return shutil.which("nginx", path=f"{os.environ['PATH']}:/usr/sbin")


def configure(folder: Path, backend: int, port: int, prefix: str) -> None:
    """Write a configuration of nginx, made of the examples.

    Args:
        folder: for it.
        backend: the port of Hoptac.
        port: of nginx.
        prefix: "" for a host of its own.
    """
    for path in EXAMPLES.glob("*.conf"):
        text = path.read_text("utf-8").replace("127.0.0.1:8000", f"127.0.0.1:{backend}")
        text = text.replace("listen 80;", f"listen 127.0.0.1:{port};")
        text = text.replace("listen [::]:80;", "").replace(EXAMPLE_PREFIX, prefix)
        kind = folder / ("conf.d" if path.name == LIMITS else "snippets")
        kind.mkdir(exist_ok=True)
        (kind / path.name).write_text(text, "utf-8")
    site = _BY_PREFIX.format(port=port) if prefix else _BY_NAME
    (folder / "nginx.conf").write_text(_CONFIGURATION.format(site=site), "utf-8")


def _await(process: subprocess.Popen[bytes], port: int) -> None:
    end = time.monotonic() + SECONDS
    while time.monotonic() < end and process.poll() is None:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    message = "nginx does not run; what it said stands above"
    raise NoProxyError(message)
