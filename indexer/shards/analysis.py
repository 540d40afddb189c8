"""How is one shard of a collection analysed?

It needs nothing but the shard, so that any number of processes and machines can work at
the same time. A shard that was analysed before is left alone: its result is named by
its bytes and by what made it.
"""

from __future__ import annotations

import hashlib
import os
import shutil
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from corpus.files import printable, walk
from corpus.formats.file_format import PageRules
from indexer.article_stream import ArticleStream
from indexer.documents import analyze_batches
from indexer.gc_tuning import infrequent_gc
from indexer.input_fingerprint import content_of, recipe_digest
from indexer.shards.errors import ShardError
from indexer.shards.result import (
    ARTICLES,
    DOCUMENTS,
    KEY_DIGITS,
    ShardResult,
    read_result,
    write_result,
)
from indexer.state import StateWriter, merge_word_analyses
from search.array_file import ArrayWriter
from search.indexing.content_digest import index_digest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from corpus import Article, Rejection, UnchangedArticle
    from indexer.state import AnalyzedBatch
    from search.port.storage import EngineStorage

    Progress = Callable[[Article | UnchangedArticle | Rejection], None]


@dataclass(frozen=True, kw_only=True)
class ShardRecipe:
    """What decides what becomes of a shard.

    Attributes:
        home: code of the country that is never a partner, "" for none.
        topics: the vocabulary's file; None for the one that comes with Hoptac.
        sites: rules for pages of particular sites, besides those of Hoptac.
        storage: of the engine that will have the articles.
    """

    home: str
    topics: Path | None
    sites: Path | None
    storage: EngineStorage

    @cached_property
    def maker(self) -> str:
        """The digest of all of it, code and data included."""
        recipe = recipe_digest(self.home, self.topics, self.sites, semantic=False)
        text = f"{recipe}\nengine={self.storage.name}\n"
        return hashlib.sha256(text.encode()).hexdigest()


def analyse_shard(
    shard: Path,
    out: Path,
    recipe: ShardRecipe,
    *,
    jobs: int = 1,
    force: bool = False,
    progress: Progress = lambda _: None,
) -> tuple[ShardResult, bool]:
    """Analyse the articles of a shard.

    Args:
        shard: a file or a folder.
        out: the folder of the results.
        recipe: what decides what becomes of it.
        jobs: processes that read pages, and that tag and analyse.
        force: analyse it even if its result is there.
        progress: called with each article or rejection as it is read.

    Returns:
        Its result; and whether it was made now.

    Raises:
        ShardError: there is no such shard.
        OSError: the result cannot be written.
    """
    if not shard.exists():
        reason = f"there is no shard {shard}; name files or folders with articles"
        raise ShardError(reason)
    maker, content = recipe.maker, shard_content(shard)
    key = hashlib.sha256(f"{maker}\n{content}\n".encode()).hexdigest()[:KEY_DIGITS]
    name = printable(shard.absolute().name)
    folder = out / f"{name}.{key}"
    if folder.exists() and not force:
        return read_result(folder), False
    out.mkdir(parents=True, exist_ok=True)
    unfinished = out / f".{folder.name}.{os.getpid()}"
    shutil.rmtree(unfinished, ignore_errors=True)
    unfinished.mkdir()
    try:
        with infrequent_gc():
            result = _analyse(shard, unfinished, recipe, jobs, progress)
        write_result(
            ShardResult(
                folder=folder, shard=name, path=printable(shard.absolute()),
                content=content, maker=maker, **result,
            ),
            unfinished,
        )  # fmt: skip
        shutil.rmtree(folder, ignore_errors=True)
        unfinished.rename(folder)
    finally:
        shutil.rmtree(unfinished, ignore_errors=True)
    return read_result(folder), True


def shard_content(shard: Path) -> str:
    """Digest the names and the bytes of a shard's files.

    Returns:
        The SHA-256, 64 hexadecimal digits.
    """
    digest = hashlib.sha256()
    for path, _, _, root in walk(shard):
        below = path.relative_to(shard) if root else path.name
        digest.update(os.fsencode(below))
        digest.update(content_of(path, root))
    return digest.hexdigest()


def _analyse(
    shard: Path, folder: Path, recipe: ShardRecipe, jobs: int, progress: Progress
) -> dict[str, Any]:
    """Write all files of a result but the one that says what it is.

    Returns:
        What the analysis found out: some attributes of `ShardResult`.
    """
    rules = PageRules(recipe.sites)
    stream = ArticleStream((shard,), progress, None, rules=rules, processes=jobs)
    analyzed = analyze_batches(
        stream.all_articles(lambda: iter(())),
        home=recipe.home,
        topics=recipe.topics,
        jobs=jobs,
        storage=recipe.storage,
    )
    writer, parts = StateWriter(folder), _Parts()
    sizes = []
    with (folder / DOCUMENTS).open("wb") as documents:
        for batch in writer.collect_batches(parts.collect(analyzed)):
            packed = recipe.storage.pack_batch(batch)
            documents.write(packed)
            sizes.append(len(packed))
    merge_word_analyses(folder)
    with (folder / ARTICLES).open("wb") as articles:
        arrays = ArrayWriter(articles)
        arrays.put("source_digests", stream.source_digests)
        arrays.close()
    count = sum(writer.sizes)
    summary = stream.summary(count, 0.0)
    return {
        "articles": count,
        "digest": index_digest([parts.sum]),
        "summary": summary.to_json(),
        "segments": tuple(writer.names),
        "batches": tuple(sizes),
    }


class _Parts:
    """Adds up the articles' summands of the digest of an index."""

    def __init__(self) -> None:
        self.sum = 0

    def collect(self, batches: Iterable[AnalyzedBatch]) -> Iterator[AnalyzedBatch]:
        """Yield batches as they are."""
        for batch in batches:
            self.sum += sum(batch.state.columns.parts())
            yield batch
