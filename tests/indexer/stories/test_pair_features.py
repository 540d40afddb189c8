"""Do shared keys weigh more the rarer, the more, and the better in order they are?"""

import numpy as np
import pytest

from indexer.stories.article_table import make_article_table
from indexer.stories.pair_features import COLUMNS, pair_features

NAMES = "Tuluza Kowno Bergen Arusha Malmo Tirana Quito Lublin Oslo Nantes Turku Gandawa"
PAIR = np.array([[0, 1]])


@pytest.fixture
def compare(made_up):
    """Return a function that compares two lists of names among other articles."""

    def run(one, other, *more, **values):
        rest = [made_up(f"{number}.uk", names) for number, names in enumerate(more)]
        articles = [made_up("a.fr", one), made_up("a.pl", other, **values), *rest]
        row = pair_features(make_article_table(articles), PAIR)[0]
        return dict(zip(COLUMNS, row.tolist(), strict=True))

    return run


def test_more_names_weigh_more(compare):
    """Half of the names is less than all, and none is nothing."""
    all_shared, half = (
        compare(NAMES, NAMES),
        compare(NAMES, f"{NAMES[:40]} Porto Graz Lima Cork"),
    )
    nothing_shared = compare(NAMES, "Porto Graz Lima Cork")

    assert all_shared["cosine"] > half["cosine"] > nothing_shared["cosine"] == 0
    assert all_shared["lacking"] < half["lacking"]
    assert (
        nothing_shared["slight"]
        == 1
        > compare("Oslo", "Oslo")["slight"]
        > all_shared["slight"]
    )


def test_rare_names_weigh_more(made_up):
    """A name of many articles weighs less than a name of two."""
    rest = [
        made_up(f"{number}.{x}", "Oslo") for number in range(40) for x in ("fr", "pl")
    ]
    common, rare = (
        pair_features(
            make_article_table([made_up("a.fr", n), made_up("a.pl", n), *rest]), PAIR
        )[0, 0]
        for n in ("Oslo Graz Lima", "Cork Graz Lima")
    )

    assert rare > common


def test_another_order_is_disorder(compare):
    """Names in reverse order are out of order; those of a longer text are not."""
    backwards = " ".join(reversed(NAMES.split()))

    assert compare(NAMES, backwards)["disorder"] > 0.1
    assert compare(NAMES, NAMES)["disorder"] == 0
    assert compare(NAMES, f"{NAMES} Porto Graz Lima Cork")["disorder"] == 0


def test_lengths_are_compared(compare):
    """The more two lengths differ the greater, up to a limit."""
    lengths = [
        compare(NAMES, NAMES, length=n)["length"] for n in (1_000, 1_200, 3_000, 9_000)
    ]

    assert 0 == lengths[0] < lengths[1] < lengths[2] == lengths[3]


def test_a_rival_reduces_the_margin(made_up):
    """Only one of the same language is a rival."""
    articles = [
        made_up("a.fr", NAMES),
        made_up("a.pl", NAMES),
        made_up("b.pl", NAMES),
        made_up("c.uk", NAMES),
    ]
    pairs = np.array([[0, 1], [0, 2], [0, 3]])

    margins = pair_features(make_article_table(articles), pairs)[
        :, COLUMNS.index("margin")
    ]

    assert margins[0] == margins[1] == pytest.approx(0)
    assert margins[2] > 0.1
