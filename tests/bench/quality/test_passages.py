"""Are all figures of passages named, and each article counted once?"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from bench.quality import load_floors, passages

if TYPE_CHECKING:
    import pytest


def test_what_needs_the_model_is_all_that_is_measured(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """So that no floor is missed where it is not installed."""
    monkeypatch.setattr(passages, "find_embedder", lambda: None)
    assert passages.without_model() == load_floors()["passages"].keys()
    assert passages.passages(Path("none")) == {}


def test_an_article_is_in_the_question_s_language_or_in_another() -> None:
    """Its language is at the end of its id, as that of the question."""
    rankings = {"kw-1-uk": (("a-uk", 3.0), ("a-fr", 2.0), ("b-uk", 1.0))}
    same = passages._run(rankings, same=True)
    assert [doc.doc_id for doc in same] == ["a-uk", "b-uk"]
    others = passages._run(rankings, same=False)
    assert [(doc.doc_id, doc.score) for doc in others] == [("a-fr", 2.0)]
