"""What is an article?"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One article of the collection; every text in it is NFC.

    Attributes:
        id: unique in a collection; a file's path below the folder that was read,
            without its suffix, or the `id` of a JSON line.
        lang: one of `analyzers.LANGUAGES`.
        title: the headline, or the first sentence where the input has none.
        body: paragraphs, one a line, without menus and other page furniture.
        published: day of publication, if known.
        url: where the article was published, or "".
        source: the publisher's name, or "".
        countries: ISO 3166-1 alpha-2 codes the input gave; taken as they are.
        topics: topic ids the input gave; taken as they are.
        story: id of the story it is a version of, if the input gave one, or "".
        headline: whether `title` is a real headline (else it repeats the body).
        origin: absolute path of the file it was read from.
        mended: how its texts were repaired when they were read, each what "an article"
            may be followed by; it is not stored.
    """

    id: str
    lang: str
    title: str
    body: str
    published: date | None = None
    url: str = ""
    source: str = ""
    countries: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    story: str = ""
    headline: bool = True
    origin: str = ""
    mended: tuple[str, ...] = field(default=(), compare=False)


@dataclass(frozen=True, slots=True)
class Rejection:
    """Why a file, or a line of one, did not become an article.

    Attributes:
        path: the file as the user named it.
        line: 1-based, or 0 where the whole file is meant.
        reason: a clause that says what is wrong and what to do about it.
        origin: absolute path of that file, to find what was read from it before.
    """

    path: str
    line: int
    reason: str
    origin: str = ""

    def __str__(self) -> str:
        location = f"{self.path}:{self.line}" if self.line else self.path
        return f"{location}: {self.reason}"
