"""What do tests in a browser need? A server, a Chromium, and pages that are watched."""

import os
import re
import shutil
import subprocess
import sys
from contextlib import ExitStack, contextmanager
from pathlib import Path
from threading import Thread
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import sync_playwright
from werkzeug.serving import make_server

from webapp.app import create_app
from webapp.settings import Settings

STATUS = re.compile(r"40[04] \((NOT FOUND|BAD REQUEST)\)")
NAMES = ("chromium", "chromium-browser", "google-chrome")
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def pytest_collection_modifyitems(items):
    """Tolerate that the test server drops a file when a page is left while it is sent.

    Werkzeug does not close a response whose connection was reset while it drains it.
    """
    ignored = "ignore:unclosed file .*static:ResourceWarning"
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.filterwarnings(ignored))


@contextmanager
def served(reader):
    """Serve the application on an index from a thread, and yield its address."""
    app = create_app(reader, Settings(rate=0))
    server = make_server("127.0.0.1", 0, app, threaded=True)
    thread = Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture(scope="session", autouse=True)
def _has_time():
    """Let searches take longer than a visitor's may.

    It is the processor's time, in which the first ones of a process load dictionaries,
    as a server does before it is ready, and Python looks through what tests left.
    """
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("webapp.app.MOST_SECONDS", 60.0)
        yield


@pytest.fixture(scope="session")
def site(reader):
    """Return the address of the application on the sample collection."""
    with served(reader) as address:
        yield address


def driver_starts():
    """Return whether Playwright's driver, a Node.js of its own, can be started."""
    done = subprocess.run(
        [sys.executable, "-m", "playwright", "--version"],
        capture_output=True,
        check=False,
    )
    return done.returncode == 0


@pytest.fixture(scope="session")
def browser():
    """Return one Chromium for all tests; without one they skip, and fail in CI."""
    path = next(filter(None, map(shutil.which, NAMES)), None)
    reason = ""
    if path is None:
        reason = f"no Chromium here: none of {', '.join(NAMES)} is installed"
    elif not driver_starts():
        reason = (
            "Playwright's driver does not start here; on Debian it needs libatomic1"
        )
    if reason and os.environ.get("CI"):
        pytest.fail(reason)
    if reason:
        pytest.skip(reason)
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield chromium
        chromium.close()


@contextmanager
def watched(browser, site, **options):
    """Return a page of a site, and a list of what it did that no page may do."""
    context = browser.new_context(base_url=site, **options)
    context.set_default_timeout(10_000)
    troubles = []

    def note_message(message):
        if not STATUS.search(message.text):  # an error page's own
            troubles.append(message.text)

    def note_failure(request):
        if request.failure != "net::ERR_ABORTED":  # the page was left meanwhile
            troubles.append(f"{request.url}: {request.failure}")

    def note_request(request):
        if urlsplit(request.url).netloc != urlsplit(site).netloc:
            troubles.append(f"another host was asked: {request.url}")

    context.on("request", note_request)
    context.on("console", note_message)
    context.on("requestfailed", note_failure)
    page = context.new_page()
    page.on("pageerror", lambda error: troubles.append(str(error)))
    yield page, troubles
    context.close()


def until(page, condition):
    """Wait for a condition, an expression of JavaScript; the page's policy forbids
    Playwright to do that by evaluating a text in the page.
    """
    met = page.evaluate(
        f"""async () => {{
            for (let frame = 0; frame < 600; frame += 1) {{
                if ({condition}) return true;
                await new Promise((resume) => requestAnimationFrame(resume));
            }}
            return false;
        }}"""
    )
    assert met, condition


@pytest.fixture
def open_page(browser, site):
    """Return a function that opens a page, and check what all of them did.

    No page may write to the console, raise an error or ask another host.
    """
    with ExitStack() as stack:
        every = []

        def new(url="/", **options):
            page, troubles = stack.enter_context(watched(browser, site, **options))
            every.append(troubles)
            page.goto(url)
            return page

        yield new
    assert [trouble for troubles in every for trouble in troubles] == []
