"""Which random indexes are answers compared on?"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from corpus import Article
from search.arrivals import ArrivalRow, read_arrivals, write_arrivals
from search.port.document import Channel, Document, Posting, Postings, Tag
from search.port.storage import write_documents
from search.stories import STORIES, Stories, Story, Version, write_stories

if TYPE_CHECKING:
    from pathlib import Path
    from random import Random

    from search.port.storage import EngineStorage

WORDS = ("a", "b", "c", "ab", "abc", "ba", "bb", "ca", "cab", "d")
FREQUENCIES = (9, 7, 5, 4, 3, 2, 2, 1, 1, 1)
LANGS = ("uk", "pl")
DAYS = (None, date(2020, 1, 1), date(2021, 5, 5), date(2021, 5, 6))
COUNTRIES = ("FR", "JP", "KR")
IN_STORIES = 0.7
"""Share of articles that may have others of their story."""
MOMENTS = (1_700_000_000, 1_700_000_001, 1_760_000_000)


def write_random_index(storage: EngineStorage, folder: Path, rng: Random) -> Path:
    """Write an index below a folder, and return its own folder.

    Half of the indexes are based on another, with some articles replaced or removed, so
    that they have several segments and deleted documents. Articles arrive at one of a
    few moments, and some are versions of one story, not of the same one in each index.
    """
    size = rng.randint(1, 40)
    folders = [folder / str(n) for n in range(3)]
    for each in folders:
        each.mkdir()
    documents = [_document(number, rng) for number in range(size)]
    alive = {document.article.id for document in documents}
    write_documents(storage, folders[0], documents)
    _finish(storage, folders[0], alive, None, rng)
    last = 0
    for last in range(1, rng.choice([1, 1, 2, 3])):
        deleted = frozenset(rng.sample(sorted(alive), min(len(alive), 3)))
        added = [_document(size + 10 * last + n, rng) for n in range(rng.randint(0, 5))]
        replaced = [_document(int(name[1:]), rng) for name in sorted(deleted)[:1]]
        base = folders[last - 1]
        documents = [*added, *replaced]
        write_documents(storage, folders[last], documents, base, deleted)
        alive = (alive - deleted) | {document.article.id for document in documents}
        _finish(storage, folders[last], alive, base, rng)
    return folders[last]


def _finish(
    storage: EngineStorage, folder: Path, ids: set[str], base: Path | None, rng: Random
) -> None:
    """Write when the articles of an index arrived and which are versions of a story."""
    rows = [ArrivalRow(i, rng.choice(MOMENTS), 0, 0, 0, 0) for i in sorted(ids)]
    write_arrivals(folder, rows, stamp=max(MOMENTS), baseline=min(MOMENTS))
    versions: dict[str, list[Version]] = {}
    for id_ in sorted(ids):
        if (story := f"s{rng.randrange(len(ids))}") and rng.random() < IN_STORIES:
            versions.setdefault(story, []).append(Version(id_, ""))
    stories = Stories(tuple(Story(s, 1.0, tuple(v)) for s, v in versions.items()))
    write_stories(folder / STORIES, stories)
    storage.finish(folder, stories, read_arrivals(folder), base)


def _document(number: int, rng: Random) -> Document:
    words = rng.choices(WORDS, FREQUENCIES, k=rng.randint(0, 14))
    positions: dict[str, list[int]] = {}
    for position, word in enumerate(words):
        positions.setdefault(word, []).append(position)
    article = Article(
        id=f"x{number}",
        lang=rng.choice(LANGS),
        title="t",
        body=" ".join(words),
        published=rng.choice(DAYS),
    )
    return Document(
        article=article,
        countries=tuple(map(Tag, rng.sample(COUNTRIES, rng.randint(0, 2)))),
        postings={
            Channel.TEXT: Postings.of(
                Posting(word, len(own), tuple(own))
                for word, own in sorted(positions.items())
            )
        },
    )
