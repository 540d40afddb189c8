"""Which index is attacked?"""

from __future__ import annotations

import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click

from bench.load.site import make_site

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

ADDRESSES = (("start", "/uk/"), ("search", "/fr/?q=a*"), ("overview", "/pl/overview"))
"""Kinds and paths for an index of which nothing is known."""
F = TypeVar("F", bound="Callable[..., object]")


def index_options(articles: int = 5_000) -> Callable[[F], F]:
    """Return what adds to a command the options by which `indexed` is called.

    Args:
        articles: how many a new index has by default.
    """

    def add(command: F) -> F:
        for option in (
            click.option("--seed", default=25, show_default=True),
            click.option(
                "--index",
                type=click.Path(exists=True, file_okay=False, path_type=Path),
                help="An index that exists, instead of a new one.",
            ),
            click.option("--articles", default=articles, show_default=True),
        ):
            command = option(command)
        return command

    return add


@contextmanager
def indexed(
    index: Path | None, articles: int, seed: int
) -> Iterator[tuple[Path, tuple[tuple[str, str], ...]]]:
    """Yield the folder of an index and addresses of its site, by kind.

    Args:
        index: one that there is; None for a new one of synthetic articles.
        articles: how many a new one has.
        seed: determines them.
    """
    if index:
        yield index, ADDRESSES
        return
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        addresses = make_site(folder, articles, seed)
        yield folder / "index", addresses
