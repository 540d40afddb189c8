"""What does a card show of a story's versions besides the one it shows?"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from search.message import message
from webapp.links import article_url
from webapp.messages import translated

if TYPE_CHECKING:
    from datetime import date

    from search.presentation.result import Hit, Snippet
    from search.query.request import Query

FIRST_MATCH = "#match-1"
"""Where the page of an article has its first match."""

_FOUND_IN = {
    "uk": message("Found in the Ukrainian version:"),
    "fr": message("Found in the French version:"),
    "pl": message("Found in the Polish version:"),
    "vi": message("Found in the Vietnamese version:"),
}
_NAMES = {
    "uk": message("Ukrainian"),
    "fr": message("French"),
    "pl": message("Polish"),
    "vi": message("Vietnamese"),
}


class FoundVersion(NamedTuple):
    """The version that a search found, where the card shows another.

    Attributes:
        label: says in which language it is.
        url: its page, at the match.
        lang: ISO 639-1 code of its language.
        passage: where its text matches; empty if only filters chose it.
        published, source: its own, if they are not those of the version shown.
    """

    label: str
    url: str
    lang: str
    passage: Snippet
    published: date | None
    source: str


def found_version(hit: Hit, query: Query, rank: int) -> FoundVersion | None:
    """Return the version that was found if it is not the one that is shown.

    Args:
        hit: a hit of a list.
        query: of the list.
        rank: of the hit in it, from 1, or 0.
    """
    if not hit.found_elsewhere:
        return None
    found, shown = hit.tagged.article, hit.shown.article
    texts = (hit.snippet, hit.title)
    passage = next((text for text in texts if any(part.match for part in text)), ())
    return FoundVersion(
        label=found_in(found.lang),
        url=article_url(found.id, query, at=rank) + (FIRST_MATCH if passage else ""),
        lang=found.lang,
        passage=passage,
        published=found.published if found.published != shown.published else None,
        source=found.source if found.source != shown.source else "",
    )


def found_in(lang: str) -> str:
    """Return the words that say in which language something was found."""
    return translated(_FOUND_IN[lang])


def version_name(lang: str) -> str:
    """Return the name of a language as an adjective of "version".

    It begins with a small letter where that is usual within a sentence.
    """
    return translated(_NAMES[lang]) if lang in _NAMES else lang
