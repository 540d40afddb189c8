"""What does a request need of its application?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import current_app, g, request

from corpus import LANGUAGES
from webapp.languages import best_language, prefix_of

if TYPE_CHECKING:
    from search.searcher.reader import Reader
    from webapp.settings import Settings

WITHOUT_OWN = ("fr", "pl", "uk", "vi")
"""Languages of articles, in the order for visitors whose own has none: the same for
every story, and those first of which a reader of English understands most."""
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


def current_preferred() -> tuple[str, ...]:
    """Return the languages that the visitor wants to read, best first.

    That is the interface's. Where no article is in it, whoever asks in a language of
    articles is taken to read that one; the others follow in a fixed order.
    """
    if "preferred" not in g:
        lang = current_locale()
        g.preferred = (lang,) if lang in LANGUAGES else _by_question()
    preferred: tuple[str, ...] = g.preferred
    return preferred


def _by_question() -> tuple[str, ...]:
    text = request.args.get("q", "")[:TYPED]
    asked = current_reader().question_languages(text) if text.strip() else frozenset()
    if not asked.isdisjoint(LANGUAGES) and current_locale() not in asked:
        return tuple(sorted(WITHOUT_OWN, key=lambda lang: lang not in asked))
    return WITHOUT_OWN
