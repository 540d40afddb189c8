"""How does a visitor choose the language of articles that is shown first?

Each choice is a link that stores it in the cookie and leads back to the page, with the
choice in its address, so that it also holds where no cookies are kept.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from flask import request, url_for
from flask_babel import gettext as _

from corpus import LANGUAGES
from webapp.languages import COOKIE, read_choice
from webapp.links import Choice
from webapp.request_context import current_locale

if TYPE_CHECKING:
    from search.query.request import Query


@dataclass(frozen=True, slots=True)
class Preferences:
    """The choices of a language to be shown first.

    Attributes:
        choices: one for each language of articles; one is in force.
        clear_url: forgets what was chosen, "" where nothing was.
    """

    choices: tuple[Choice, ...]
    clear_url: str


def preferences(query: Query) -> Preferences:
    """Return the choices on the page of a query."""
    first = query.preferred[0] if query.preferred else ""
    chosen = read_choice(request.cookies.get(COOKIE, ""))[1] or request.args.get(
        "prefer"
    )
    return Preferences(
        tuple(
            Choice(_named(lang), _url(lang), selected=lang == first)
            for lang in LANGUAGES
        ),
        _url("") if chosen else "",
    )


def _named(lang: str) -> str:
    """Return a language as the object of "show me first"."""
    names = {
        "uk": _("Ukrainian first"),
        "fr": _("French first"),
        "pl": _("Polish first"),
        "vi": _("Vietnamese first"),
    }
    return str(names[lang])


def _url(lang: str) -> str:
    here = f"{request.path}?{request.query_string.decode('utf-8', 'replace')}"
    return url_for(
        "redirects.choose", lang=current_locale(), next=here.rstrip("?"), prefer=lang
    )
