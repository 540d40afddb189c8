"""How is a lexicon's long list of patterns spared from being made anew each time?

To make one, each of its terms is analysed, which takes longer than to index a hundred
articles. What was made is kept as JSON, named by what it was made of: analyzers and
their dictionaries, the code and data of `corpus` and of this package, and CLDR's names.
"""

from __future__ import annotations

import hashlib
import sys
from functools import cache
from importlib import metadata, resources
from typing import TYPE_CHECKING, Any

from analyzers import fingerprint
from analyzers.compiled_cache import read_cached_json, write_cached_json
from indexer.input_fingerprint import source_files
from indexer.tagging.matcher import Pattern

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

_DIGITS = 16
_FORMAT = "patterns-1"
"""Key of the kept form, with its version."""
_FLAGS = ("doubtful", "shouted", "dotted", "opening")


def kept_patterns(
    name: str,
    lang: str,
    make: Callable[[], Iterable[Pattern]],
    more: bytes = b"",
) -> tuple[Pattern, ...]:
    """Give the patterns of a lexicon, those that were kept if they are still right.

    Args:
        name: of the lexicon.
        lang: ISO 639-1 code of its language.
        make: makes them.
        more: what else they are made of.
    """
    digest = hashlib.sha256(f"{fingerprint(lang)} {_code()} ".encode() + more)
    file = f"patterns-{name}-{lang}-{digest.hexdigest()[:_DIGITS]}.json"
    try:
        kept = read_cached_json(file)[_FORMAT]
        places: dict[tuple[str, ...], frozenset[str]] = {}
        return tuple(_read(values, places) for values in kept)
    except (TypeError, ValueError, KeyError, AttributeError):
        made = tuple(make())
        write_cached_json(file, {_FORMAT: [_written(pattern) for pattern in made]})
        return made


def _written(pattern: Pattern) -> list[Any]:
    return [
        pattern.value,
        [sorted(place) for place in pattern.places],
        pattern.capitals,
        pattern.weight,
        str(pattern.kind),
        [flag for flag in _FLAGS if getattr(pattern, flag)],
    ]


def _read(values: list[Any], known: dict[tuple[str, ...], frozenset[str]]) -> Pattern:
    """Read a pattern; a place that many have is held once."""
    value, places, capitals, weight, kind, flags = values
    held = map(tuple, places)
    return Pattern(
        sys.intern(value),
        tuple([known.get(p) or known.setdefault(p, frozenset(p)) for p in held]),
        tuple(capitals),
        weight,
        kind,
        **dict.fromkeys(flags, True),
    )


@cache
def _code() -> str:
    """Digest the code and data that patterns are made by, but not the analyzers'."""
    digest = hashlib.sha256(f"babel=={metadata.version('babel')}".encode())
    for room in (resources.files("corpus"), resources.files("indexer") / "tagging"):
        for file in source_files(room):
            digest.update(file.read_bytes())
    return digest.hexdigest()
