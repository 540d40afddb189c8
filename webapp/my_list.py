"""What is on a visitor's list?

The list is its address: ids in their order, each with the note that was made on it.
Nothing of it is stored here.
"""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import parse_qsl

from flask_babel import gettext as _, ngettext

from webapp.number_format import format_number
from webapp.request_context import current_reader

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from search.port.matches import TaggedArticle

MAX_ARTICLES = 200
"""Articles that a list has."""
MAX_NOTE = 500
"""Characters of a note."""
MAX_NAMED = 5
"""Ids that a sentence names."""
SHOWN = 60
"""Characters of an id that a sentence shows."""
ID, NOTE = "id", "note"
"""Names of the arguments."""

Pairs = list[tuple[str, str]]


class Listed(NamedTuple):
    """An article on a list.

    Attributes:
        tagged: the article.
        note: what the visitor noted on it, or "".
    """

    tagged: TaggedArticle
    note: str = ""


class MyList(NamedTuple):
    """A list.

    Attributes:
        articles: in their order, each once.
        notes: what of the address could not be kept, as sentences.
    """

    articles: tuple[Listed, ...]
    notes: tuple[str, ...] = ()


def read_list(query_string: bytes) -> MyList:
    """Return the list that an address asks for.

    What no article is called is left out, and so is what a list cannot hold; the notes
    say so.
    """
    pairs = parse_qsl(query_string.decode("utf-8", "replace"), keep_blank_values=True)
    notes_of = _notes_of(pairs)
    reader = current_reader()
    found = {id_: reader.get(id_) for id_ in list(notes_of)[:MAX_ARTICLES]}
    articles = tuple(
        Listed(tagged, notes_of[id_][:MAX_NOTE])
        for id_, tagged in found.items()
        if tagged
    )
    unknown = [id_ for id_, tagged in found.items() if not tagged]
    cut = [id_ for id_ in found if len(notes_of[id_]) > MAX_NOTE]
    return MyList(articles, _said(unknown, len(notes_of) - len(found), len(cut)))


def list_args(articles: Iterable[Listed]) -> Pairs:
    """Return a list as arguments of an address; empty notes are left out."""
    args = []
    for tagged, note in articles:
        args.append((ID, tagged.article.id))
        if note:
            args.append((NOTE, note))
    return args


def moved(articles: Sequence[Listed], article_id: str, by: int) -> tuple[Listed, ...]:
    """Return a list with an article some places further down, or up if negative."""
    rest = [each for each in articles if each.tagged.article.id != article_id]
    for place, each in enumerate(articles):
        if each.tagged.article.id == article_id:
            rest.insert(max(0, place + by), each)
    return tuple(rest)


def without(articles: Iterable[Listed], article_id: str) -> tuple[Listed, ...]:
    """Return a list without an article."""
    return tuple(each for each in articles if each.tagged.article.id != article_id)


def _notes_of(pairs: Pairs) -> dict[str, str]:
    """Return the note of each id, in the order of the ids; the first of two counts.

    Where there are as many notes as ids, they are those of the ids in their order;
    where notes are missing, each is that of the id before it.
    """
    ids = [unicodedata.normalize("NFC", v.strip()) for name, v in pairs if name == ID]
    notes = [_clean(value) for name, value in pairs if name == NOTE]
    if len(ids) != len(notes):
        notes = []
        for name, value in pairs:
            if name == ID:
                notes.append("")
            elif name == NOTE and notes:
                notes[-1] = notes[-1] or _clean(value)
    notes_of: dict[str, str] = {}
    for id_, note in zip(ids, notes, strict=True):
        if id_:
            notes_of[id_] = notes_of.get(id_) or note
    return notes_of


def _clean(note: str) -> str:
    """Return a note with plain line ends and without control characters."""
    lines = "\n".join(note.strip().splitlines())
    kept = "".join(c for c in lines if c in "\n\t" or unicodedata.category(c) != "Cc")
    return unicodedata.normalize("NFC", kept)


def _said(unknown: Sequence[str], too_many: int, cut: int) -> tuple[str, ...]:
    said = []
    if unknown:
        named = [id_[:SHOWN] for id_ in unknown[:MAX_NAMED]]
        said.append(
            ngettext(
                "%(count)s article is not in the collection: %(ids)s",
                "%(count)s articles are not in the collection: %(ids)s",
                len(unknown),
                count=format_number(len(unknown)),
                ids=", ".join(named if len(unknown) <= MAX_NAMED else [*named, "…"]),
            )
        )
    if too_many:
        most = format_number(MAX_ARTICLES)
        text = _(
            "A list has at most %(most)s articles; the rest was left out.", most=most
        )
        said.append(text)
    if cut:
        most = format_number(MAX_NOTE)
        text = _(
            "A note has at most %(most)s characters; a longer one was cut.", most=most
        )
        said.append(text)
    return tuple(said)
