"""Which surnames are words for people?"""

from pathlib import Path

import pytest

from indexer.tagging.countries import find_countries

FILE = Path(__file__).with_name("persons.tsv")
ROWS = [line.split("\t") for line in FILE.read_text("utf-8").splitlines()[1:]]


@pytest.mark.parametrize(("lang", "text", "codes"), ROWS)
def test_a_surname_is_no_country(lang, text, codes):
    """After a given name the word is a surname, after an article one of a people."""
    found = find_countries(lang, [("title", text)])

    assert {mention.value for mention in found} == set(codes.split())
