"""In what do the answers of two readers of the same articles differ?"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bench.proof.answers import beside_page, page

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from bench.proof.answers import Answers
    from search.query.request import Query
    from search.searcher.reader import Reader

SHOWN = 300
"""Characters of a value that are printed."""


@dataclass(slots=True)
class Comparison:
    """What was compared, and what differs.

    Attributes:
        results: pages that were compared.
        hits: their hits, the score of each among what was compared.
        others: answers beside the pages.
        refused: pages that both refused, for the same reason.
        differing: results and other answers that differ in anything.
        lines: a line for each part that differs.
    """

    results: int = 0
    hits: int = 0
    others: int = 0
    refused: int = 0
    differing: int = 0
    lines: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        """Return the numbers in a line."""
        return (
            f"{self.results} results ({self.hits} scores, {self.refused} refused) and "
            f"{self.others} other answers compared: {self.differing} differ"
        )


def compare_readers(
    one: Reader,
    other: Reader,
    asked: Sequence[Query],
    *,
    beside: int = 1,
    progress: Callable[[Comparison], None] = lambda _: None,
) -> Comparison:
    """Ask two readers the same, and compare their answers to the last bit.

    Args:
        one: whose answers are right.
        other: whose answers are to be the same.
        asked: pages of results.
        beside: of how many pages one is asked for with all that is beside it; 0: none.
        progress: called after each page.
    """
    comparison = Comparison()
    for place, query in enumerate(asked):
        expected = page(one, query)
        comparison.results += 1
        comparison.refused += "refused" in expected
        ids = expected.get("ids", ())
        comparison.hits += len(ids)  # type: ignore[arg-type]
        _note(comparison, query, expected, page(other, query))
        if beside and place % beside == 0:
            expected = beside_page(one, query)
            comparison.others += len(expected)
            _note(comparison, query, expected, beside_page(other, query))
        progress(comparison)
    return comparison


def _note(
    comparison: Comparison, query: Query, expected: Answers, got: Answers
) -> None:
    """Add in what two answers differ."""
    lines = [
        f"{name} of {described(query)}:\n  {_differing(one, other)}"
        for name in dict.fromkeys((*expected, *got))
        if (one := expected.get(name)) != (other := got.get(name))
    ]
    comparison.differing += bool(lines)
    comparison.lines += lines


def described(query: Query) -> str:
    """Return a request as it is printed: its question, and what is not the default."""
    default = type(query)()
    others = (
        f"{name}={getattr(query, name)!r}"
        for name in query.__dataclass_fields__
        if name != "question" and getattr(query, name) != getattr(default, name)
    )
    return " ".join((repr(query.question.text), *others))


def _differing(expected: object, got: object) -> str:
    """Return the first place in which two values differ."""
    if isinstance(expected, list | tuple) and isinstance(got, list | tuple):
        pairs = zip(expected, got, strict=False)
        place = next((n for n, (a, b) in enumerate(pairs) if a != b), None)
        if place is None:
            return f"{len(expected)} and not {len(got)} of them"
        return f"at {place}: {_differing(expected[place], got[place])}"
    return f"{expected!r:.{SHOWN}} and not {got!r:.{SHOWN}}"
