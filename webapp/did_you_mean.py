"""Which other question is suggested, and how many articles does it match?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from search.query.parser import parse
from search.query.request import Query

if TYPE_CHECKING:
    from search.presentation.result import Result
    from search.searcher.reader import Reader
    from search.suggestion.did_you_mean import Correction


def find_correction(reader: Reader, result: Result) -> Correction | None:
    """Return a corrected question with the number of articles that its link leads to.

    The reader compares questions without expansions; the link searches for words of
    the same meaning as well.
    """
    correction = reader.correct(result)
    if correction is None:
        return None
    corrected = reader.search(Query(question=parse(correction.text), size=1))
    return correction._replace(total=corrected.total)
