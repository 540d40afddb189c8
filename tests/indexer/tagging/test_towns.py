"""Which towns are called as countries are, or named as places only?"""

from pathlib import Path

import pytest

from indexer.tagging.countries import find_countries

FILE = Path(__file__).with_name("towns.tsv")
ROWS = [line.split("\t") for line in FILE.read_text("utf-8").splitlines()[1:]]


@pytest.mark.parametrize(("lang", "text", "codes"), ROWS)
def test_a_town_is_no_country(lang, text, codes):
    """A village of that name is none, one in the country is in it."""
    found = find_countries(lang, [("title", text)])

    assert {mention.value for mention in found} == set(codes.split())
