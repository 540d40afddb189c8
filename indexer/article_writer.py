"""How do articles get into a new generation, all of them or only what is new?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from indexer.previous_build import place_beside
from indexer.state import Layers, Memory
from indexer.stories import key_ids_of
from search.errors import UnusableIndexError
from search.generations.generation import current_folder
from search.generations.manifest import read_manifest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from corpus import Article
    from indexer.article_stream import Intake
    from indexer.documents import Batch
    from indexer.previous_build import Before, Beside
    from search.port.engine import EngineStorage

    Make = Callable[[Iterable[Article], Path | None], Iterator[Batch]]


def fill_anew(
    folder: Path, intake: Intake, make: Make, index: Path, storage: EngineStorage
) -> Memory:
    """Analyse every article and write it.

    Args:
        folder: the new generation.
        intake: what is read.
        make: analyses articles, with what a generation before keeps of words.
        index: folder of the index, where articles lie whose files cannot be read.
        storage: of the engine that writes it.

    Raises:
        OSError: the generation cannot be written.
    """
    memory = Memory()
    articles = intake.every(lambda: _stored(index, storage))
    storage.write(folder, memory.joined(make(articles, None)))
    memory.marks = intake.marks
    memory.keys = key_ids_of(gist.features for gist in memory.gists)
    memory.layers = Layers().beside([-1] * len(memory.gists))
    return memory


def fill_beside(
    folder: Path,
    intake: Intake,
    make: Make,
    before: Before,
    storage: EngineStorage,
) -> tuple[Memory, Beside]:
    """Analyse what is new or changed, and take the rest over.

    Args:
        folder: the new generation.
        intake: what is read.
        make: as in `fill_anew`.
        before: the index in service.
        storage: of the engine that wrote it.

    Returns:
        All articles in the order they were read, and where those of before are now.

    Raises:
        OSError: the generation cannot be written.
    """
    old = before.memory
    fresh = intake.fresh(old)
    beside = place_beside(old, intake.order)
    memory = Memory([], old.terms, old.forms, old.names, intake.marks)
    storage.write(
        folder,
        memory.joined(make(fresh, before.folder if fresh else None)),
        before.folder,
        frozenset(gist.features.id for gist in beside.gone),
    )
    memory.layers = old.layers.beside(intake.order)
    keys = key_ids_of(gist.features for gist in memory.gists)
    memory.keys = memory.layers.numbered(keys)
    new = iter(memory.gists)
    memory.gists = [old.gists[n] if n >= 0 else next(new) for n in intake.order]
    return memory, beside


def _stored(index: Path, storage: EngineStorage) -> Iterator[Article]:
    """Give the articles of the index in service, whatever analyzers built it."""
    try:
        generation = current_folder(index)
        read_manifest(generation)
        engine = storage.open(generation)
    except UnusableIndexError:
        return
    for found in engine.articles():
        yield found.article
