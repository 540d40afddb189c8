"""Does evidence say more the rarer, the more, and the better in order it is?"""

import numpy as np
import pytest

from indexer.stories.key_table import make_key_table
from indexer.stories.pair_features import COLUMNS, pair_features

NAMES = "Tuluza Kowno Bergen Arusha Malmo Tirana Quito Lublin Oslo Nantes Turku Gandawa"
PAIR = np.array([[0, 1]])


@pytest.fixture
def known(made_up):
    """Give a function that compares two lists of names among other articles."""

    def compare(one, other, *more, **values):
        rest = [made_up(f"{number}.uk", names) for number, names in enumerate(more)]
        made = [made_up("a.fr", one), made_up("a.pl", other, **values), *rest]
        row = pair_features(make_key_table(made), PAIR)[0]
        return dict(zip(COLUMNS, row.tolist(), strict=True))

    return compare


def test_more_names_say_more(known):
    """Half of the names is less than all, and none is nothing."""
    every, half = (
        known(NAMES, NAMES),
        known(NAMES, f"{NAMES[:40]} Porto Graz Lima Cork"),
    )
    nothing = known(NAMES, "Porto Graz Lima Cork")

    assert every["cosine"] > half["cosine"] > nothing["cosine"] == 0
    assert every["lacking"] < half["lacking"]
    assert nothing["slight"] == 1 > known("Oslo", "Oslo")["slight"] > every["slight"]


def test_rare_names_say_more(made_up):
    """A name that stands in many articles says less than one of two."""
    rest = [
        made_up(f"{number}.{x}", "Oslo") for number in range(40) for x in ("fr", "pl")
    ]
    common, rare = (
        pair_features(
            make_key_table([made_up("a.fr", n), made_up("a.pl", n), *rest]), PAIR
        )[0, 0]
        for n in ("Oslo Graz Lima", "Cork Graz Lima")
    )

    assert rare > common


def test_another_order_is_disorder(known):
    """Names from back to front are out of place; a longer text is not."""
    backwards = " ".join(reversed(NAMES.split()))

    assert known(NAMES, backwards)["disorder"] > 0.1
    assert known(NAMES, NAMES)["disorder"] == 0
    assert known(NAMES, f"{NAMES} Porto Graz Lima Cork")["disorder"] == 0


def test_lengths_are_compared(known):
    """The more two lengths differ the greater, up to a limit."""
    lengths = [
        known(NAMES, NAMES, length=n)["length"] for n in (1_000, 1_200, 3_000, 9_000)
    ]

    assert 0 == lengths[0] < lengths[1] < lengths[2] == lengths[3]


def test_a_rival_lessens_the_margin(made_up):
    """Only one of the same language is a rival."""
    made = [
        made_up("a.fr", NAMES),
        made_up("a.pl", NAMES),
        made_up("b.pl", NAMES),
        made_up("c.uk", NAMES),
    ]
    pairs = np.array([[0, 1], [0, 2], [0, 3]])

    margins = pair_features(make_key_table(made), pairs)[:, COLUMNS.index("margin")]

    assert margins[0] == margins[1] == pytest.approx(0)
    assert margins[2] > 0.1
