"""Which values do scripts of a page hold that its programs draw the page from?

Next.js keeps JSON in an element with the id `__NEXT_DATA__`, Nuxt 3 in `__NUXT_DATA__`,
where values refer to others by their places; others assign JSON, or a literal of
JavaScript, to `window.__NUXT__` or a name like it. No script is run, and what is read
of them is bounded in size and depth.
"""

from __future__ import annotations

import json
import re
from itertools import islice
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

MAX_SCRIPT = 5_000_000
"""Most characters that are read of a page's scripts."""
MAX_SCRIPTS = 50
_MAX_VALUES = 50_000
"""Most values of a script that others refer to."""
MAX_LITERAL = 1_000_000
"""Most characters of a literal of JavaScript that is read."""
_MAX_ASSIGNED = 5
_MAX_DEPTH = 30
_LEAST = 300
"""Characters from which on a script may hold an article."""

_JSON_TYPE = re.compile(r"application/json|text/json", re.IGNORECASE)
_ASSIGNED = re.compile(
    r"(?:window|self|globalThis)\s*(?:\.\s*\w+|\[\s*[\"'][\w.-]+[\"']\s*\])\s*=\s*"
    r"(?P<function>\(?\s*function\s*\((?P<names>[\w$,\s]*)\)\s*\{\s*return\s*)?"
    r"(?P<parse>JSON\.parse\(\s*)?(?=[\[{\"'])"
)
_TOKEN = re.compile(
    r"""(?P<string>"(?:[^"\\]|\\.)*+"|'(?:[^'\\]|\\.)*+'|`(?:[^`\\]|\\.)*+`)"""
    r"|(?P<truth>![01])|(?P<void>void\s+0)"
    r"|(?P<comma>,)(?=\s*[}\]])"
    r"|(?P<number>-?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?(?![\w$]))(?P<place>\s*:)?"
    r"|(?P<name>[A-Za-z_$][\w$]*)(?P<key>\s*:)?"
    r"|\\.",
    re.DOTALL,
)
_ESCAPE = re.compile(r"\\(u[0-9a-fA-F]{4}|x[0-9a-fA-F]{2}|.)", re.DOTALL)
_CONSTANTS = frozenset({"true", "false", "null"})
_SIGNS = {"n": "\n", "t": "\t", "r": "\r", "b": "", "f": "", "v": "", "\n": ""}
_REACTIVE = frozenset({"Reactive", "ShallowReactive", "Ref", "ShallowRef"})


def script_values(tree: HtmlElement) -> Iterator[object]:
    """Yield what each script of a page holds that is data, in their order."""
    left = MAX_SCRIPT
    for script in islice(tree.iter("script"), MAX_SCRIPTS):
        text = script.text or ""
        if len(text) < _LEAST or len(text) > left or script.get("src"):
            continue
        left -= len(text)
        if _JSON_TYPE.search(script.get("type") or "") or script.get("id") in {
            "__NEXT_DATA__",
            "__NUXT_DATA__",
        }:
            value = _parsed(text.strip())
            yield _referred(value) if script.get("id") == "__NUXT_DATA__" else value
        elif (script.get("type") or "text/javascript").endswith("javascript"):
            yield from _assigned(text)


def _assigned(script: str) -> Iterator[object]:
    """Yield the values that a script assigns to names of the window."""
    for match in islice(_ASSIGNED.finditer(script), _MAX_ASSIGNED):
        rest = script[match.end() :]
        if match["parse"]:
            inner = _parsed(rest)
            yield _parsed(inner) if isinstance(inner, str) else None
        elif match["function"] or (value := _parsed(rest)) is None:
            yield _literal(rest, match["names"]) if len(rest) <= MAX_LITERAL else None
        else:
            yield value


def _literal(rest: str, names: str | None) -> object:
    """Return the value of a literal, which may stand in a function called at once."""
    if names is None:
        return _parsed(_as_json(rest, {}))
    stripped = [name.strip() for name in names.split(",")]
    return _parsed(_as_json(rest, dict(zip(stripped, _arguments(rest), strict=False))))


def _arguments(call: str) -> list[str]:
    """Return the values that a function is called with right after its end, as JSON."""
    start = call.rfind("}(")
    if start < 0:
        return []
    found = _parsed(_as_json(f"[{call[start + 2 :].rstrip(') ;')}]", {}))
    return [json.dumps(value) for value in found] if isinstance(found, list) else []


def _as_json(literal: str, known: dict[str, str]) -> str:
    """Return a literal of JavaScript as JSON; names that are not known are null."""

    def replaced(match: re.Match[str]) -> str:
        if match["string"]:
            return _string(match["string"])
        if match["key"]:
            return f'"{match["name"]}":'
        if name := match["name"]:
            return name if name in _CONSTANTS else known.get(name, "null")
        if match["truth"]:
            return "true" if match["truth"] == "!0" else "false"
        if number := match["number"]:
            if match["place"]:
                return f'"{number}":'
            return f"0{number}" if number[0] == "." else number.removesuffix(".")
        return "null" if match["void"] else ""

    return _TOKEN.sub(replaced, literal)


def _string(literal: str) -> str:
    """Return a string of JavaScript as one of JSON."""

    def sign(match: re.Match[str]) -> str:
        code = match[1]
        if code[0] in "ux" and len(code) > 1:
            return chr(int(code[1:], 16))
        return _SIGNS.get(code, code)

    inner = literal[1:-1]
    return json.dumps(_ESCAPE.sub(sign, inner) if "\\" in inner else inner)


def _parsed(text: str) -> object:
    """Return the value that a text begins with, None if it is broken or too deep."""
    try:
        return json.JSONDecoder(strict=False).raw_decode(text)[0]
    except (ValueError, RecursionError):
        return None


def _referred(value: object) -> object:
    """Return a list of values, each of which has its parts by their places in it."""
    if not isinstance(value, list):
        return value
    left = _MAX_VALUES

    def at(place: object, depth: int) -> object:
        nonlocal left
        left -= 1
        if not isinstance(place, int) or not 0 <= place < len(value):
            return None
        item = value[place]
        if depth > _MAX_DEPTH or left < 0:
            return None
        if isinstance(item, dict):
            return {key: at(part, depth + 1) for key, part in item.items()}
        if isinstance(item, list):
            if item and isinstance(item[0], str):
                is_wrapper = len(item) > 1 and item[0] in _REACTIVE
                return at(item[1], depth + 1) if is_wrapper else None
            return [at(part, depth + 1) for part in item]
        return item

    return at(0, 0)
