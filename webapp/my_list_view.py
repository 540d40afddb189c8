"""What does the page of a visitor's list need to know?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from flask import url_for

from webapp.citation_styles import Runs, cite, language_of_words, style_name, styles_for
from webapp.citing import cited_today
from webapp.my_list import MAX_ARTICLES, MAX_NOTE, list_args
from webapp.query_string import encode_args
from webapp.request_context import current_locale, current_preferred, current_reader

if TYPE_CHECKING:
    from collections.abc import Iterable

    from search.port.matches import TaggedArticle
    from search.presentation.result import Hit, Result
    from webapp.my_list import Listed, MyList

TABLES = (("xlsx", "Excel"), ("csv", "CSV"))
"""Tables that a list can be had as: suffixes and names."""
REFERENCES = (
    ("ris", "RIS"),
    ("bib", "BibTeX"),
    ("json", "CSL-JSON"),
)
"""Files for reference managers: suffixes and names."""
LONG_ADDRESS = 7_000
"""Characters of an address that some servers and mail programs no longer take."""


class Row(NamedTuple):
    """An article on the page.

    Attributes:
        listed: the article, with its note.
        version: its version in the language that the reader prefers, if it has another.
    """

    listed: Listed
    version: TaggedArticle | None


class File(NamedTuple):
    """A list as a file: its suffix, the name of its format and its URL."""

    kind: str
    name: str
    url: str


class StyleChoice(NamedTuple):
    """A style in which a list can be cited.

    Attributes:
        id, name: in addresses, and for people.
        selected: whether the page shows its citations.
    """

    id: str
    name: str
    selected: bool


class CitationText(NamedTuple):
    """A citation and the language of its words."""

    runs: Runs
    lang: str


@dataclass(frozen=True, slots=True)
class ListView:
    """The page of a list.

    Attributes:
        my_list: the list that the address asks for.
        style: style of the citations that are shown.
        cites: whether a style was chosen, so that the citations are unfolded.
        asks: whether the visitor must confirm that the list is to be emptied.
        found: what a search for more articles found, if one was made.
    """

    my_list: MyList
    style: str
    cites: bool = False
    asks: bool = False
    found: Result | None = None
    most: int = MAX_ARTICLES
    most_characters: int = MAX_NOTE

    @property
    def rows(self) -> tuple[Row, ...]:
        """The articles."""
        return tuple(
            Row(listed, _version_for_reader(listed.tagged))
            for listed in self.my_list.articles
        )

    @property
    def address(self) -> str:
        """URL of the list, to be shared."""
        args = encode_args(list_args(self.my_list.articles))
        return url_for("pages.my_list", _external=True) + args

    @property
    def is_long(self) -> bool:
        """Whether some servers and mail programs may not take the address."""
        return len(self.address) > LONG_ADDRESS

    @property
    def tables(self) -> tuple[File, ...]:
        """The list as tables."""
        return tuple(File(kind, name, self.file_url(kind)) for kind, name in TABLES)

    @property
    def references(self) -> tuple[File, ...]:
        """The list for reference managers."""
        return tuple(File(kind, name, self.file_url(kind)) for kind, name in REFERENCES)

    @property
    def text_url(self) -> str:
        """URL of the citations as a text file."""
        return self.file_url("txt", ("style", self.style))

    @property
    def styles(self) -> tuple[StyleChoice, ...]:
        """The styles, the one of the reader's country first."""
        return tuple(
            StyleChoice(style, style_name(style), style == self.style)
            for style in styles_for(current_locale())
        )

    @property
    def citations(self) -> tuple[CitationText, ...]:
        """The articles as the chosen style cites them."""
        return tuple(
            citation(self.style, listed.tagged) for listed in self.my_list.articles
        )

    @property
    def more(self) -> tuple[Hit, ...]:
        """Hits of the search for more that are not on the list."""
        ids = {listed.tagged.article.id for listed in self.my_list.articles}
        hits = self.found.hits if self.found else ()
        return tuple(hit for hit in hits if hit.tagged.article.id not in ids)

    def file_url(self, kind: str, *more: tuple[str, str]) -> str:
        """Return the URL of the list as a file."""
        args = [*more, *list_args(self.my_list.articles)]
        lang = current_locale()
        return url_for("list_exports.file", lang=lang, kind=kind) + encode_args(args)


def citation(style: str, tagged: TaggedArticle) -> CitationText:
    """Return an article as a style cites it."""
    locale = current_locale()
    runs = cite(style, cited_today(tagged), locale)
    return CitationText(runs, language_of_words(style, locale))


def citations_of(tagged: TaggedArticle) -> Iterable[tuple[str, str, CitationText]]:
    """Yield an article as each style cites it: the style's id and name first."""
    for style in styles_for(current_locale()):
        yield style, style_name(style), citation(style, tagged)


def _version_for_reader(tagged: TaggedArticle) -> TaggedArticle | None:
    """Return the version that the reader would rather read, None if it is the same."""
    own = tagged.article
    found = current_reader().version_for(own.id, current_preferred())
    return found if found and found.article.lang != own.lang else None
