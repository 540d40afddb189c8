"""How does a build store what it learns of articles without having all in memory?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from indexer.state.build_state import BuildState
from indexer.state.segment_file import SUFFIX, write_segment
from indexer.state.segments import FULL, segment_name
from indexer.state.word_analyses import write_word_run
from indexer.stories import key_ids_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from indexer.state.build_state import AnalyzedBatch
    from search.port.storage import IndexBatch


class StateWriter:
    """Writes the state of analysed articles to segments; `close` writes the last one.

    Attributes:
        names: of the segments so far.
        sizes: how many articles each has.
    """

    def __init__(self, folder: Path, number: int = 1) -> None:
        """Write to a folder.

        Args:
            folder: where to.
            number: that the name of the first segment ends in.
        """
        self._folder = folder
        self._number = number
        self._pending = BuildState()
        self.names: list[str] = []
        self.sizes: list[int] = []

    def collect_batches(self, batches: Iterable[AnalyzedBatch]) -> Iterator[IndexBatch]:
        """Yield the documents of each batch, and store what is known of its articles.

        Raises:
            OSError: a segment cannot be written.
        """
        for documents, state in batches:
            self._pending.add(state)
            if len(self._pending.articles) >= FULL:
                self._flush()
            yield documents
        self.close()

    def close(self) -> None:
        """Write what is not written yet.

        Raises:
            OSError: the segment cannot be written.
        """
        if self._pending.articles:
            self._flush()

    def _flush(self) -> None:
        state, self._pending = self._pending, BuildState()
        name = segment_name(self._number + len(self.names))
        write_segment(
            self._folder / (name + SUFFIX),
            state.articles,
            state.interners(),
            key_ids_of(state.columns.features()),
        )
        write_word_run(self._folder, len(self.names), state.word_analyses)
        self.names.append(name)
        self.sizes.append(len(state.articles))
