"""Which variants of hostility are there?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bench.web.hostile.bodies import BODIES
from bench.web.hostile.heads import HEADS
from bench.web.hostile.packed import PACKED
from bench.web.hostile.redirects import PLACES, REDIRECTS

if TYPE_CHECKING:
    from collections.abc import Callable

    from bench.web.hostile.server import Wire

VARIANTS = (*HEADS, *BODIES, *PACKED, *REDIRECTS)
"""All of them."""


def answers() -> dict[str, Callable[[Wire], None]]:
    """Return what a hostile server answers at each path."""
    return {**PLACES, **{variant.path: variant.answer for variant in VARIANTS}}
