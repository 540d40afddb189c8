"""Which thesaurus does a new index have?

To make one, every term of it is analysed, which takes as long as to index some seven
hundred articles, so the file is cached under the digest of all that decides it.
"""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from analyzers.compiled_cache import read_cached, write_cached
from corpus import country_concepts, organization_concepts, topic_concepts
from corpus.glossary import glossary_concepts
from search.expansion.thesaurus import Thesaurus

if TYPE_CHECKING:
    from pathlib import Path

    from corpus import Topic

_DIGITS = 16


def write_thesaurus(path: Path, topics: tuple[Topic, ...], recipe: str) -> None:
    """Write the thesaurus of an index.

    Args:
        path: where to.
        topics: the vocabulary.
        recipe: digest of the code, data, vocabulary and dictionaries; see
            `indexer.input_fingerprint.recipe_digest`.

    Raises:
        OSError: the file cannot be written.
    """
    name = f"thesaurus-{recipe[:_DIGITS]}.json"
    if read_cached(name, lambda cached: shutil.copyfile(cached, path)):
        return
    concepts = (*glossary_concepts(), *country_concepts(), *organization_concepts())
    Thesaurus.make(concepts, broad=topic_concepts(topics)).write(path)
    write_cached(name, lambda cached: shutil.copyfile(path, cached))
