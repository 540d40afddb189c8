"""Which query matches words next to each other?

The field has the positions of terms, and `intervals` matches and counts them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from search.engines.opensearch.tokens import OR, token

if TYPE_CHECKING:
    from collections.abc import Iterable

    from search.port.plan import Positions

    Rule = dict[str, Any]


def adjacent(field: str, positions: Positions) -> Rule:
    """Return a query that matches words at neighbouring positions, in order.

    Its score is n / (n + 1) for n occurrences.

    Args:
        field: with positions.
        positions: the terms, any of which will do at each position.
    """
    text = " ".join(map(alternatives, positions))
    return intervals(field, words_rule(text, mode="ordered", max_gaps=0))


def intervals(field: str, rule: Rule) -> Rule:
    """Return a query for a rule of intervals."""
    return {"intervals": {field: rule}}


def words_rule(text: str, **options: object) -> Rule:
    """Return a rule for words, each with its alternatives, that blanks separate."""
    return {"match": {"query": text, **options}}


def alternatives(terms: Iterable[str]) -> str:
    """Return the tokens of terms, any of which will do, as the analyzer reads them."""
    return OR.join(map(token, terms))
