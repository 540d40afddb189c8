"""What do tests of redirects need?"""

from __future__ import annotations

import pytest

from bench.web.hostile.variant import page
from fetcher.errors import FetchFailed
from fetcher.network.limits import PAGES

IMPATIENT = PAGES.changed(seconds=0.4)


def redirect(place):
    """Return an answer that leads elsewhere; `{port}` is the server's."""
    return lambda wire: wire.send(
        page(
            f"Location: {place.replace('{port}', str(wire.port))}\r\n",
            b"",
            "302 Found",
        )
    )


def failure_of(client, url, **options):
    """Return the failure that asking for an address raises."""
    with pytest.raises(FetchFailed) as failed:
        client.get(url, **options)
    return failed.value.kind
