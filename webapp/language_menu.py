"""Where is the same page in the interface's other languages?"""

from __future__ import annotations

from typing import NamedTuple

from flask import request, url_for

from webapp.languages import INTERFACE, own_name
from webapp.request_context import current_locale


class Tongue(NamedTuple):
    """A language of the interface, and the link that chooses it.

    Attributes:
        lang: ISO 639-1 code.
        name: what the language calls itself.
        url: keeps the choice and leads back to this page.
        current: whether the page is in it.
    """

    lang: str
    name: str
    url: str
    current: bool


def tongues() -> tuple[Tongue, ...]:
    """Give the languages that a visitor can choose."""
    here = f"{request.path}?{request.query_string.decode('utf-8', 'replace')}"
    return tuple(
        Tongue(
            lang,
            own_name(lang),
            url_for("entrance.choose", lang=lang, next=here.rstrip("?")),
            current=lang == current_locale(),
        )
        for lang in INTERFACE
    )


def alternates() -> tuple[tuple[str, str], ...]:
    """Give the page's addresses by language, and the one that leads to the best."""
    endpoint = request.endpoint or ""
    if not endpoint.startswith("pages."):
        return ()
    query = request.query_string.decode("utf-8", "replace")
    ending = f"?{query}" if query else ""
    values = request.view_args or {}
    found = [
        (lang, url_for(endpoint, **values, lang=lang, _external=True) + ending)
        for lang in INTERFACE
    ]
    page = endpoint.rpartition(".")[2]
    best = url_for(f"entrance.{page}", **values, _external=True)
    return (*found, ("x-default", best + ending))
