"""What does the article page need to know?"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import count
from typing import TYPE_CHECKING

from search.port.document import Role, partners
from search.presentation.derived_title import is_cut, without_derived_title
from search.presentation.snippet import ELLIPSIS
from search.presentation.word_spans import Way
from search.query.facets import FacetField
from search.query.parser import Question
from webapp.annotated_text import TextRun, anchor_of, annotate, lines_of
from webapp.citations import web_address
from webapp.links import (
    Choice,
    article_url,
    default_query,
    facet_title,
    search_url,
    value_label,
)
from webapp.one_line import MAX_CITED, shortened

if TYPE_CHECKING:
    from search.port.document import Tag
    from search.port.matches import TaggedArticle
    from search.presentation.found_words import FoundWord, Occurrences
    from search.presentation.result import Fragment, Snippet
    from webapp.list_place import ListPlace
    from webapp.story_view import StoryView

_CUT = TextRun(ELLIPSIS)


@dataclass(frozen=True, slots=True)
class TagView:
    """A tag of an article.

    Attributes:
        choice: its name, and a link to the articles that are about it.
        number: of all tags of the page, from 1.
        words: its evidence, each word or name once, with the id of its first
            occurrence.
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
        tagged: the article with its tags.
        title, body: its texts with the question's matches.
        place: the list that it was found in, and where.
        found_words: how it has the words of the question.
        omitted: parts of the question that its answer leaves out, as typed.
        story: its story's versions.
        related: articles like it, of other stories.
    """

    tagged: TaggedArticle
    title: Snippet
    body: Snippet
    place: ListPlace
    found_words: tuple[FoundWord, ...] = ()
    omitted: tuple[str, ...] = ()
    story: StoryView | None = None
    related: tuple[TaggedArticle, ...] = ()

    def related_url(self, other: TaggedArticle) -> str:
        """Return the URL of a related article, with the list that one came from."""
        return article_url(other.article.id, self.place.query)

    @property
    def question(self) -> str:
        """What was typed, or ""."""
        return self.place.query.question.text

    @property
    def found(self) -> tuple[FoundWord, ...]:
        """The question's words with how the article has each; countries by name."""
        return tuple(
            replace(word, occurrences=tuple(map(_with_labels, word.occurrences)))
            for word in self.found_words
        )

    @property
    def left_out(self) -> tuple[str, ...]:
        """What the answer leaves out of the question, unless the article has it."""
        found = {word.word for word in self.found_words}
        return tuple(text for text in self.omitted if text not in found)

    @property
    def headline(self) -> tuple[TextRun, ...]:
        """The title, annotated; one made of the body as that part of the body."""
        beginning, _ = self._parts
        if not beginning:
            return annotate(self.title, "title", self._tags)
        runs = annotate(beginning, "body", self._tags)
        text = [run for run in runs if run.text != "\n"]
        if not is_cut(self.tagged.article):
            return tuple(text)
        return (*text[:-1], text[-1]._replace(text=text[-1].text.rstrip()), _CUT)

    @property
    def paragraphs(self) -> tuple[tuple[TextRun, ...], ...]:
        """The body's annotated paragraphs; matches are numbered on from the title's.

        What the title repeats of the body is left out.
        """
        beginning, rest = self._parts
        first = 1 + sum(fragment.match for fragment in beginning or self.title)
        offset = sum(len(fragment.text) for fragment in beginning)
        lines = lines_of(annotate(rest, "body", self._tags, first, offset))
        if beginning and lines and is_cut(self.tagged.article):
            return ((_CUT, *lines[0]), *lines[1:])
        return lines

    @property
    def matches(self) -> int:
        """Number of matches in the title and the body."""
        title = () if self._parts[0] else self.title
        return sum(fragment.match for fragment in (*title, *self.body))

    @property
    def _parts(self) -> tuple[Snippet, Snippet]:
        """What a title made of the body repeats of it, and the rest of the body."""
        return without_derived_title(self.tagged.article, self.body)

    @property
    def source_url(self) -> str:
        """URL of the original if it is a web address, or ""."""
        return web_address(self.tagged.article.url)

    @property
    def linked_data(self) -> dict[str, object]:
        """The article in the vocabulary of schema.org, for search engines."""
        article, published = self.tagged.article, self.tagged.article.published
        properties: dict[str, object] = {
            "@context": "https://schema.org",
            "@type": "NewsArticle",
            "headline": shortened(article.title, MAX_CITED),
            "inLanguage": article.lang,
            "datePublished": published.isoformat() if published else "",
            "publisher": article.source
            and {"@type": "Organization", "name": article.source},
            "url": self.source_url,
            "about": [
                {"@type": "Country", "name": value_label(FacetField.COUNTRY, tag.value)}
                for tag in partners(self.tagged.countries)
            ],
        }
        return {name: value for name, value in properties.items() if value}

    @property
    def tags(self) -> tuple[tuple[str, tuple[TagView, ...]], ...]:
        """Countries, organizations and topics: a title, then its tags."""
        numbers = count(1)
        return tuple(
            (
                facet_title(field),
                tuple(_tag_view(field, tag, next(numbers)) for tag in tags),
            )
            for field, tags in self._groups
            if tags
        )

    @property
    def _groups(self) -> tuple[tuple[FacetField, tuple[Tag, ...]], ...]:
        return (
            (FacetField.COUNTRY, self.tagged.countries),
            (FacetField.ORGANIZATION, self.tagged.organizations),
            (FacetField.TOPIC, (*self.tagged.topics, *self.tagged.subtopics)),
        )

    @property
    def _tags(self) -> tuple[Tag, ...]:
        """All tags in the order in which they are numbered."""
        return tuple(tag for _, tags in self._groups for tag in tags)


def paragraphs_of(body: Snippet) -> tuple[tuple[Fragment, ...], ...]:
    """Split a body's fragments into paragraphs; empty ones are left out."""
    paragraphs: list[list[Fragment]] = [[]]
    for fragment in body:
        first, *others = fragment.text.split("\n")
        paragraphs[-1].append(fragment._replace(text=first))
        paragraphs += [[fragment._replace(text=other)] for other in others]
    filled = (tuple(f for f in p if f.text) for p in paragraphs)
    return tuple(p for p in filled if p)


def _with_labels(found: Occurrences) -> Occurrences:
    if found.way is not Way.COUNTRY:
        return found
    names = (value_label(FacetField.COUNTRY, code) for code in found.forms)
    return replace(found, forms=tuple(names))


def _tag_view(field: FacetField, tag: Tag, number: int) -> TagView:
    query = default_query(Question(), {field: frozenset({tag.value})})
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
