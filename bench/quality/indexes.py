"""On which indexes are the figures measured? Each is built once in a process."""

from __future__ import annotations

import atexit
import json
import shutil
import tempfile
from functools import cache
from pathlib import Path

from bench.quality.stories import read_stories
from indexer import build_index

SAMPLE = Path(__file__).resolve().parents[2] / "corpus" / "articles"
"""The sample collection."""
JOBS = 2


@cache
def sample_index(*, semantic: bool) -> Path:
    """Return an index of the sample collection.

    Args:
        semantic: whether it is built with the model of word meanings.
    """
    return _built(SAMPLE, f"sample-{semantic}", semantic=semantic)


@cache
def public_index(shared: Path, *, semantic: bool) -> Path:
    """Return an index of the public stories, without their groups.

    Args:
        shared: the evaluation data.
        semantic: whether it is built with the model of word meanings.
    """
    articles = _folder() / "public.jsonl"
    with articles.open("w", encoding="utf-8") as output:
        for story in read_stories(shared, distractors=False):
            output.write(json.dumps(story, ensure_ascii=False) + "\n")
    return _built(articles, f"public-{semantic}", semantic=semantic)


def copied(index: Path) -> Path:
    """Return a copy of an index that may be changed."""
    copy = index.with_name(f"{index.name}-copy")
    shutil.copytree(index, copy)
    return copy


def _built(articles: Path, name: str, *, semantic: bool) -> Path:
    index = _folder() / name
    build_index([articles], index, jobs=JOBS, semantic=semantic)
    return index


@cache
def _folder() -> Path:
    """Make a folder that is removed when the process ends."""
    folder = Path(tempfile.mkdtemp(prefix="hoptac-quality-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder
