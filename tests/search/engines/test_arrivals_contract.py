"""Does an engine order articles by their arrival as its port promises?"""

import pytest

from search.errors import IndexDamagedError
from search.query.request import Sort

DAYS = {
    "undated1": "",
    "old": "2020-01-31",
    "new": "2024-12-31",
    "undated2": "",
    "middle": "2022-06-01",
}


@pytest.mark.parametrize("text", ["", "мир"])
def test_the_last_arrived_come_first(
    open_engine, make_document, make_arrivals, ask, ids, text
):
    """Of what arrived at once, the newest, then by id; gone articles shift nothing."""
    engine = open_engine(
        [make_document(name, "мир", published=day) for name, day in DAYS.items()],
        arrivals=make_arrivals(
            {"undated1": 9, "old": 7, "new": 7, "undated2": 5, "middle": 1},
            {"middle": 8},
        ),
    )

    expected = ["undated1", "middle", "new", "old", "undated2"]
    assert ids(ask(engine, text, sort=Sort.ARRIVED)) == expected


def test_arrivals_of_other_articles_are_refused(
    open_engine, make_document, make_arrivals
):
    """They would be taken for those of others."""
    with pytest.raises(IndexDamagedError, match="arrivals are not those"):
        open_engine([make_document("a", "мир")], arrivals=make_arrivals({}))
