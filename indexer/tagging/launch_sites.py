"""Is a country named only as the place from which something was launched?

A rocket that starts from Kourou, in French Guiana, makes no partner of French Guiana.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.country_lexicon import TermKind
from indexer.tagging.match_context import context_words, follows

if TYPE_CHECKING:
    from collections.abc import Iterator

    from indexer.tagging.match_context import MatchContext

NEAR = 40
"""Most characters between a launch site and the name of its country."""
_ENDS = frozenset(".!?;\n")


def is_launch_site(context: MatchContext) -> bool:
    """Return whether a match says where a launch site beside it lies.

    A name does after a word for *in* or in brackets (`Kourou, en Guyane`), an adjective
    right beside the word for the site (`казахстанський космодром`).
    """
    sites = context_words(context.lang, "sites")
    if context.match.pattern.kind == TermKind.ADJECTIVE:
        beside = (context.match.first - 1, context.match.last + 1)
        return any(
            sites.begin(context.text, index) or sites.end(context.text, index)
            for index in beside
            if context.neighbour(index)
        )
    bracket = context.text.text[: context.match.start].rstrip()[-1:] == "("
    if not bracket and not follows(context, "locatives"):
        return False
    return any(sites.begin(context.text, index) for index in _words_near(context))


def _words_near(context: MatchContext) -> Iterator[int]:
    """Yield the indexes of the words close to a match in its sentence."""
    text, match = context.text, context.match
    for index in range(match.first - 1, -1, -1):
        between = text.text[text.ends[index] : match.start]
        if len(between) > NEAR or not _ENDS.isdisjoint(between):
            break
        yield index
    for index in range(match.last + 1, len(text.words)):
        between = text.text[match.end : text.starts[index]]
        if len(between) > NEAR or not _ENDS.isdisjoint(between):
            break
        yield index
