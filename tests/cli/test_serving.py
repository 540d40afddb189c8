"""What do processes that serve have in place before they load anything?"""

import os
import signal
from pathlib import Path

import pytest

from cli.serving import Served, serve_with_crew
from webapp.settings import Settings


class EnoughError(Exception):
    """What was asked for is known."""


@pytest.mark.parametrize(("given", "expected"), [("", "1"), ("3", "3")])
def test_a_model_computes_in_the_thread_that_asks_it(monkeypatch, given, expected):
    """Else each thread that answers would get threads of its own; operators may."""
    monkeypatch.setenv("OMP_NUM_THREADS", given)
    if not given:
        monkeypatch.delenv("OMP_NUM_THREADS")
    found, before = [], signal.getsignal(signal.SIGTERM)

    def opened(*_):
        found.append(os.environ["OMP_NUM_THREADS"])
        raise EnoughError

    monkeypatch.setattr("webapp.serving.site.open_site", opened)
    try:
        with pytest.raises(EnoughError):
            serve_with_crew(Served(Path(), None, Settings(log=False), 1), None)
    finally:
        signal.signal(signal.SIGTERM, before)

    assert found == [expected]
