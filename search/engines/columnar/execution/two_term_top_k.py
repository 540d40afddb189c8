"""Which documents lead what either of two words finds, without all of it joined?

The best of an answer's scores tell from which score on a document can be on the page;
only such documents are joined.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from search.engines.columnar.execution.scored_set import PAIR, Answer, kept, some
from search.engines.columnar.execution.top_k import lowest
from search.port.plan import AnyOf, Term
from search.query.request import Sort

if TYPE_CHECKING:
    from collections.abc import Mapping

    from search.engines.columnar.execution.plan_executor import Evaluator
    from search.port.plan import Plan
    from search.query.request import Query

SPARSE = 32
"""Share of all documents, as a divisor, below which two answers are quickly joined."""


class Leading(NamedTuple):
    """The head of an answer.

    Attributes:
        total: documents of the whole answer.
        head: those of them that can be among the first few, ascending.
    """

    total: int
    head: Answer


def find_leading(
    evaluator: Evaluator, query: Query, plans: Mapping[str, Plan] | None, size: int
) -> Leading | None:
    """Give the head of what a query finds; None where the whole must be looked at.

    Args:
        evaluator: of the index.
        query: filters, order and page.
        plans: the question's plan by language.
        size: documents there are.
    """
    if not plans or len(plans) > 1:
        return None
    ((lang, plan),) = plans.items()
    if not (isinstance(plan, AnyOf) and len(plan.parts) == PAIR and _is_plain(query)):
        return None
    if not all(isinstance(part, Term) and part.boost > 0 for part in plan.parts):
        return None
    one, other = (evaluator.of_part(part, lang) for part in plan.parts)
    found, most = len(one.documents) + len(other.documents), query.page * query.size
    if found * SPARSE < size or found <= PAIR * most:
        return None
    return lead(one, other, size, most)


def _is_plain(query: Query) -> bool:
    """Tell whether nothing decides the page but the question."""
    return (
        query.sort is Sort.RELEVANCE
        and not query.grouped
        and not (query.since or query.until)
        and not any(query.filters.values())
    )


def lead(one: Answer, other: Answer, size: int, most: int) -> Leading:
    """Give what `answer.some` gives of two answers, less what is far behind.

    Args:
        one: an answer whose scores are above 0.
        other: another; one of both has more documents than `most`.
        size: documents there are.
        most: documents that are wanted.
    """
    row = np.zeros(size)
    row[one.documents] = one.scores
    more = row.take(other.documents)
    total = len(one.documents) + len(other.documents) - int(np.count_nonzero(more))
    more += other.scores
    bound = max(lowest(each, most) for each in (one.scores, more) if len(each) > most)
    tail = kept(Answer(other.documents, more), more >= bound)
    head = kept(one, one.scores >= bound)
    # What both have stands in the tail with its whole score, which is the better one.
    return Leading(total, some((tail, head), size, best=True))
