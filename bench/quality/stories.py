"""Which texts do the evaluation data hold for retrieval?"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


def retrieval_data(shared: Path) -> Path:
    """Give the folder of stories, queries and relevance judgements."""
    return shared / "eval" / "retrieval"


def read_stories(shared: Path, *, distractors: bool) -> Iterator[dict[str, Any]]:
    """Read stories, and sentences that only distract, without what gives them away."""
    for name in ("docs.jsonl", *(["distractors.jsonl"] if distractors else [])):
        text = retrieval_data(shared).joinpath(name).read_text("utf-8")
        for line in text.splitlines():
            story: dict[str, Any] = json.loads(line)
            story.pop("group", None)  # the answer
            yield story
