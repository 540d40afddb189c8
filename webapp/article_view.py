"""What does the article page need to know?"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import count
from typing import TYPE_CHECKING

from flask_babel import gettext as _

from search.port.document import Role, partners
from search.query.parser import Question
from search.query.request import FacetField
from webapp.annotated_text import anchor_of, lay_out, lines_of
from webapp.citations import web_address
from webapp.links import Choice, facet_titles, new_query, search_url, value_label

if TYPE_CHECKING:
    from collections.abc import Mapping

    from search.port.document import Tag
    from search.port.matches import TaggedArticle
    from search.presentation.explanation import Reason
    from search.presentation.result import Fragment, Snippet
    from search.query.request import Query
    from webapp.annotated_text import Piece
    from webapp.story_view import StoryView


@dataclass(frozen=True, slots=True)
class TagView:
    """A tag of an article.

    Attributes:
        choice: its name, and a link to the articles that are about it.
        number: of all tags of the page, from 1.
        words: what speaks for it, each word or name once, with where it first stands.
        mentioned: whether the article only mentions it.
    """

    choice: Choice
    number: int
    words: tuple[tuple[str, str], ...]
    mentioned: bool


@dataclass(frozen=True, slots=True)
class ArticleView:
    """The article page.

    Attributes:
        found: the article with its tags.
        title, body: its texts with the question's matches.
        query: what was asked.
        reasons: why the question finds it.
        story: its story's versions.
        related: articles like it that tell other stories.
    """

    found: TaggedArticle
    title: Snippet
    body: Snippet
    query: Query
    reasons: tuple[Reason, ...] = ()
    story: StoryView | None = None
    related: tuple[TaggedArticle, ...] = ()

    @property
    def question(self) -> str:
        """What was typed, or ""."""
        return self.query.question.text

    @property
    def channels(self) -> Mapping[str, str]:
        """What each channel is called."""
        return {
            "exact": _("exact form"),
            "lemma": _("any form of the word"),
            "folded": _("without diacritics"),
            "name": _("the same name in another spelling"),
            "equivalent": _("same meaning"),
        }

    @property
    def headline(self) -> tuple[Piece, ...]:
        """The title, laid out."""
        return lay_out(self.title, "title", self._tags)

    @property
    def paragraphs(self) -> tuple[tuple[Piece, ...], ...]:
        """The body, laid out paragraph by paragraph; matches go on from the title's."""
        first = 1 + sum(fragment.match for fragment in self.title)
        return lines_of(lay_out(self.body, "body", self._tags, first))

    @property
    def matches(self) -> int:
        """How much matched in the title and the body."""
        return sum(fragment.match for fragment in (*self.title, *self.body))

    @property
    def source_url(self) -> str:
        """Link to the original, if it is a web address; anything else is no link."""
        return web_address(self.found.article.url)

    @property
    def linked_data(self) -> dict[str, object]:
        """What search engines are told of the article, as schema.org has it."""
        article, published = self.found.article, self.found.article.published
        known: dict[str, object] = {
            "@context": "https://schema.org",
            "@type": "NewsArticle",
            "headline": article.title,
            "inLanguage": article.lang,
            "datePublished": published.isoformat() if published else "",
            "publisher": article.source
            and {"@type": "Organization", "name": article.source},
            "url": self.source_url,
            "about": [
                {"@type": "Country", "name": value_label(FacetField.COUNTRY, tag.value)}
                for tag in partners(self.found.countries)
            ],
        }
        return {name: value for name, value in known.items() if value}

    @property
    def tags(self) -> tuple[tuple[str, tuple[TagView, ...]], ...]:
        """Countries, organizations and topics: a title, then the tags under it."""
        numbers = count(1)
        return tuple(
            (
                facet_titles()[field],
                tuple(_tag_view(field, tag, next(numbers)) for tag in tags),
            )
            for field, tags in self._groups
            if tags
        )

    @property
    def _groups(self) -> tuple[tuple[FacetField, tuple[Tag, ...]], ...]:
        return (
            (FacetField.COUNTRY, self.found.countries),
            (FacetField.ORGANIZATION, self.found.organizations),
            (FacetField.TOPIC, self.found.topics),
        )

    @property
    def _tags(self) -> tuple[Tag, ...]:
        """All tags in the order in which they are numbered."""
        return tuple(tag for _, tags in self._groups for tag in tags)

    @property
    def back_url(self) -> str:
        """Link back to the search."""
        asked = new_query(self.query.question)
        return search_url(
            replace(
                asked,
                expand=self.query.expand,
                excluded_expansions=self.query.excluded_expansions,
            )
        )


def paragraphs_of(body: Snippet) -> tuple[tuple[Fragment, ...], ...]:
    """Cut a body's fragments into paragraphs; empty ones are left out."""
    paragraphs: list[list[Fragment]] = [[]]
    for fragment in body:
        first, *others = fragment.text.split("\n")
        paragraphs[-1].append(fragment._replace(text=first))
        paragraphs += [[fragment._replace(text=other)] for other in others]
    filled = (tuple(f for f in p if f.text) for p in paragraphs)
    return tuple(p for p in filled if p)


def _tag_view(field: FacetField, tag: Tag, number: int) -> TagView:
    query = new_query(Question(), {field: frozenset({tag.value})})
    label = value_label(field, tag.value)
    words: dict[str, str] = {}
    for evidence in tag.evidence:
        words.setdefault(evidence.text, anchor_of(evidence.field, evidence.start))
    return TagView(
        Choice(label, search_url(query), selected=False),
        number,
        tuple(words.items()),
        mentioned=tag.role is Role.MENTIONED,
    )
