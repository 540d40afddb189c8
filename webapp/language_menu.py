"""Where is the same page in the interface's other languages?"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from flask import request, url_for

from webapp.languages import INTERFACE, own_name
from webapp.query_string import link_args
from webapp.request_context import current_locale

if TYPE_CHECKING:
    from collections.abc import Iterable


MAX_ASKED = 8_000
"""Bytes of an address's arguments that a link to another language has: all of a
question that can be answered, and not what is made to be long."""


class LanguageChoice(NamedTuple):
    """A language of the interface, and the link that chooses it.

    Attributes:
        lang: ISO 639-1 code.
        name: what the language calls itself.
        url: stores the choice and leads back to this page.
        current: whether the page is in it.
    """

    lang: str
    name: str
    url: str
    current: bool


def language_choices() -> tuple[LanguageChoice, ...]:
    """Return the languages that a visitor can choose."""
    asked = request.query_string.decode("utf-8", "replace")
    here = f"{request.path}?{asked if len(asked) <= MAX_ASKED else ''}"
    return tuple(
        LanguageChoice(
            lang,
            own_name(lang),
            url_for("redirects.choose", lang=lang, next=here.rstrip("?")),
            current=lang == current_locale(),
        )
        for lang in INTERFACE
    )


def alternates(args: Iterable[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    """Return the page's addresses by language.

    `x-default` is the one that redirects to the visitor's language; empty where the
    answer is no page.

    Args:
        args: those that decide what the page shows.
    """
    endpoint = request.endpoint or ""
    if not endpoint.startswith("pages."):
        return ()
    ending = link_args(list(args))
    values = request.view_args or {}
    addresses = [
        (lang, url_for(endpoint, **values, lang=lang, _external=True) + ending)
        for lang in INTERFACE
    ]
    page = endpoint.rpartition(".")[2]
    default = url_for(f"redirects.{page}", **values, _external=True)
    return (*addresses, ("x-default", default + ending))
