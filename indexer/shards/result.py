"""What does the analysis of a shard leave to the build?

A folder whose name is the shard's, a full stop, and the beginning of a digest of the
shard's bytes and of all that decides what becomes of them:

    shard.json          what it was made of and by, and the digest of each file
    documents.packed    the batches for the engine, one after the other
    articles.arrays     the digest of the bytes that each article was read from
    state-1.arrays …    what later steps need to know of the articles
    words-uk.tsv …      how their words were analysed

The folder gets its name when all of it is written, so that there is no half of one.
None of it can run code, so that it may come from another machine.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING, Any

from corpus.durable_files import sha256_of
from corpus.open_file import read_file
from indexer.shards.errors import ShardError
from indexer.summary import Summary

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping
    from pathlib import Path

FORMAT = 1
FILE = "shard.json"
DOCUMENTS, ARTICLES = "documents.packed", "articles.arrays"
KEY_DIGITS = 16
"""Digits of the digest in the name of a result."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ShardResult:
    """The result of one shard.

    Attributes:
        folder: where it lies.
        shard: name of the shard.
        path: absolute path of the shard, on the machine that analysed it.
        content: digest of the shard's bytes.
        maker: digest of all that decides what becomes of them, the engine included.
        articles: how many it has.
        digest: of the articles and their tags; see `search.indexing.content_digest`.
        summary: what was read, and what was rejected, as `Summary.to_json` returns it.
        segments: names of its files of what is known of the articles.
        batches: bytes of each batch of documents.
        files: size in bytes and SHA-256 of each file but this one's.
    """

    folder: Path
    shard: str
    path: str
    content: str
    maker: str
    articles: int
    digest: str
    summary: Mapping[str, Any]
    segments: tuple[str, ...]
    batches: tuple[int, ...]
    files: Mapping[str, tuple[int, str]] = field(default_factory=dict)

    def verify(self, names: Iterable[str]) -> None:
        """Compare files with what was written.

        Raises:
            ShardError: one is missing, or has other bytes.
        """
        for name in names:
            size, digest = self.files.get(name, (-1, ""))
            path = self.folder / name
            try:
                is_whole = path.stat().st_size == size and sha256_of(path) == digest
            except OSError:
                is_whole = False
            if not is_whole:
                raise damaged(self.folder, name)

    def figures(self) -> Summary:
        """Return what was read, and what was rejected."""
        return Summary.from_json(self.summary)


def damaged(folder: Path, name: str) -> ShardError:
    """Return the error for a file of a result that is not what was written."""
    reason = (
        f"{folder / name} is missing or damaged; delete {folder} and run "
        "`hoptac analyse` again"
    )
    return ShardError(reason)


def write_result(result: ShardResult, folder: Path) -> None:
    """Write what a result is to its folder, once all of its files are there.

    Raises:
        OSError: the file cannot be written.
    """
    values = asdict(result)
    del values["folder"], values["files"]
    files = {
        path.name: (path.stat().st_size, sha256_of(path))
        for path in sorted(folder.iterdir())
    }
    text = json.dumps({"format": FORMAT, **values, "files": files}, ensure_ascii=False)
    (folder / FILE).write_text(text, "utf-8")


def read_result(folder: Path) -> ShardResult:
    """Read what a result is.

    Raises:
        ShardError: it is none, or none that this version reads.
    """
    try:
        values = json.loads(read_file(folder / FILE, root=folder))
        made_by = values.pop("format")
        if made_by == FORMAT:
            files = {name: (size, sha) for name, (size, sha) in values["files"].items()}
            for name in ("segments", "batches"):
                values[name] = tuple(values[name])
            result = ShardResult(**{**values, "files": files}, folder=folder)
            result.figures()
            return result
    except FileNotFoundError as error:
        reason = (
            f"{folder} is no result of a shard; name folders that `hoptac analyse` "
            "wrote, or the folder that it wrote them to"
        )
        raise ShardError(reason) from error
    except (OSError, ValueError, TypeError, KeyError, AttributeError) as error:
        raise damaged(folder, FILE) from error
    reason = (
        f"{folder} is of version {made_by}, this program reads {FORMAT}; run "
        "`hoptac analyse` again"
    )
    raise ShardError(reason)


def find_results(paths: Iterable[Path]) -> tuple[ShardResult, ...]:
    """Return results, in the order of their names.

    Args:
        paths: results, and folders that have some.

    Raises:
        ShardError: one of them cannot be read, or there are none.
    """
    paths = tuple(paths)
    folders = {folder.absolute() for path in paths for folder in _folders(path)}
    if not folders:
        names = ", ".join(map(str, paths))
        reason = f"there are no results in {names}; run `hoptac analyse` first"
        raise ShardError(reason)
    results = [read_result(folder) for folder in folders]
    return tuple(sorted(results, key=lambda result: (result.shard, result.content)))


def check_maker(results: Iterable[ShardResult], maker: str) -> None:
    """Refuse results that others made.

    Raises:
        ShardError: one was made by another version, or for other settings.
    """
    for result in results:
        if result.maker != maker:
            reason = (
                f"{result.folder} was made by another version of Hoptac, or for "
                "another home country, vocabulary, rules for sites or engine; run "
                "`hoptac analyse` again with the same settings"
            )
            raise ShardError(reason)


def check_shards(results: Collection[ShardResult]) -> None:
    """Refuse several results of one shard.

    Raises:
        ShardError: a shard has two results.
    """
    seen: dict[str, ShardResult] = {}
    for result in results:
        other = seen.setdefault(result.path, result)
        if other is not result:
            reason = (
                f"{other.folder} and {result.folder.name} are both of the shard "
                f"{result.path}; delete the one that is out of date"
            )
            raise ShardError(reason)


def _folders(path: Path) -> Iterator[Path]:
    """Yield a result, or the results in a folder."""
    if (path / FILE).exists():
        yield path
        return
    if not path.is_dir():
        reason = f"there is no result of a shard in {path}; run `hoptac analyse` for it"
        raise ShardError(reason)
    for folder in sorted(path.iterdir()):
        if folder.is_dir() and not folder.name.startswith("."):
            yield folder
