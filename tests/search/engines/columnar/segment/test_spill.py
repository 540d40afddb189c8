"""What is more than memory should hold is written in runs, and comes out the same."""

from __future__ import annotations

from datetime import date
from random import Random
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings, strategies as st

from analyzers import LANGUAGES
from corpus import Article
from search.engines.columnar.segment import merge_blocks
from search.engines.columnar.segment.batch import PACKED, in_packs, pack
from search.engines.columnar.segment.spill import Spilling
from search.engines.columnar.segment.writer import write_segment
from search.port.document import Channel, Document, Posting, Postings, Tag

if TYPE_CHECKING:
    from pathlib import Path

COUNT = 5 * PACKED + 3


def _entries() -> list[Document]:
    random = Random(7)  # noqa: S311 - no secret
    words = [f"w{number}" for number in range(300)]
    return [_entry(number, random, words) for number in range(COUNT)]


def _of_words(number: int, lang: str, words: list[str]) -> Document:
    held = sorted({*words})
    places = [tuple(n for n, w in enumerate(words) if w == word) for word in held]
    rows = [Posting(w, len(p), p) for w, p in zip(held, places, strict=True)]
    article = Article(id=f"a{number % 7}-{number}", lang=lang, title="t", body="b")
    return Document(article=article, postings={Channel.TEXT: Postings.of(rows)})


def _entry(number: int, random: Random, words: list[str]) -> Document:
    lang = random.choice(("uk", "fr", "pl", "vi"))
    held = sorted(set(random.choices(words, k=random.randrange(30))))
    rows = tuple(
        Posting(word, len(places), places)
        for word in held
        for places in [tuple(sorted(random.sample(range(1000), random.randint(1, 4))))]
    )
    return Document(
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
def test_runs_come_out_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, block: int
) -> None:
    """Written at once or in runs, merged in small blocks or large: the same bytes."""
    monkeypatch.setattr(merge_blocks, "BLOCK", block)
    packs = list(in_packs(_entries()))

    assert write_segment(tmp_path / "whole", packs, empty=False)
    assert write_segment(tmp_path / "runs", packs, empty=False, buffer=0)

    whole, runs = (tmp_path / name for name in ("whole", "runs"))
    assert runs.read_bytes() == whole.read_bytes()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["runs", "whole"]


words = st.text(st.sampled_from("ab\n\0ґ語😀"), max_size=3)
texts = st.lists(st.tuples(st.sampled_from(LANGUAGES), st.lists(words)), max_size=12)


@given(texts=texts, size=st.integers(1, 12), buffer=st.integers(0, 3000))
@settings(deadline=None)
def test_any_packs_and_any_buffer_come_out_the_same(
    tmp_path_factory: pytest.TempPathFactory,
    texts: list[tuple[str, list[str]]],
    size: int,
    buffer: int,
) -> None:
    """What is written does not depend on how articles are packed, nor on memory."""
    folder = tmp_path_factory.mktemp("packs")
    entries = [_of_words(number, *text) for number, text in enumerate(texts)]
    packs = [pack(entries[at : at + size]) for at in range(0, len(entries), size)]

    write_segment(folder / "whole", [pack(entries)], empty=True)
    write_segment(folder / "packed", packs, empty=True, buffer=buffer)

    assert (folder / "packed").read_bytes() == (folder / "whole").read_bytes()


def test_runs_are_begun_when_the_buffer_is_full(tmp_path: Path) -> None:
    """What is held never takes more than the buffer once a pack has been added."""
    spilling = Spilling(tmp_path / "segment", buffer=40_000)

    for one in in_packs(_entries() * 3):
        spilling.add(one)
        assert spilling.size <= 40_000

    assert len(list(tmp_path.iterdir())) > 1


def test_nothing_is_written_of_nothing(tmp_path: Path) -> None:
    """Without articles there is no file, unless there is to be one."""
    assert not write_segment(tmp_path / "none", [], empty=False)
    assert not write_segment(tmp_path / "none", [pack([])], empty=False)
    assert write_segment(tmp_path / "empty", [], empty=True)
    assert [path.name for path in tmp_path.iterdir()] == ["empty"]
