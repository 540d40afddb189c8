"""In which languages is the interface, and which of them does a visitor get?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from babel import Locale

if TYPE_CHECKING:
    from flask import Request

INTERFACE = ("uk", "fr", "pl", "vi", "en")
"""Languages of the interface, in the order in which they are offered."""
IN_LANGUAGE = f"/<any({','.join(INTERFACE)}):lang>"
"""How the address of a page in a language begins, as a rule for addresses."""
DEFAULT = "en"
COOKIE = "lang"
"""Name of the cookie that keeps a visitor's choice; the only one there is."""


def own_name(lang: str) -> str:
    """Give what a language calls itself, as it begins a line."""
    locale = Locale.parse(lang)
    name = locale.get_display_name(lang) or lang
    return name[:1].upper() + name[1:]


def best_language(request: Request) -> str:
    """Give the language a visitor chose, or the first that the browser asks for."""
    chosen = request.cookies.get(COOKIE, "")
    if chosen in INTERFACE:
        return chosen
    return request.accept_languages.best_match(INTERFACE, DEFAULT) or DEFAULT


def prefix_of(path: str) -> tuple[str, str]:
    """Take a path apart: its language, "" where it has none, and the rest of it."""
    lang, slash, rest = path.removeprefix("/").partition("/")
    if path.startswith("/") and lang in INTERFACE and (slash or not rest):
        return lang, f"/{rest}"
    return "", path
