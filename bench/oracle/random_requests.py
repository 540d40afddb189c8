"""Which random requests are answers compared for, beside their plans?"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from bench.oracle.random_index import COUNTRIES, LANGS
from search.query.facets import FacetField
from search.query.request import Query, Sort

if TYPE_CHECKING:
    from random import Random

DATES = (None, None, None, date(2020, 6, 1), date(2021, 5, 5))
YEARS = ("2020", "2021")


def random_request(rng: Random) -> Query:
    """Return a request with filters, an order and a page, without its question."""
    return Query(
        filters=_values(rng, 0.5),
        match_all=frozenset(f for f in FacetField if rng.random() < 1 / 4),
        excluded=_values(rng, 0.2),
        since=rng.choice(DATES),
        until=rng.choice(DATES),
        sort=rng.choice(list(Sort)),
        page=rng.choice((1, 1, 2)),
        size=rng.choice((2, 5, 100)),
        grouped=rng.random() < 1 / 2,
        preferred=tuple(rng.sample(LANGS, rng.randint(0, len(LANGS)))),
    )


def _values(rng: Random, share: float) -> dict[FacetField, frozenset[str]]:
    """Return some values of some facets; some of them nothing has."""
    values = {
        FacetField.COUNTRY: (*COUNTRIES, "VA"),
        FacetField.LANG: LANGS,
        FacetField.YEAR: YEARS,
    }
    return {
        field: frozenset(rng.sample(own, rng.randint(0, 2)))
        for field, own in values.items()
        if rng.random() < share
    }
