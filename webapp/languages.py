"""In which languages is the interface, and which of them does a visitor get?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from babel import Locale

from corpus import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Iterable

    from flask import Request

INTERFACE = ("uk", "fr", "pl", "vi", "en")
"""Languages of the interface, in the order in which they are offered."""
IN_LANGUAGE = f"/<any({','.join(INTERFACE)}):lang>"
"""URL rule for the first segment of a page's address."""
DEFAULT = "en"
COOKIE = "lang"
"""Name of the cookie that stores a visitor's choices, the only cookie there is."""


def own_name(lang: str) -> str:
    """Return what a language calls itself, with a capital."""
    locale = Locale.parse(lang)
    name = locale.get_display_name(lang) or lang
    return name[:1].upper() + name[1:]


def best_language(request: Request) -> str:
    """Return the language a visitor chose, or the best match of Accept-Language."""
    chosen, _ = read_choice(request.cookies.get(COOKIE, ""))
    if chosen:
        return chosen
    return request.accept_languages.best_match(INTERFACE, DEFAULT) or DEFAULT


def read_choice(cookie: str) -> tuple[str, tuple[str, ...]]:
    """Return what a visitor's cookie says: `en.pl-uk`, or `en` where nothing is added.

    Returns:
        The language of the pages, "" where the cookie names none, and the languages of
        articles that the visitor wants to see first, best first. What is no language
        is left out.
    """
    lang, _, first = cookie.partition(".")
    return lang if lang in INTERFACE else "", known_once(first.split("-"))


def write_choice(lang: str, first: Iterable[str]) -> str:
    """Return the cookie that `read_choice` reads."""
    return ".".join(filter(None, (lang, "-".join(first))))


def known_once(langs: Iterable[str]) -> tuple[str, ...]:
    """Return the languages of articles among some codes, each once, in their order."""
    return tuple(dict.fromkeys(lang for lang in langs if lang in LANGUAGES))


def prefix_of(path: str) -> tuple[str, str]:
    """Split a path into its language, "" if it has none, and the rest."""
    lang, slash, rest = path.removeprefix("/").partition("/")
    if path.startswith("/") and lang in INTERFACE and (slash or not rest):
        return lang, f"/{rest}"
    return "", path
