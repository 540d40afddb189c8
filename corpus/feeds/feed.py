"""What is a feed, whichever format it was written in?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from corpus.timestamps import Timestamp


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One entry of a feed; what it does not state is empty.

    Attributes:
        url: absolute address of its article, or "" if there is none.
        id: what its publisher knows it by; need not be an address.
        title: plain text on one line.
        content: the whole article, HTML.
        summary: a shorter text, HTML.
        published: when it was published.
        updated: when it was last changed.
        lang: its language as it is stated, such as `uk` or `fr-FR`.
        links: absolute addresses of its versions in other languages.
        picture: address of its picture.
    """

    url: str = ""
    id: str = ""
    title: str = ""
    content: str = ""
    summary: str = ""
    published: Timestamp | None = None
    updated: Timestamp | None = None
    lang: str = ""
    links: tuple[str, ...] = ()
    picture: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """A feed.

    Attributes:
        title: the publisher's or the section's name.
        lang: its language as it is stated.
        entries: in its order.
        whole: whether it ends as a feed does; one that was cut short on its way does
            not.
    """

    title: str
    lang: str
    entries: tuple[Entry, ...]
    whole: bool = True
