"""Which lines go by their words, and which sentences that begin like them stay?"""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from corpus.extraction.boilerplate import is_boilerplate, without_marks

ROWS = list(
    csv.DictReader(
        Path(__file__).with_name("boilerplate.tsv").read_text("utf-8").splitlines(),
        delimiter="\t",
    )
)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["line"][:30])
def test_line_goes_or_stays(row):
    """By its words, its length and what of it is a link."""
    goes = is_boilerplate(row["line"], float(row["linked"]))

    assert goes == (row["goes"] == "yes")


def test_signs_of_links_are_cut_out_of_a_line():
    """Other words in brackets stay."""
    assert without_marks("Szkoła ruszyła. [czytaj więcej]") == "Szkoła ruszyła."
    assert without_marks("„To [ta szkoła] ruszyła”.") == "„To [ta szkoła] ruszyła”."


@pytest.mark.parametrize("line", ["Kategoria: 75 kg", "Ocena: 4", "Avec Anne Petit"])
def test_value_in_a_list_table_or_heading_stays(line):
    """There it tells of the subject."""
    assert is_boilerplate(line, 0.0)
    assert not any(is_boilerplate(line, 0.0, tag) for tag in ("li", "td", "h3"))
