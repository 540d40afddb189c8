"""Are lines for people such that people can read them?"""

from __future__ import annotations

import pytest

from fetcher.report import as_json, notes, trouble_line
from fetcher.robot.tally import Tally, Trouble

LONG = "https://a.example/" + 10_000 * "x"


@pytest.mark.parametrize(("url", "reason"), [(LONG, "no"), ("https://a.b/c", LONG)])
def test_long_addresses_are_cut_for_people(url, reason):
    """Wherever they stand in a line; programs get them whole."""
    tally = Tally("a")
    tally.fail(url, "status", reason)
    tally.examples["x"] = Trouble(url, "x", reason)

    for line in (trouble_line(tally.troubles[0]), *notes(tally)):
        assert len(line) < 500
    assert LONG in as_json(tally)["troubles"][0].values()
