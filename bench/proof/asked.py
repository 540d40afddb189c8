"""What is asked of both engines?

Questions of every syntax, each in several variants: as typed, by stories for a reader
of certain languages, and with an order, a page or filters, of which questions take
turns.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from bench.quality.own import own_queries
from bench.quality.retrieval import queries
from search.query.facets import FacetField
from search.query.parser import parse
from search.query.request import Query, Sort

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

FILE = Path(__file__).with_name("questions.txt")
_VARIANTS = 3
_VALUES = {
    FacetField.COUNTRY: frozenset({"PL", "FR", "UA"}),
    FacetField.LANG: frozenset({"pl", "vi"}),
}
_BOTH = {FacetField.COUNTRY: frozenset({"FR", "VN"})}


def handmade_questions() -> list[str]:
    """Return the questions of every syntax."""
    lines = FILE.read_text("utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


def questions(shared: Path | None, results: int) -> list[str]:
    """Return the questions for some results: ours by hand first, then others.

    Args:
        shared: the evaluation data, for half of the others; None for the sample's only.
        results: how many there are to be, `_VARIANTS` of each question.
    """
    wanted = -(-results // _VARIANTS)
    handmade = handmade_questions()[:wanted]
    own = [query.text for query in own_queries()]
    if shared is None:
        return handmade + _spread(own, wanted - len(handmade))
    public = list(queries(shared).values())
    half = (wanted - len(handmade)) // 2
    spread = _spread(public, wanted - len(handmade) - half)
    return handmade + _spread(own, half) + spread


def requests(texts: Sequence[str], results: int) -> list[Query]:
    """Return what is asked, in the order of the questions."""
    asked = (
        variant
        for place, text in enumerate(texts)
        for variant in _variants(Query(question=parse(text)), place)
    )
    return list(islice(asked, results))


def _variants(query: Query, place: int) -> Iterator[Query]:
    """Yield a question's variants; which the last one is depends on its place."""
    yield query
    yield replace(query, grouped=True, preferred=("uk", "pl"), size=20)
    turns = _turns(query)
    yield turns[place % len(turns)]


def _turns(query: Query) -> tuple[Query, ...]:
    """Return the variants of which questions take turns."""
    return (
        replace(query, sort=Sort.NEWEST),
        replace(query, sort=Sort.OLDEST, page=2),
        replace(query, sort=Sort.ARRIVED, size=30),
        replace(query, page=3, size=7),
        replace(query, filters=_VALUES),
        replace(query, filters=_BOTH, match_all=frozenset(_BOTH), grouped=True),
        replace(query, excluded=_VALUES, sort=Sort.NEWEST),
        replace(query, expand=False),
        replace(query, grouped=True, size=100, preferred=("fr",)),
        replace(query, since=date(2024, 6, 1), until=date(2025, 9, 30), grouped=True),
        replace(query, syllables_apart=True, sort=Sort.OLDEST),
        replace(query, grouped=True, page=2, sort=Sort.NEWEST, preferred=("vi", "fr")),
        replace(query, filters=_VALUES, excluded=_BOTH, expand=False, grouped=True),
    )


def _spread(texts: Sequence[str], number: int) -> list[str]:
    """Return some texts, evenly from all places."""
    number = max(0, min(number, len(texts)))
    return [texts[place * len(texts) // number] for place in range(number)]
