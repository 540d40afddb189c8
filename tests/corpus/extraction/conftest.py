"""Pages of invented sites, as the modules of extraction read them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from corpus.extraction.parsing import read_page
from corpus.raw_article import Capture

if TYPE_CHECKING:
    from collections.abc import Callable

    from corpus.extraction.page import Page


@pytest.fixture
def page_of() -> Callable[..., Page]:
    """Return a function that reads a page of a head and a body."""

    def read(
        head: str = "", body: str = "", *, lang: str = "", **known: object
    ) -> Page:
        capture = Capture(**known) if known else None
        attribute = f' lang="{lang}"' if lang else ""
        html = f"<!doctype html><html{attribute}><head>{head}</head><body>{body}</body>"
        return read_page(f"{html}</html>".encode(), capture)

    return read
