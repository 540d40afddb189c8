"""Does a headline keep its countries, however it is written, and get no others?"""

from pathlib import Path

import pytest

from indexer.tagging.countries import find_countries

FILE = Path(__file__).with_name("country_spellings.tsv")
ROWS = [
    line.split("\t")
    for line in FILE.read_text("utf-8").splitlines()[1:]
    if line and not line.startswith("#")
]


@pytest.mark.parametrize(("lang", "text", "codes"), ROWS)
def test_a_headline_has_these_countries_and_no_others(lang, text, codes):
    """Countries are told from their namesakes in each way of writing them."""
    found = find_countries(lang, [("title", text)])

    assert {mention.value for mention in found} == set(codes.split())
