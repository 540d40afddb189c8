"""Which stories do the sites tell?

Those of the sample collection in four languages, and those of `texts/`, of which some
exist in one language only. A body is lines: "## " before a heading within, "- " before
an item of a list, "> " before a quotation; all others are paragraphs.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

_HERE = Path(__file__).parent
_SAMPLE = _HERE.parents[1] / "corpus" / "articles"
_MARKS = {"## ": "heading", "- ": "item", "> ": "quotation"}
_SENTENCE = re.compile(r"(?<=[.!?…»]) (?=[«\"]?[^\W\d_a-zа-яіїєґ])")
_SHORTEST, _LONGEST = 40, 110
"""Letters of a sentence that can stand as a headline for social networks."""


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of a body.

    Attributes:
        kind: "paragraph", "heading", "item" or "quotation".
        text: its text, without marks.
    """

    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class Version:
    """A story in one language.

    Attributes:
        lang: of the text.
        title: the headline that readers see.
        social: another headline, for social networks.
        lede: the summary; it is not in the body.
        blocks: the body.
    """

    lang: str
    title: str
    social: str
    lede: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Story:
    """What is told, in one language or several.

    Attributes:
        slug: its name in addresses, the same in every language.
        day: of publication.
        versions: by language.
    """

    slug: str
    day: date
    versions: Mapping[str, Version]


@cache
def load_stories() -> tuple[Story, ...]:
    """Return every story, those of the sample collection first."""
    versions: dict[str, dict[str, Version]] = {}
    days: dict[str, date] = {}
    for slug, article in (*_sample(), *_own()):
        version = _version(article)
        versions.setdefault(slug, {})[version.lang] = version
        days.setdefault(slug, article["published"])
    return tuple(Story(slug, days[slug], found) for slug, found in versions.items())


def stories_in(*langs: str) -> tuple[Story, ...]:
    """Return the stories that exist in every one of some languages."""
    return tuple(s for s in load_stories() if all(lang in s.versions for lang in langs))


def _sample() -> Iterator[tuple[str, dict[str, Any]]]:
    for file in sorted(_SAMPLE.glob("*.toml")):
        yield file.name.split(".")[0], tomllib.loads(file.read_text("utf-8"))


def _own() -> Iterator[tuple[str, dict[str, Any]]]:
    for file in sorted((_HERE / "texts").glob("*.toml")):
        for article in tomllib.loads(file.read_text("utf-8"))["article"]:
            yield article["slug"], {"lang": file.name.split(".")[0], **article}


def _version(article: dict[str, Any]) -> Version:
    blocks = [
        _block(line) for line in article["body"].strip().splitlines() if line.strip()
    ]
    lede = article.get("lede", "")
    if not lede:
        lede, *rest = _SENTENCE.split(blocks[0].text, maxsplit=1)
        blocks[:1] = [Block("paragraph", text) for text in rest]
    return Version(
        lang=article["lang"],
        title=article["title"],
        social=article.get("social") or _social(blocks) or article["title"],
        lede=lede,
        blocks=tuple(blocks),
    )


def _block(line: str) -> Block:
    for mark, kind in _MARKS.items():
        if line.startswith(mark):
            return Block(kind, line.removeprefix(mark).strip())
    return Block("paragraph", line.strip())


def _social(blocks: list[Block]) -> str:
    """Return a sentence that can stand as a second headline, "" if there is none."""
    for block in blocks[1:]:
        for sentence in _SENTENCE.split(block.text):
            if _SHORTEST <= len(sentence) <= _LONGEST:
                return sentence.rstrip(".")
    return ""
