"""Which international organizations does an article mention, and where?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyzers import get_document_reader
from indexer.tagging.match_context import MatchContext
from indexer.tagging.mentions import Mention
from indexer.tagging.organization_mentions import is_meant
from indexer.tagging.organization_patterns import organization_matcher

if TYPE_CHECKING:
    from collections.abc import Iterable


def find_organizations(
    lang: str, fields: Iterable[tuple[str, str]]
) -> tuple[Mention, ...]:
    """Return the mentions of organizations in reading order.

    Args:
        lang: language of the texts.
        fields: names and texts of an article's parts.
    """
    return tuple(
        Mention(
            match.pattern.value,
            "names",
            field,
            match.start,
            match.end,
            certain=True,
        )
        for field, text in fields
        for analyzed in get_document_reader(lang).read(text)
        for match in organization_matcher(lang).find(analyzed)
        if match.pattern.value and is_meant(MatchContext(lang, analyzed, match))
    )
