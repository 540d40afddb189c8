"""Does an index withstand killed builds, damaged files and replacements under load?

Run as `python -m bench.dark`: it prints a line for each part and exits with 1 if one
fails. `--kills`, `--mutations` and `--switches` set how often each is tried.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from analyzers import LANGUAGES, fingerprint
from bench.dark.builder import ROOT
from bench.dark.kills import kill_builds
from bench.dark.mutations import mutate
from bench.dark.switches import switch_under_load
from corpus import TOPICS_FILE, Article, read_articles, write_topics
from corpus.countries import HOME
from indexer import build_index, make_document
from search.engines.registry import open_storage
from search.expansion.thesaurus import THESAURUS_FILE, Thesaurus
from search.generations.manifest import Manifest
from search.generations.publish import building, publish
from search.port.storage import write_documents
from search.stories import STORIES as STORIES_FILE, Stories, write_stories
from search.suggestion.suggester import SUGGESTIONS_FILE
from search.suggestion.suggestion_file import write_suggestions

if TYPE_CHECKING:
    from search.port.document import Document

SAMPLE = ROOT / "corpus" / "articles"
STORIES = 6
"""Stories of the sample collection in the small corpus whose builds are killed."""


def main() -> None:
    """Run the three parts, print a line for each, and exit with 1 if one failed."""
    parser = argparse.ArgumentParser(prog="python -m bench.dark")
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--mutations", type=int, default=1_000)
    parser.add_argument("--switches", type=int, default=50)
    options = parser.parse_args()
    failed = False
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        index = folder / "index"
        build_index([SAMPLE], index)
        for part in (
            partial(mutate, index, options.mutations),
            partial(
                switch_under_load, index, sample_publisher(index), options.switches
            ),
            partial(kill_builds, copy_stories(folder), folder / "small", options.kills),
        ):
            outcome = part()
            failed = failed or bool(outcome.failures)
            print(outcome, flush=True)
    sys.exit(failed)


def copy_stories(folder: Path, stories: int = STORIES) -> Path:
    """Copy the first stories of the sample collection to a corpus of their own.

    Returns:
        The new corpus, a folder in `folder`.
    """
    corpus = folder / "small-corpus"
    corpus.mkdir()
    for file in sorted(SAMPLE.glob("*.toml"))[: stories * len(LANGUAGES)]:
        shutil.copy(file, corpus)
    return corpus


def sample_publisher(index: Path) -> partial[None]:
    """Return a function that publishes the sample collection as a new generation.

    The articles are analysed here, once, so that each call only writes an index.
    """
    articles = (item for item in read_articles([SAMPLE]) if isinstance(item, Article))
    documents = [make_document(article, home=HOME) for article in articles]
    return partial(publish_documents, index, documents)


def publish_documents(index: Path, documents: list[Document]) -> None:
    """Publish documents as a new generation without suggestions and stories."""
    with building(index) as folder:
        count = write_documents(open_storage(), folder, documents)
        write_stories(folder / STORIES_FILE, Stories(()))
        Thesaurus.make(()).write(folder / THESAURUS_FILE)
        write_suggestions(folder / SUGGESTIONS_FILE, ())
        write_topics(folder / TOPICS_FILE, ())
        analyzers = {lang: fingerprint(lang) for lang in LANGUAGES}
        publish(index, folder, Manifest(articles=count, analyzers=analyzers))


if __name__ == "__main__":
    main()
