"""What did a build do?"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from corpus import LANGUAGES, Rejection
from corpus.errors import Kind

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """The figures of one build.

    Attributes:
        read: articles that were read, and rejected files or lines.
        indexed: articles of the new index, retained ones included.
        kept: articles that are retained from the previous index, as their file could
            not be read this time.
        added: articles that the previous index lacks.
        changed: articles that differ from those of the previous index.
        unchanged_articles: articles that are as in the previous index, retained ones
            included.
        removed: articles of the previous index that are no more.
        rejected: what did not become an article.
        left_out: files of other kinds below the paths, by the end of their names.
        mended: articles that were repaired when they were read this time, by how.
        languages: articles by language.
        seconds: wall time.
        stories: stories of the new index.
        model: the model by which meanings were learnt, "" without one.
        problems: what the operator should repair, a sentence each; nothing was lost.
        steps: seconds by step.
        digest: of the articles and their tags; equal digests mean equal contents.
        unchanged: whether nothing was done, as the index was up to date.
        anew: why unchanged articles were analysed again, a sentence; "" if they were
            not, or if there was no previous index.
    """

    read: int = 0
    indexed: int = 0
    kept: int = 0
    added: int = 0
    changed: int = 0
    unchanged_articles: int = 0
    removed: int = 0
    rejected: tuple[Rejection, ...] = ()
    left_out: Mapping[str, int] = field(default_factory=dict)
    mended: Mapping[str, int] = field(default_factory=dict)
    languages: Mapping[str, int] = field(default_factory=dict)
    seconds: float = 0.0
    stories: int = 0
    model: str = ""
    problems: tuple[str, ...] = ()
    steps: Mapping[str, float] = field(default_factory=dict)
    digest: str = ""
    unchanged: bool = False
    anew: str = ""

    def to_json(self) -> dict[str, Any]:
        """Return the figures as JSON values."""
        return {
            "read": self.read,
            "indexed": self.indexed,
            "kept": self.kept,
            "added": self.added,
            "changed": self.changed,
            "unchanged_articles": self.unchanged_articles,
            "removed": self.removed,
            "rejected": [
                {
                    "path": item.path,
                    "line": item.line or None,
                    "name": item.name,
                    "kind": item.kind,
                    "reason": item.reason,
                }
                for item in self.rejected
            ],
            "left_out": dict(self.left_out),
            "mended": dict(self.mended),
            "languages": {lang: self.languages.get(lang, 0) for lang in LANGUAGES},
            "seconds": round(self.seconds, 3),
            "stories": self.stories,
            "model": self.model,
            "problems": list(self.problems),
            "steps": {name: round(spent, 3) for name, spent in self.steps.items()},
            "digest": self.digest,
            "unchanged": self.unchanged,
            "anew": self.anew,
        }

    @classmethod
    def from_json(cls, values: Mapping[str, Any]) -> Summary:
        """Return the summary that `to_json` was called on."""
        rejected = (
            Rejection(
                item["path"],
                item["line"] or 0,
                item["reason"],
                kind=Kind(item["kind"]),
                name=item["name"],
            )
            for item in values["rejected"]
        )
        problems = tuple(values["problems"])
        return cls(**{**values, "rejected": tuple(rejected), "problems": problems})
