"""How are the pictures of the documentation made?

`python -m bench.pictures --index DIR --out docs/images` serves an index, opens the
pages that `pages.toml` names in Chromium, in every language of the interface, on a
desktop and on a phone, and writes a picture of each: `search-uk.png`,
`search-uk-phone.png` …
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tomllib
from contextlib import contextmanager
from importlib import resources
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING

import waitress
from playwright.sync_api import sync_playwright

from search.searcher.reader import Reader
from webapp.app import create_app
from webapp.languages import INTERFACE
from webapp.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, ViewportSize

SIZES: dict[str, ViewportSize] = {
    "": {"width": 1280, "height": 860},
    "-phone": {"width": 390, "height": 844},
}
"""Windows by the ending of a picture's name, in CSS pixels."""
BROWSERS = ("chromium", "chromium-browser", "google-chrome")


def main() -> int:
    """Make the pictures; return 1 where there is no browser."""
    parser = argparse.ArgumentParser(prog="python -m bench.pictures")
    parser.add_argument("--index", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--page", help="only this page of pages.toml")
    options = parser.parse_args()
    path = next(filter(None, map(shutil.which, BROWSERS)), None)
    if path is None:
        print("no Chromium here; `bin/browser .venv` installs it", file=sys.stderr)
        return 1
    pages = _pages()
    if options.page:
        pages = {options.page: pages[options.page]}
    options.out.mkdir(parents=True, exist_ok=True)
    with _served(options.index) as site, sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=path, args=["--no-sandbox", "--hide-scrollbars"]
        )
        for name, addresses in pages.items():
            for lang in INTERFACE:
                url = f"{site}/{lang}/{addresses.get(lang, addresses['any'])}"
                _take(browser, url, options.out / f"{name}-{lang}")
        browser.close()
    return 0


def _pages() -> dict[str, dict[str, str]]:
    """Return the addresses below `/LANG/` by page and language; `any` for the rest."""
    text = resources.files("bench.pictures").joinpath("pages.toml").read_text("utf-8")
    return tomllib.loads(text)


def _take(browser: Browser, url: str, path: Path) -> None:
    for ending, size in SIZES.items():
        page = browser.new_page(viewport=size, has_touch=bool(ending))
        page.goto(url, wait_until="networkidle")
        page.screenshot(path=f"{path}{ending}.png")
        page.close()


@contextmanager
def _served(index: Path) -> Iterator[str]:
    """Serve an index from a thread, and yield the address."""
    app = create_app(Reader(index), Settings(rate=0, log=False))
    server = waitress.create_server(app, host="127.0.0.1", port=0, threads=4)
    thread = Thread(target=server.run, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.effective_port}"
    server.close()


if __name__ == "__main__":
    sys.exit(main())
