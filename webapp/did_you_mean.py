"""Which other question is offered, and how much does it find?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from search.query.parser import parse
from search.query.request import Query

if TYPE_CHECKING:
    from search.presentation.result import Result
    from search.searcher.reader import Reader
    from search.suggestion.did_you_mean import Correction


def offer(reader: Reader, result: Result) -> Correction | None:
    """Offer another question with as many articles as its link leads to.

    The reader compares questions by their own words; the link asks for words of the
    same meaning as well.
    """
    mended = reader.correct(result)
    if mended is None:
        return None
    found = reader.search(Query(question=parse(mended.text), size=1))
    return mended._replace(total=found.total)
