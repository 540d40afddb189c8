"""What is more than memory should hold is written in parts, and comes out the same."""

from __future__ import annotations

from datetime import date
from random import Random
from typing import TYPE_CHECKING

import pytest

from corpus import Article
from search import Channel, Entry, Posting, Postings, Tag
from search.engines.whoosh import field_merging
from search.engines.whoosh.spilling import EVERY, write_segment

if TYPE_CHECKING:
    from pathlib import Path

COUNT = 5 * EVERY + 3


def _entries() -> list[Entry]:
    random = Random(7)  # noqa: S311 - no secret
    words = [f"w{number}" for number in range(300)]
    return [_entry(number, random, words) for number in range(COUNT)]


def _entry(number: int, random: Random, words: list[str]) -> Entry:
    lang = random.choice(("uk", "fr", "pl", "vi"))
    held = sorted(set(random.choices(words, k=random.randrange(30))))
    rows = tuple(
        Posting(word, len(places), places)
        for word in held
        for places in [tuple(sorted(random.sample(range(1000), random.randint(1, 4))))]
    )
    return Entry(
        article=Article(
            id=f"a{random.randrange(10**9)}-{number}",
            lang=lang,
            title=f"Title {number}",
            body=" ".join(held),
            published=date(2025, 1, 1 + number % 28),
        ),
        countries=(Tag(random.choice(("FR", "PL", "VN"))),),
        topics=(),
        organizations=(),
        postings={
            Channel.TEXT: Postings.of(rows),
            Channel.EXACT: Postings.of(rows[::2]),
        },
    )


@pytest.mark.parametrize("block", [1, 50, 10**6])
def test_parts_come_out_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, block: int
) -> None:
    """Written at once or in parts, merged in small blocks or large: the same bytes."""
    monkeypatch.setattr(field_merging, "BLOCK", block)
    entries = _entries()

    assert write_segment(tmp_path / "whole", entries, empty=False)
    assert write_segment(tmp_path / "parts", entries, empty=False, buffer=0)

    whole, parts = (tmp_path / name for name in ("whole", "parts"))
    assert parts.read_bytes() == whole.read_bytes()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["parts", "whole"]


def test_nothing_is_written_of_nothing(tmp_path: Path) -> None:
    """Without articles there is no file, unless there is to be one."""
    assert not write_segment(tmp_path / "none", [], empty=False)
    assert write_segment(tmp_path / "empty", [], empty=True)
    assert [path.name for path in tmp_path.iterdir()] == ["empty"]
