"""Which signs of a text are not those of our languages?

Damaged text shows in signs that whole text does not have, so that a search for one is
all that most texts cost.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib import resources
from typing import NamedTuple


class Mended(NamedTuple):
    """A text after a repair.

    Attributes:
        text: the text, mended as far as it can be for certain.
        kinds: how it was mended, each what "an article" may be followed by.
        left: what is wrong with it still, and the remedy, if that is much; else "".
    """

    text: str
    kinds: tuple[str, ...] = ()
    left: str = ""


@cache
def natural_signs() -> frozenset[str]:
    """Return the signs that texts in our languages are written with."""
    kinds = {kind: of for kind, of in signs_by_kind().items() if kind != "rare"}
    return frozenset(map(chr, range(32, 127))).union(*kinds.values())


def odd_signs(text: str) -> frozenset[str]:
    """Return the signs of a text that are no sign of our languages.

    A whole text has none as a rule, and a search is faster than a set of its signs.
    """
    odd = _odd()
    return frozenset(odd.findall(text)) if odd.search(text) else frozenset()


@cache
def _odd() -> re.Pattern[str]:
    return re.compile(f"[^{re.escape(''.join(sorted(natural_signs())))}]")


@cache
def typography() -> frozenset[str]:
    """Return the signs that may stand round a damaged word without being damaged."""
    kinds = signs_by_kind()
    return kinds["closing"] | kinds["punctuation"] | kinds["rare"]


@cache
def signs_by_kind() -> dict[str, frozenset[str]]:
    """Return the signs beyond ASCII that our languages have, by kinds."""
    file = resources.files("corpus").joinpath("data", "natural_signs.toml")
    text = file.read_text("utf-8")
    return {kind: frozenset(signs) for kind, signs in tomllib.loads(text).items()}


def lines(name: str) -> tuple[str, ...]:
    """Return the lines of a data file that are neither blank nor a comment."""
    text = resources.files("corpus").joinpath("data", name).read_text("utf-8")
    return tuple(
        line for line in text.splitlines() if line and not line.startswith("#")
    )
