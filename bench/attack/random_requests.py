"""Which requests might a site not have been made for?

Addresses of every route, filled with ordinary and hostile words by lot.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, field
from importlib import resources
from typing import TYPE_CHECKING
from urllib.parse import quote_plus, unquote_to_bytes

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from random import Random

_BLANK = re.compile(r"<(?:(?P<kind>[a-z]+)(?:\((?P<choices>[^)]*)\))?:)?[a-z_]+>")
_HOSTILE, _OTHER_METHOD, _WITH_HEADER, _RAW = 0.3, 0.05, 0.4, 0.05
"""Shares of blanks, requests and values that are filled out of the ordinary."""
_MOST = 4
"""Arguments, headers, and tokens of a value."""


@dataclass(frozen=True, slots=True)
class Request:
    """A request as a WSGI server hands it on.

    Attributes:
        method: of HTTP.
        path: escaped.
        query: escaped.
        headers: by their names in the environment; of Latin-1.
    """

    method: str
    path: str
    query: str = ""
    headers: Mapping[str, str] = field(default_factory=dict)

    def environ(self) -> dict[str, str]:
        """Return its part of a WSGI environment."""
        path = unquote_to_bytes(self.path).decode("latin-1")
        given = {"REQUEST_METHOD": self.method, "PATH_INFO": path}
        query = self.query.encode().decode("latin-1")
        return {**given, "QUERY_STRING": query, **self.headers}


def read_tokens() -> Mapping[str, Sequence[str]]:
    """Return what requests are made of, by kind."""
    data = resources.files("bench.attack").joinpath("data", "hostile_tokens.toml")
    return tomllib.loads(data.read_text("utf-8"))


def make_request(
    lots: Random,
    rules: Sequence[str],
    ids: Sequence[str],
    of: Mapping[str, Sequence[str]],
) -> Request:
    """Return a request by lot.

    Args:
        lots: decide.
        rules: of the addresses, as Flask writes them.
        ids: of articles that there are.
        of: tokens by kind, see `read_tokens`.
    """

    def value() -> str:
        text: str = "".join(
            lots.choices(of["values"], k=lots.choice((1, 1, 1, 2, _MOST)))
        )
        if lots.random() < _RAW:
            return text
        return quote_plus(text, errors="replace")

    def fill(blank: re.Match[str]) -> str:
        if lots.random() < _HOSTILE:
            return value()
        choices: str = blank["choices"] or ""
        if choices:
            return lots.choice(choices.split(","))
        return lots.choice(ids) if blank["kind"] == "path" else value()

    path = _BLANK.sub(fill, lots.choice(rules))
    arguments = range(lots.randint(0, _MOST))
    query = "&".join(f"{lots.choice(of['names'])}={value()}" for _ in arguments)
    headers: dict[str, str] = {}
    if lots.random() < _WITH_HEADER:
        words = [*of["values"], *of["header_values"]]
        for name in lots.sample(of["headers"], lots.randint(1, _MOST)):
            text = re.sub("[\r\n\0]", "", lots.choice(words))
            headers[name] = text.encode().decode("latin-1")
    other = lots.random() < _OTHER_METHOD
    return Request(lots.choice(of["methods"]) if other else "GET", path, query, headers)
