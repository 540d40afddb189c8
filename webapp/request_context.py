"""What does a request need of its application?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import current_app, g, request

from corpus import LANGUAGES
from webapp.languages import (
    COOKIE,
    best_language,
    known_once,
    prefix_of,
    read_choice,
)
from webapp.subscriber import subscriber_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from search.searcher.reader import Reader
    from webapp.settings import Settings

WITHOUT_OWN = ("fr", "pl", "uk", "vi")
"""Languages of articles, in the order for visitors whose own has none: the same for
every story, and those first of which a reader of English understands most."""
PREFER = "prefer"
"""Argument of addresses that names languages to be shown first."""
TYPED = 200
"""Characters of a question that are looked at for the languages that it is in."""


def current_reader() -> Reader:
    """Return the index that the application searches."""
    reader: Reader = current_app.extensions["hoptac"][0]
    return reader


def current_settings() -> Settings:
    """Return the application's settings."""
    settings: Settings = current_app.extensions["hoptac"][1]
    return settings


def collection_name() -> str:
    """Return what the operator calls the collection, "" if that is not set."""
    return current_settings().collection.name(current_locale())


def current_locale() -> str:
    """Return the code of the answer's language: the address's, or the visitor's."""
    lang: str = g.get("lang", "")
    if not lang:
        g.lang = lang = prefix_of(request.path)[0] or best_language(request)
    return lang


def current_today() -> date:
    """Return the day that is today for the pages: that of the server, in UTC."""
    today: Callable[[], date] = current_app.extensions["hoptac_today"]
    return today()


def current_visitor() -> str:
    """Return by what the visitor who asks is counted; see `webapp.subscriber`."""
    return subscriber_of(request.remote_addr or "")


def current_preferred() -> tuple[str, ...]:
    """Return the languages of articles that the visitor wants to read, best first.

    The address says so, else the visitor's cookie; what they leave open is as
    `complete_preferred` returns it.
    """
    named = known_once(request.args.getlist(PREFER))
    return complete_preferred(named) if named else usual_preferred()


def usual_preferred() -> tuple[str, ...]:
    """Return what the visitor gets where the address does not say otherwise."""
    if "usual" not in g:
        _, first = read_choice(request.cookies.get(COOKIE, ""))
        g.usual = complete_preferred(first)
    usual: tuple[str, ...] = g.usual
    return usual


def complete_preferred(first: tuple[str, ...]) -> tuple[str, ...]:
    """Return all languages in the order for a visitor who wants some first.

    The interface's follows. Where no article is in it, whoever asks in a language of
    articles is taken to read that one, and the others come in a fixed order.
    """
    if "own" not in g:
        lang = current_locale()
        g.own = (lang,) if lang in LANGUAGES else _by_question()
    return tuple(dict.fromkeys((*first, *g.own)))


def shortest_preferred(preferred: tuple[str, ...]) -> tuple[str, ...]:
    """Return what an address must name of an order, so that the rest follows."""
    for count in range(1, len(preferred)):
        if complete_preferred(preferred[:count]) == preferred:
            return preferred[:count]
    return preferred


def _by_question() -> tuple[str, ...]:
    text = request.args.get("q", "")[:TYPED]
    asked = current_reader().question_languages(text) if text.strip() else frozenset()
    if not asked.isdisjoint(LANGUAGES) and current_locale() not in asked:
        return tuple(sorted(WITHOUT_OWN, key=lambda lang: lang not in asked))
    return WITHOUT_OWN
