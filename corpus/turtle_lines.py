"""On which line of a Turtle file does each description begin?

The library that parses Turtle has no line numbers, and merges two descriptions of the
same subject. This scan of the text finds each description's first line, so that
messages can name it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urljoin

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_TOKEN = re.compile(
    r'''"""(?:[^"\\]|\\.|"(?!""))*"""|\'\'\'(?:[^'\\]|\\.|'(?!''))*\'\'\'
    |"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'
    |<[^<>\s]*>
    |\#[^\n]*
    |[^\s"'<>;,()\[\]\#]*[^\s"'<>;,()\[\]\#.]
    |\S''',
    re.VERBOSE | re.DOTALL,
)
_STOP = "."
_DIRECTIVES = {"@prefix": 3, "@base": 2, "prefix": 2, "base": 1}
"""Tokens that follow a directive; those with `@` end with a full stop."""


class Subject(NamedTuple):
    """A description: the full address of what it describes, and its line from 1."""

    iri: str
    line: int


def subjects(text: str, prefixes: Mapping[str, str], base: str) -> Iterator[Subject]:
    """Yield the descriptions of a valid Turtle text, in its order.

    Args:
        text: in Turtle.
        prefixes: address of each prefix, without its colon.
        base: base address that relative ones are resolved against.
    """
    skip, starts = 0, True
    for match in _TOKEN.finditer(text):
        word = match.group()
        if word.startswith("#"):
            continue
        if skip:
            skip -= 1
        elif starts and word.lower() in _DIRECTIVES:
            skip = _DIRECTIVES[word.lower()]
        elif starts:
            line = text.count("\n", 0, match.start()) + 1
            yield Subject(_address(word, prefixes, base), line)
            starts = False
        else:
            starts = word == _STOP


def _address(word: str, prefixes: Mapping[str, str], base: str) -> str:
    if word.startswith("<"):
        return urljoin(base, word[1:-1])
    prefix, _, name = word.partition(":")
    return prefixes.get(prefix, "") + name.replace("\\", "")
