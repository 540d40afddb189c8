"""What do the tests of the quality run need? Outcomes, and a file of floors."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import pytest

from bench.quality import PARTS, Outcome, load_floors
from bench.quality.parts import Part

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


@pytest.fixture(scope="session")
def outcomes() -> tuple[Outcome, ...]:
    """Return an outcome of every part, each figure at its floor.

    They are made, not measured: what is measured is the business of `make quality`.
    """
    floors = load_floors()
    return tuple(
        Outcome(part, {**floors[part], "for information": 0.5}, seconds=1.0)
        for part in PARTS
    )


@pytest.fixture
def quick_own(monkeypatch: pytest.MonkeyPatch) -> None:
    """Replace the measuring of our own questions, which takes minutes."""
    for name in ("own", "topical"):
        part = Part(partial(_at_floors, name), needs_shared=False)
        monkeypatch.setitem(PARTS, name, part)


def _at_floors(name: str, _: Path) -> Mapping[str, float]:
    return load_floors()[name]


@pytest.fixture
def floors_file(tmp_path: Path) -> Path:
    """Return a file with floors of the names, which nobody needs but one test."""
    file = tmp_path / "floors.toml"
    text = '# Ours.\n[names]\n"recall" = 0.500 # low\n"precision" = 0.600\n'
    file.write_text(text, "utf-8")
    return file
