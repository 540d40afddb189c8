"""Does the table have a row for all that was measured?"""

from __future__ import annotations

from typing import Any

from bench.speed.figures import ALL
from bench.speed.question import Kind
from bench.speed.report import table


def test_table_has_a_line_for_each_kind_and_engine(results: dict[str, Any]) -> None:
    """Every kind has a row for warm and one for cold, every engine one for its build.

    A kind's name begins two more lines, one in each of the two sizes.
    """
    lines = table(results).splitlines()

    for name in [*Kind, ALL]:
        assert sum(line.startswith(f"{name} ") for line in lines) == 4, name
    assert sum(line.startswith("stock Whoosh  ") for line in lines) == 1
    assert any(line.startswith("1,000 articles") for line in lines)
    assert "2.00    2.00" in next(line for line in lines if line.startswith("rare"))


def test_table_says_that_engines_differ(results: dict[str, Any]) -> None:
    """The table warns if its engines found different numbers."""
    results["sizes"][0]["disagreements"] = 2

    assert "DIFFERENT NUMBERS for 2 questions" in table(results)
