"""Which topics are there, what are they called, and which words suggest them?

The vocabulary is a SKOS file, ours or an operator's. Ours is compiled once into JSON,
which is cached. An index carries the one it was built with.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Any

from analyzers.compiled_cache import read_cached_json, write_cached_json
from corpus.errors import RuleError
from corpus.label_signs import with_one_apostrophe
from corpus.open_file import read_file
from corpus.topic import LABEL_LANGUAGES, Topic
from corpus.vocabulary import compile_topics

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

TOPICS_FILE = "topics.json"
"""Name of the compiled vocabulary in a generation of an index."""
_SOURCE = "topics.ttl"
_FORMAT = "topics-1"
"""Key of the compiled form, with its version."""
_BROKEN = (ValueError, KeyError, TypeError, AttributeError)
"""What is raised where values are no compiled vocabulary."""


@cache
def load_topics(file: Path | None = None) -> tuple[Topic, ...]:
    """Return the concepts of a vocabulary in SKOS, both levels, in the order of ids.

    Args:
        file: in Turtle; None for the vocabulary that comes with Hoptac.

    Raises:
        RuleError: the file is broken; says where and what to do.
    """
    if file:
        try:
            return compile_topics(read_file(file), str(file))
        except OSError as error:
            reason = f"{file}: {error.strerror or error}; name a file in Turtle"
            raise RuleError(reason) from error
    data = resources.files("corpus").joinpath("data", _SOURCE).read_bytes()
    name = f"topics-{hashlib.sha256(data + _compiler()).hexdigest()[:16]}.json"
    try:
        return _topics(read_cached_json(name))
    except _BROKEN:
        topics = compile_topics(data, _SOURCE)
        write_cached_json(name, _content(topics))
        return topics


def write_topics(file: Path, topics: tuple[Topic, ...]) -> None:
    """Write a compiled vocabulary, as an index carries it.

    Raises:
        OSError: the file cannot be written.
    """
    file.write_text(json.dumps(_content(topics), ensure_ascii=False), "utf-8")


def read_topics(file: Path) -> tuple[Topic, ...]:
    """Read a compiled vocabulary.

    Raises:
        RuleError: the file is missing or is no compiled vocabulary.
    """
    try:
        return _topics(json.loads(file.read_text("utf-8")))
    except (OSError, *_BROKEN) as error:
        reason = f"{file}: no vocabulary of topics ({error}); rebuild the index"
        raise RuleError(reason) from error


def topic_label(
    topic_id: str, locale: str, topics: tuple[Topic, ...] | None = None
) -> str:
    """Return a topic's label in a locale's language, or an unknown id as it is.

    Args:
        topic_id: of either level.
        locale: `uk`, `uk_UA` and the like; other languages fall back to English.
        topics: the vocabulary; None for the one that comes with Hoptac.
    """
    label = (
        _bundled_labels().get(topic_id, {})
        if topics is None
        else next((topic.label for topic in topics if topic.id == topic_id), {})
    )
    name = label.get(locale.split("_", maxsplit=1)[0]) or label.get("en") or topic_id
    return with_one_apostrophe(name)


def topic_concepts(
    topics: tuple[Topic, ...] | None = None,
) -> tuple[Mapping[str, tuple[str, ...]], ...]:
    """Return the names of each concept of both levels, by language, the label first."""
    return tuple(
        {
            lang: (topic.label[lang], *topic.terms.get(lang, ()))
            for lang in LABEL_LANGUAGES
        }
        for topic in (load_topics() if topics is None else topics)
    )


@cache
def _bundled_labels() -> Mapping[str, Mapping[str, str]]:
    return {topic.id: topic.label for topic in load_topics()}


def _content(topics: tuple[Topic, ...]) -> dict[str, Any]:
    return {_FORMAT: [asdict(topic) for topic in topics]}


def _topics(content: Any) -> tuple[Topic, ...]:
    return tuple(_topic(entry) for entry in content[_FORMAT])


def _topic(entry: dict[str, Any]) -> Topic:
    return Topic(
        id=entry["id"],
        broader=tuple(entry["broader"]),
        iptc=entry["iptc"],
        iptc_top=entry["iptc_top"],
        label=entry["label"],
        terms={lang: tuple(terms) for lang, terms in entry["terms"].items()},
        weak={lang: tuple(terms) for lang, terms in entry["weak"].items()},
    )


def _compiler() -> bytes:
    """Return the code of this package, so that new code compiles anew."""
    files = resources.files("corpus").iterdir()
    names = sorted(file.name for file in files if file.name.endswith(".py"))
    folder = resources.files("corpus")
    return b"".join(folder.joinpath(name).read_bytes() for name in names)
