"""Do the README's commands lead from a file of sources to a page one can search?"""

import os
import re
import subprocess
import sys
import time
import urllib.request
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from socket import socket

import pytest
from playwright.sync_api import expect

from bench.web.clock import TurnedClock
from bench.web.host import Host
from bench.web.server import TestWeb

pytestmark = pytest.mark.browser

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = f"{sys.executable} -m cli"
SLUGS = ("black-sea-grain", "laos-wind-power", "treaty-of-nancy", "usth-university")
BLOCK = re.compile(r"^```(toml|sh)\n(.*?)^```", re.MULTILINE | re.DOTALL)
PATIENCE = 120
"""Seconds that a command may take."""


def told():
    """Return the file of sources and the three commands that the README has.

    The placeholder of the publisher is news.example.org.
    """
    blocks = BLOCK.findall((ROOT / "README.md").read_text("utf-8"))
    (sources,) = (text for kind, text in blocks if kind == "toml" and "[[so" in text)
    (calls,) = (text for kind, text in blocks if kind == "sh" and " fetch " in text)
    return sources, calls.splitlines()


def run(folder, command, *more):
    """Run a command of the README in a folder, and return what it said."""
    words = command.replace(".venv/bin/hoptac", PROGRAM).split()
    done = subprocess.run(  # noqa: S603 - our own program
        [*words, *more],
        cwd=folder,
        env=environment(),
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
    )
    assert done.returncode == 0, done.stderr + done.stdout
    return done.stdout


def environment():
    """Return the variables of this process, with our packages first."""
    return {**os.environ, "PYTHONPATH": str(ROOT), "HOPTAC_LOG": "0"}


@contextmanager
def running(folder, command):
    """Run the command that serves, and yield its address."""
    with socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    words = command.replace(".venv/bin/hoptac", PROGRAM).split()
    call = [*words, "--port", str(port)]
    with subprocess.Popen(  # noqa: S603 - our own program
        call, cwd=folder, env=environment(), stdout=subprocess.DEVNULL
    ) as server:
        try:
            address = f"http://127.0.0.1:{port}"
            wait_for(f"{address}/readyz")
            yield address
        finally:
            server.terminate()


def wait_for(url):
    """Wait until an address answers."""
    end = time.monotonic() + PATIENCE
    while True:
        try:
            with urllib.request.urlopen(url, timeout=5):  # noqa: S310 - our own server
                return
        except OSError:
            assert time.monotonic() < end
            time.sleep(0.1)


@pytest.fixture
def web():
    """Return a publisher in four languages with four stories."""
    start = datetime(2026, 3, 9, 8, tzinfo=UTC)
    with TestWeb([Host(design="multilang", slugs=SLUGS)], TurnedClock(start)) as web:
        yield web


def test_three_commands_lead_from_a_file_of_sources_to_a_page_one_can_search(
    browser, web, tmp_path
):
    """A word in Ukrainian finds the story, in all four languages."""
    sources, (fetch, index, serve) = told()
    sources = sources.replace("https://news.example.org", web.home())
    (tmp_path / "sources.toml").write_text(f"{sources}delay = 0\n", encoding="utf-8")

    run(tmp_path, fetch, "--allow-private", f"127.0.0.1:{web.port}")
    run(tmp_path, index)

    assert web.log[0].path == "/robots.txt"
    asked = [a.path for a in web.log if any(a.path.endswith(s) for s in SLUGS)]
    assert len(asked) == len(set(asked)) == 4 * len(SLUGS)
    with running(tmp_path, serve) as address:
        page = browser.new_page(base_url=address)
        page.goto("/uk/")
        page.locator("#q").fill("кукурудзою")
        page.locator("#q").press("Enter")
        hit = page.locator(".hit").first
        expect(hit).to_contain_text("перше судно з зерном")
        expect(hit.locator(".also a")).to_have_count(3)
        langs = {
            link.get_attribute("hreflang") for link in hit.locator(".also a").all()
        }
        assert langs == {"fr", "pl", "vi"}
        hit.locator("h2 a, h3 a").first.click()
        expect(page.locator("main")).to_contain_text(
            "Чорноморської зернової ініціативи"
        )
        page.close()
