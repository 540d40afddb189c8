"""How are numbers written in the interface's language?

A page has hundreds of them, most of them small and the same again and again.
"""

from __future__ import annotations

from functools import lru_cache

from babel.numbers import format_decimal
from flask_babel import gettext as _, ngettext

from webapp.request_context import current_locale

KNOWN = 10_000
"""Numbers, and pairs of them, that are remembered as they are written."""


def number(value: int) -> str:
    """Write a number."""
    return _written(value, current_locale())


def counted(articles: int, stories: int) -> str:
    """Write how many articles tell how many stories."""
    return _counted(articles, stories, current_locale())


@lru_cache(KNOWN)
def _written(value: int, locale: str) -> str:
    return format_decimal(value, locale=locale)


@lru_cache(KNOWN)
def _counted(articles: int, stories: int, locale: str) -> str:
    text: str = _(
        "%(articles)s in %(stories)s",
        articles=ngettext(
            "%(count)s article",
            "%(count)s articles",
            articles,
            count=_written(articles, locale),
        ),
        stories=ngettext(
            "%(count)s story",
            "%(count)s stories",
            stories,
            count=_written(stories, locale),
        ),
    )
    return text
