"""Are segments that were spilled to disk and merged those written in one go?"""

from __future__ import annotations

from datetime import date
from random import Random
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings, strategies as st

from analyzers import LANGUAGES
from corpus import Article
from search.engines.columnar.segment import merge_blocks
from search.engines.columnar.segment.batch import make_batch
from search.engines.columnar.segment.spill import PostingsSpill
from search.engines.columnar.segment.writer import write_segment
from search.port.document import Channel, Document, Posting, Postings, Tag

if TYPE_CHECKING:
    from pathlib import Path

    from search.engines.columnar.segment.batch import SegmentBatch

SIZE = 64
COUNT = 5 * SIZE + 3


def _batches(documents: list[Document], size: int = SIZE) -> list[SegmentBatch]:
    """Return the documents in batches of a size."""
    starts = range(0, len(documents), size)
    return [make_batch(documents[start : start + size]) for start in starts]


def _documents() -> list[Document]:
    """Return random documents of four languages."""
    random = Random(7)  # noqa: S311 - no secret
    words = [f"w{number}" for number in range(300)]
    return [_random_document(number, random, words) for number in range(COUNT)]


def _of_words(number: int, lang: str, words: list[str]) -> Document:
    """Return a document of words in their order."""
    terms = sorted({*words})
    positions = [tuple(n for n, w in enumerate(words) if w == term) for term in terms]
    rows = [Posting(t, len(p), p) for t, p in zip(terms, positions, strict=True)]
    article = Article(id=f"a{number % 7}-{number}", lang=lang, title="t", body="b")
    return Document(article=article, postings={Channel.TEXT: Postings.of(rows)})


def _random_document(number: int, random: Random, words: list[str]) -> Document:
    lang = random.choice(("uk", "fr", "pl", "vi"))
    terms = sorted(set(random.choices(words, k=random.randrange(30))))
    rows = tuple(
        Posting(term, len(positions), positions)
        for term in terms
        for positions in [
            tuple(sorted(random.sample(range(1000), random.randint(1, 4))))
        ]
    )
    return Document(
        article=Article(
            id=f"a{random.randrange(10**9)}-{number}",
            lang=lang,
            title=f"Title {number}",
            body=" ".join(terms),
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
    batches = _batches(_documents())

    assert write_segment(tmp_path / "whole", batches, empty=False)
    assert write_segment(tmp_path / "runs", batches, empty=False, buffer_size=0)

    whole, runs = (tmp_path / name for name in ("whole", "runs"))
    assert runs.read_bytes() == whole.read_bytes()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["runs", "whole"]


words = st.text(st.sampled_from("ab\n\0ґ語😀"), max_size=3)
texts = st.lists(st.tuples(st.sampled_from(LANGUAGES), st.lists(words)), max_size=12)


@given(texts=texts, size=st.integers(1, 12), buffer=st.integers(0, 3000))
@settings(deadline=None)
def test_any_batches_and_any_buffer_come_out_the_same(
    tmp_path_factory: pytest.TempPathFactory,
    texts: list[tuple[str, list[str]]],
    size: int,
    buffer: int,
) -> None:
    """What is written depends neither on the batches nor on the memory."""
    folder = tmp_path_factory.mktemp("batches")
    documents = [_of_words(number, *text) for number, text in enumerate(texts)]

    write_segment(folder / "whole", [make_batch(documents)], empty=True)
    write_segment(
        folder / "parts", _batches(documents, size), empty=True, buffer_size=buffer
    )

    assert (folder / "parts").read_bytes() == (folder / "whole").read_bytes()


def test_a_run_is_written_when_the_buffer_is_full(tmp_path: Path) -> None:
    """After each batch, no more than the buffer is in memory."""
    spill = PostingsSpill(tmp_path / "segment", buffer_size=40_000)

    for batch in _batches(_documents() * 3):
        spill.add(batch)
        assert spill.nbytes <= 40_000

    assert len(list(tmp_path.iterdir())) > 1


def test_nothing_is_written_of_nothing(tmp_path: Path) -> None:
    """Without articles no file is written, unless an empty one is requested."""
    assert not write_segment(tmp_path / "none", [], empty=False)
    assert not write_segment(tmp_path / "none", [make_batch([])], empty=False)
    assert write_segment(tmp_path / "empty", [], empty=True)
    assert [path.name for path in tmp_path.iterdir()] == ["empty"]
