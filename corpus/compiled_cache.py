"""Where is kept what is made once of our data and needed each time?

Beside the environment's packages, or in the user's cache, where those may not be
written. A name holds a digest of all that something was made of, so that new code or
data makes it anew; nothing is lost where it is taken away.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

LAST = 4
"""Those that are kept of one thing: several versions may take turns."""


def read_kept(name: str) -> Any:
    """Give the JSON values kept under a name, None where there are none."""
    for folder in _folders():
        try:
            return json.loads((folder / name).read_text("utf-8"))
        except (OSError, ValueError):
            continue
    return None


def keep(name: str, values: Any) -> None:
    """Keep JSON values at once, in the first folder that allows; nowhere if none does.

    Args:
        name: `thing-digest.json`; the last few of each thing stay.
        values: what is kept.
    """
    text = json.dumps(values, ensure_ascii=False)
    for folder in _folders():
        try:
            folder.mkdir(parents=True, exist_ok=True)
            handle, draft = tempfile.mkstemp(dir=folder, prefix=f".{name}-")
            os.close(handle)
            Path(draft).write_text(text, encoding="utf-8")
            Path(draft).chmod(0o644)  # other users tag with it too
            Path(draft).replace(folder / name)
            _tidy(folder, name)
        except OSError:
            continue
        return


def _tidy(folder: Path, name: str) -> None:
    """Leave the last few of those that a name stands for in turn."""
    family = name.rpartition("-")[0]
    kept = [
        (file.stat().st_mtime, file)
        for file in folder.glob(f"{family}-*.json")
        if file.name.rpartition("-")[0] == family
    ]
    for _, file in sorted(kept)[:-LAST]:
        file.unlink(missing_ok=True)


def _folders() -> Iterator[Path]:
    yield Path(sys.prefix, "share", "hoptac")
    cache_home = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    yield Path(cache_home, "hoptac")
