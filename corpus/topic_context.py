"""Which words look like terms of the vocabulary of topics and mean something else?"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources


@dataclass(frozen=True, slots=True)
class TopicContext:
    """Words of a language that are no evidence for a topic.

    Attributes:
        forms: forms, as written and in small letters, of other words than the terms.
        names: terms, in small letters, that are another word without their capital.
        phrases: set expressions that hold a term, in dictionary form.
    """

    forms: frozenset[str]
    names: frozenset[str]
    phrases: tuple[str, ...]


@cache
def load_topic_context(lang: str) -> TopicContext:
    """Return the words of a language that are no evidence for a topic."""
    file = resources.files("corpus").joinpath("data", "topic_context.toml")
    table = tomllib.loads(file.read_text("utf-8"))[lang]
    return TopicContext(
        frozenset(table["forms"]), frozenset(table["names"]), tuple(table["phrases"])
    )
