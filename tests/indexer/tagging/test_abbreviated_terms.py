"""Which country is meant where words of its name are abbreviated?"""

from pathlib import Path

import pytest

from indexer.tagging.countries import find_countries

FILE = Path(__file__).with_name("abbreviated_terms.tsv")
ROWS = [line.split("\t") for line in FILE.read_text("utf-8").splitlines()[1:]]


@pytest.mark.parametrize(("lang", "text", "codes"), ROWS)
def test_an_abbreviation_stands_for_its_word(lang, text, codes):
    """`Korea Płn.` is North Korea, `Ameryka Płd.` no country."""
    found = find_countries(lang, [("title", text)])

    assert {mention.value for mention in found} == set(codes.split())
