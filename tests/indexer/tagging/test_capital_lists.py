"""Which capitals act together?"""

from pathlib import Path

import pytest

from indexer.tagging.countries import find_countries

FILE = Path(__file__).with_name("capital_lists.tsv")
ROWS = [line.split("\t") for line in FILE.read_text("utf-8").splitlines()[1:]]


@pytest.mark.parametrize(("lang", "text", "codes"), ROWS)
def test_capitals_that_act_together_are_their_states(lang, text, codes):
    """Those that are only visited, seen or listed are towns."""
    found = find_countries(lang, [("title", text)])

    assert {mention.value for mention in found} == set(codes.split())
