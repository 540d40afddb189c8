"""What was a generation made of, and what is in it?

Each generation has a `manifest.json` that says so. The SHA-256 of the manifest is its
seal; `CURRENT` stores it with the generation's name, so that no byte of a manifest
changes unnoticed.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING, Any

from search.errors import FilesChangedError, IndexDamagedError

if TYPE_CHECKING:
    from pathlib import Path

MANIFEST = "manifest.json"
FORMAT = 7
"""Version of the folder's layout and of the index's schema."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """What a generation was made of and what is in it.

    Attributes:
        articles: number of articles.
        analyzers: fingerprint of each language's analyzer.
        generation: name of its folder.
        inputs: digest of everything the build read; it shows whether anything changed.
        dictionaries: version of each dictionary package that analyzers use.
        home: code of the country that is no article's partner; "" for none.
        model: name and version of the embedding model; "" without one.
        languages: articles by language.
        stories: number of stories.
        digest: content digest of articles and tags, see
            `search.indexing.content_digest`; "" for unknown.
        summary: what the build reported.
        created: UTC, ISO 8601.
        files: size in bytes and SHA-256 of each file but the manifest.
        format: see `FORMAT`.
        engine: that holds the articles, as `--engine` takes it.
    """

    articles: int
    analyzers: dict[str, str]
    generation: str = ""
    inputs: str = ""
    dictionaries: dict[str, str] = field(default_factory=dict)
    home: str = ""
    model: str = ""
    languages: dict[str, int] = field(default_factory=dict)
    stories: int = 0
    digest: str = ""
    summary: dict[str, Any] = field(default_factory=dict)
    created: str = ""
    files: dict[str, tuple[int, str]] = field(default_factory=dict)
    format: int = FORMAT
    engine: str = "whoosh"


def to_bytes(manifest: Manifest) -> bytes:
    """Serialize a manifest as `manifest.json` stores it."""
    # File names need not be UTF-8, so everything beyond ASCII is escaped.
    return f"{json.dumps(asdict(manifest), indent=1)}\n".encode("ascii")


def seal_of(data: bytes) -> str:
    """Return the seal of a serialized manifest: its SHA-256 in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def read_manifest(folder: Path, seal: str = "") -> Manifest:
    """Read a generation's manifest.

    Args:
        folder: the generation.
        seal: the seal that the manifest must have; "" accepts any.

    Raises:
        FilesChangedError: it has another seal.
        IndexDamagedError: it is missing, broken, or of another format.
    """
    path = folder / MANIFEST
    try:
        data = path.read_bytes()
    except OSError as error:
        reason = f"{path} cannot be read; rebuild with `hoptac index`"
        raise IndexDamagedError(reason) from error
    if seal and seal_of(data) != seal:
        reason = f"{path} is changed; rebuild with `hoptac index`"
        raise FilesChangedError(reason)
    return _parse(path, data)


def _parse(path: Path, data: bytes) -> Manifest:
    try:
        values = json.loads(data)
        version = values.get("format", FORMAT)
        manifest = Manifest(**values) if version == FORMAT else None
    except (ValueError, TypeError, AttributeError) as error:
        reason = f"{path} cannot be read; rebuild with `hoptac index`"
        raise IndexDamagedError(reason) from error
    if manifest is None:
        reason = (
            f"{path.parent} has format {version}, this version reads {FORMAT}; "
            "rebuild with `hoptac index`"
        )
        raise IndexDamagedError(reason)
    if {type(manifest.files), type(manifest.analyzers)} != {dict}:
        reason = f"{path} lacks its lists; rebuild with `hoptac index`"
        raise IndexDamagedError(reason)
    return manifest
