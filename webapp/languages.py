"""In which languages is the interface, and which of them does a visitor get?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from babel import Locale

if TYPE_CHECKING:
    from flask import Request

INTERFACE = ("uk", "fr", "pl", "vi", "en")
"""Languages of the interface, in the order in which they are offered."""
IN_LANGUAGE = f"/<any({','.join(INTERFACE)}):lang>"
"""URL rule for the first segment of a page's address."""
DEFAULT = "en"
COOKIE = "lang"
"""Name of the cookie that stores a visitor's choice, the only cookie there is."""


def own_name(lang: str) -> str:
    """Return what a language calls itself, with a capital."""
    locale = Locale.parse(lang)
    name = locale.get_display_name(lang) or lang
    return name[:1].upper() + name[1:]


def best_language(request: Request) -> str:
    """Return the language a visitor chose, or the best match of Accept-Language."""
    chosen = request.cookies.get(COOKIE, "")
    if chosen in INTERFACE:
        return chosen
    return request.accept_languages.best_match(INTERFACE, DEFAULT) or DEFAULT


def prefix_of(path: str) -> tuple[str, str]:
    """Split a path into its language, "" if it has none, and the rest."""
    lang, slash, rest = path.removeprefix("/").partition("/")
    if path.startswith("/") and lang in INTERFACE and (slash or not rest):
        return lang, f"/{rest}"
    return "", path
