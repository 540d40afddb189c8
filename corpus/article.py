"""What is an article?"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from corpus.errors import Kind
from corpus.terminal_text import printable

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
        version_key: what it has in common with its versions by the rules of its
            publisher's addresses, or "". Unlike `story` it says nothing of articles
            that have another: a text that was published twice is one story.
        headline: whether `title` is a real headline (else it repeats the body).
        alternates: addresses of its versions in other languages that its page names.
        corrected: day of the last correction that was noticed, if any.
        picture: where its picture lies, or ""; see `corpus.pictures`.
        other_title: a second headline that the page gives, for search engines or
            social networks, or "".
        origin: absolute path of the file it was read from; of what lies in an archive,
            followed by its name there.
        provenance: pairs of an attribute's name and where on its page the value was
            found, such as "json-ld", "h1" or "site rule"; it is not stored.
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
    version_key: str = ""
    headline: bool = True
    alternates: tuple[str, ...] = ()
    corrected: date | None = None
    picture: str = ""
    other_title: str = ""
    origin: str = ""
    provenance: tuple[tuple[str, str], ...] = field(default=(), compare=False)
    mended: tuple[str, ...] = field(default=(), compare=False)


@dataclass(frozen=True, slots=True)
class Rejection:
    """Why a file, or a line of one, did not become an article.

    Attributes:
        path: the file as the user named it.
        line: 1-based, or 0 where the whole file is meant.
        reason: a clause that says what is wrong and what to do about it.
        origin: absolute path of that file, to find what was read from it before; of
            what lies in an archive, followed by its name there.
        kind: what it is a case of; see `corpus.errors.Kind`.
        name: what it is called within its file if that is an archive, else "".
    """

    path: str
    line: int
    reason: str
    origin: str = ""
    kind: Kind = Kind.UNREADABLE
    name: str = ""

    def __str__(self) -> str:
        location = f"{self.path}:{self.line}" if self.line else self.path
        if self.name:
            location = f"{location} ({self.name})"
        return printable(f"{location}: {self.reason}")
