"""Does the worst of all bodies fit into little memory?"""

from __future__ import annotations

import subprocess
import sys

import pytest

from bench.web.hostile.redirects import HOST
from bench.web.hostile.server import HostileServer
from bench.web.hostile.variants import answers

MOST = 150  # megabytes, of the whole process

ASKING = """
import sys
from bench.web.hostile.memory import peak_megabytes
from bench.web.hostile.run import client_for
from fetcher.errors import FetchFailed
from fetcher.network.limits import INDEXES
port, limits = int(sys.argv[1]), INDEXES.changed(seconds=120, beyond=True)
for name in sys.argv[2:]:
    try:
        client_for(port, limits).get(f"http://{HOST}:{port}/{name}")
    except FetchFailed as failed:
        print(name, failed.kind)
print(peak_megabytes())
""".replace("{HOST}", HOST)
WORST = (
    "gzip-bomb",
    "deflate-bomb",
    "brotli-bomb",
    "member-bomb",
    "inner-bomb",
    "endless",
    "endless-pdf",
    "endless-chunks",
    "long-header",
    "many-headers",
)


@pytest.mark.skipif(sys.platform != "linux", reason="a process knows its peak there")
def test_the_worst_answers_fit_into_memory():
    """With the limits of a feed, the widest there are."""
    with HostileServer(answers()) as server:
        done = subprocess.run(  # noqa: S603 - our own code
            [sys.executable, "-c", ASKING, str(server.port), *WORST],
            capture_output=True,
            text=True,
            check=True,
        )
    *lines, peak = done.stdout.splitlines()
    assert lines == [f"{name} too big" for name in WORST]
    assert float(peak) < MOST
