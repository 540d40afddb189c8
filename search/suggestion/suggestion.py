"""What is a suggestion?"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A word, name or title of the collection.

    Attributes:
        text: as it is written in articles.
        kind: "word", "name" or "title".
        lang: ISO 639-1 code of the articles that have it.
        count: number of articles in this language that have it.
    """

    text: str
    kind: str
    lang: str
    count: int
