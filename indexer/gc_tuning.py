"""How is time spared that Python spends looking for garbage while an index is built?

A build makes millions of objects that stay, and none that hold each other in a circle.
Python's search for such circles would go through all of them again and again, which
takes up to a seventh of a build's time.
"""

from __future__ import annotations

import gc
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

SELDOM = (200_000, 50, 100)
"""New objects, and rounds, after which garbage is looked for all the same."""


@contextmanager
def infrequent_gc() -> Iterator[None]:
    """Look for garbage seldom within, and afterwards as before."""
    before = gc.get_threshold()
    make_gc_infrequent()
    try:
        yield
    finally:
        gc.set_threshold(*before)


def make_gc_infrequent() -> None:
    """Look for garbage seldom from now on, where a process does nothing but build."""
    gc.set_threshold(*SELDOM)
