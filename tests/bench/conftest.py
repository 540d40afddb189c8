"""What do the tests of the quality run need? Its outcomes, measured once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bench.quality import PARTS, Outcome, measure

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="session")
def outcomes() -> tuple[Outcome, ...]:
    """Give the outcome of every part; what other tests measured is not repeated."""
    return tuple(measure(name) for name in PARTS)


@pytest.fixture
def floors_file(tmp_path: Path) -> Path:
    """Give a file with floors of the names, which nobody needs but one test."""
    file = tmp_path / "floors.toml"
    text = '# Ours.\n[names]\n"recall" = 0.500 # low\n"precision" = 0.600\n'
    file.write_text(text, "utf-8")
    return file
