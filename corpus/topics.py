"""Which topics are there, and which words speak of them?"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Any

from corpus.article import LANGUAGES
from corpus.errors import RuleError

if TYPE_CHECKING:
    from collections.abc import Mapping

_FILE = "topics.toml"


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """One topic of the vocabulary.

    Attributes:
        id: stable id, used in links and in the index.
        iptc: code of the IPTC Media Topic that fits (`medtop:…`).
        label: what people read, by locale.
        terms: words and phrases in dictionary form, by language.
        weak: terms that are ambiguous on their own, by language.
    """

    id: str
    iptc: str
    label: Mapping[str, str]
    terms: Mapping[str, tuple[str, ...]]
    weak: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@cache
def load_topics() -> tuple[Topic, ...]:
    """Load the vocabulary that comes with Hoptac.

    Raises:
        RuleError: the data file is broken.
    """
    text = resources.files("corpus").joinpath("data", _FILE).read_text("utf-8")
    try:
        return tuple(_topic(entry) for entry in tomllib.loads(text)["topic"])
    except (tomllib.TOMLDecodeError, KeyError, TypeError) as error:
        reason = f"{_FILE}: {error}"
        raise RuleError(reason) from error


def topic_label(topic_id: str, locale: str) -> str:
    """Name a topic in a locale's language; an id outside the vocabulary stays."""
    label = _labels().get(topic_id, {})
    return label.get(locale.split("_", maxsplit=1)[0]) or label.get("en") or topic_id


@cache
def _labels() -> dict[str, Mapping[str, str]]:
    return {topic.id: topic.label for topic in load_topics()}


def _topic(entry: dict[str, Any]) -> Topic:
    return Topic(
        id=entry["id"],
        iptc=entry["iptc"],
        label=entry["label"],
        terms={lang: tuple(entry["terms"][lang]) for lang in LANGUAGES},
        weak={lang: tuple(entry.get("weak", {}).get(lang, ())) for lang in LANGUAGES},
    )
