"""Which patterns of a lexicon were compiled before?

To compile them, each term is analysed, which takes longer than to index a hundred
articles. They are cached as JSON under a digest of all they depend on: the analyzers
and their dictionaries, the code and data of `corpus` and of this package, and Babel,
for CLDR's names.
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
from indexer.tagging.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

_DIGITS = 16
_FORMAT = "patterns-2"
"""Key of the JSON, with its version."""
_FLAGS = ("ambiguous", "all_caps", "dotted", "listing", "opening", "proper", "doubtful")


def cached_patterns(
    name: str,
    lang: str,
    compile_patterns: Callable[[], Iterable[Pattern]],
    more: bytes = b"",
) -> tuple[Pattern, ...]:
    """Return the patterns of a lexicon, from the cache if nothing has changed.

    Args:
        name: name of the lexicon.
        lang: ISO 639-1 code of its language.
        compile_patterns: compiles them.
        more: what else they depend on.
    """
    digest = hashlib.sha256(f"{fingerprint(lang)} {_code()} ".encode() + more)
    file = f"patterns-{name}-{lang}-{digest.hexdigest()[:_DIGITS]}.json"
    try:
        rows = read_cached_json(file)[_FORMAT]
        interned: dict[tuple[str, ...], frozenset[str]] = {}
        return tuple(_from_json(row, interned) for row in rows)
    except (TypeError, ValueError, KeyError, AttributeError):
        patterns = tuple(compile_patterns())
        write_cached_json(file, {_FORMAT: [_to_json(each) for each in patterns]})
        return patterns


def _to_json(pattern: Pattern) -> list[Any]:
    return [
        pattern.value,
        [sorted(terms) for terms in pattern.term_sets],
        pattern.capitals,
        pattern.weight,
        str(pattern.kind),
        [flag for flag in _FLAGS if getattr(pattern, flag)],
    ]


def _from_json(
    row: list[Any], interned: dict[tuple[str, ...], frozenset[str]]
) -> Pattern:
    """Return a pattern; equal term sets of several patterns become one object."""
    value, term_sets, capitals, weight, kind, flags = row
    return Pattern(
        sys.intern(value),
        tuple(
            [
                interned.get(terms) or interned.setdefault(terms, frozenset(terms))
                for terms in map(tuple, term_sets)
            ]
        ),
        tuple(capitals),
        weight,
        kind,
        **dict.fromkeys(flags, True),
    )


@cache
def _code() -> str:
    """Return a digest of the code and data they depend on, but for the analyzers'."""
    digest = hashlib.sha256(f"babel=={metadata.version('babel')}".encode())
    digest.update((resources.files("analyzers") / "inflections.py").read_bytes())
    for package in (resources.files("corpus"), resources.files("indexer") / "tagging"):
        for file in source_files(package):
            digest.update(file.read_bytes())
    return digest.hexdigest()
