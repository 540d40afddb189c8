"""How does an operator change the index that is served, again and again?"""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path
    from random import Random

CHANGED = 50
"""Articles that each build finds changed."""
_MARK = " Zmiana "


class Rebuilds:
    """Builds of an index whose articles change and neither grow nor become more."""

    def __init__(self, articles: Path, index: Path) -> None:
        """Read the articles.

        Args:
            articles: a file of JSON Lines, which is written again and again.
            index: the folder of the index.
        """
        self._file, self._index = articles, index
        lines = articles.read_text("utf-8").splitlines()
        self._records = [json.loads(line) for line in lines]

    @property
    def ids(self) -> tuple[str, ...]:
        """The articles' ids."""
        return tuple(record["id"] for record in self._records)

    def build(self, lots: Random) -> str:
        """Change some articles and run `hoptac index`; return what went wrong."""
        some = lots.sample(self._records, min(CHANGED, len(self._records)))
        for record in some:
            body, _, _ = record["body"].partition(_MARK)
            record["body"] = f"{body}{_MARK}{lots.randrange(10**6):06}."
        with self._file.open("w", encoding="utf-8") as file:
            for record in self._records:
                file.write(json.dumps(record, ensure_ascii=False) + "\n")
        command = [sys.executable, "-m", "cli", "index", str(self._file)]
        done = subprocess.run(  # noqa: S603 - our own program
            [*command, "--index", str(self._index)],
            capture_output=True,
            text=True,
            errors="replace",
            check=False,
        )
        return (
            "" if done.returncode == 0 else f"{done.returncode}: {done.stderr[-500:]}"
        )
