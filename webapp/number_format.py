"""How are numbers written in the interface's language?

A page has hundreds of them, many of them equal; formatting is slow, so it is cached.
"""

from __future__ import annotations

from functools import lru_cache

from babel.numbers import format_decimal, format_percent
from flask_babel import gettext as _, ngettext

from webapp.request_context import current_locale

CACHED = 10_000
"""Formatted numbers, and pairs of them, that are cached."""


def format_number(value: int) -> str:
    """Return a number with the separators of the interface's language."""
    return _format_number(value, current_locale())


def format_counts(articles: int, stories: int) -> str:
    """Return the numbers of articles and of their stories as a phrase."""
    return _format_counts(articles, stories, current_locale())


def format_share(share: float) -> str:
    """Return a share from 0 to 1 as a percentage, rounded down."""
    return _format_percent(int(100 * share + 1e-6), current_locale())


@lru_cache
def _format_percent(percent: int, locale: str) -> str:
    text: str = format_percent(percent / 100, locale=locale)
    return text.replace("\u202f", "\xa0")  # as in the catalogs


@lru_cache(CACHED)
def _format_number(value: int, locale: str) -> str:
    return format_decimal(value, locale=locale)


@lru_cache(CACHED)
def _format_counts(articles: int, stories: int, locale: str) -> str:
    text: str = _(
        "%(articles)s in %(stories)s",
        articles=ngettext(
            "%(count)s article",
            "%(count)s articles",
            articles,
            count=_format_number(articles, locale),
        ),
        stories=ngettext(
            "%(count)s story",
            "%(count)s stories",
            stories,
            count=_format_number(stories, locale),
        ),
    )
    return text
