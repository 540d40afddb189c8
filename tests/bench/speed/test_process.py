"""Are failures of an engine's process reported?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bench.speed.contestant import FTS5
from bench.speed.errors import SpeedError
from bench.speed.process import Worker

if TYPE_CHECKING:
    from pathlib import Path


def test_failing_engine_is_named(tmp_path: Path) -> None:
    """An exception in an engine's process is reported with the engine and the step."""
    worker = Worker(FTS5)
    try:
        with pytest.raises(SpeedError, match="SQLite FTS5 failed within 'build'"):
            worker.build(tmp_path, tmp_path / "none.jsonl", 1)
    finally:
        worker.stop()
