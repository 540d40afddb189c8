"""What is loaded before the first question, so that it need not wait?

Dictionaries and tables come with the first word that needs them, which takes a second.
They stay as long as the process does, and Python's search for garbage would look
through all of them again and again, 0.1 s each time: they are set apart from it.
"""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING

from corpus import LANGUAGES, language_label
from search.query.parser import parse
from search.query.request import Query

if TYPE_CHECKING:
    from search.searcher.reader import Reader


def warm_up(reader: Reader) -> None:
    """Ask in each language, and keep what that loads for good.

    Raises:
        UnusableIndexError: as any question does.
    """
    for lang in LANGUAGES:
        name = language_label(lang, lang)
        reader.search(Query(question=parse(name)))
        reader.suggest(name[:2])
    gc.collect()
    gc.freeze()
    gc.set_threshold(5_000, 10, 10)
