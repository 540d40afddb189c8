"""What does a suggestion name?"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Something the collection holds.

    Attributes:
        text: as it stands in articles.
        kind: "word", "name" or "title".
        lang: ISO 639-1 code of the articles it stands in.
        count: articles it stands in.
    """

    text: str
    kind: str
    lang: str
    count: int
