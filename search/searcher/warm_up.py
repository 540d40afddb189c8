"""What is loaded before the first query, so that it need not wait?

Dictionaries and tables are loaded with the first word that needs them, which takes a
second. They stay as long as the process does, and Python's garbage collector would scan
all of them again and again, 0.1 s each time: they are frozen, out of its sight.
"""

from __future__ import annotations

import gc
from contextlib import suppress
from typing import TYPE_CHECKING

from corpus import LANGUAGES, language_label
from search.errors import EngineUnavailableError
from search.query.parser import parse
from search.query.request import Query

if TYPE_CHECKING:
    from search.searcher.reader import Reader

UNKNOWN_WORD = "qxqx"
"""A word that nothing has, so that another one is looked for."""
GC_THRESHOLDS = (5_000, 10, 10)
"""Of the three generations of Python's collector: it runs less often than by default,
as a request makes many small objects that it frees itself."""


def warm_up(reader: Reader) -> None:
    """Search in each language and by names, correct a word, and keep what that loads.

    Where the engine cannot answer now, the first visitors afterwards wait instead.

    Raises:
        UnusableIndexError: as any search does.
    """
    with suppress(EngineUnavailableError):
        for lang in LANGUAGES:
            name = language_label(lang, lang)
            reader.search(Query(question=parse(name)))
            reader.suggest(name[:2])
            reader.portrait.examples(lang)
        reader.known_values.load()
        reader.correct(reader.search(Query(question=parse(UNKNOWN_WORD))))
    gc.collect()
    gc.freeze()
    gc.set_threshold(*GC_THRESHOLDS)
