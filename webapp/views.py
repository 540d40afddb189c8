"""What do the templates need to know?"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urlencode, urlsplit

from flask import url_for
from flask_babel import format_date, gettext as _

from search import MAX_DEPTH, FacetField, Query, Question, Sort
from webapp.current import current_locale, current_settings
from webapp.documents import facet_label
from webapp.params import args_from_query, query_string

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from search import (
        Facet,
        Found,
        Fragment,
        Hit,
        Mended,
        Reason,
        Result,
        Snippet,
        Tag,
    )

SHOWN = 8
"""Values of a facet that are shown at once; the others fold out."""
PAGES_AROUND = 2
"""Pages linked on each side of the current one."""


class Chip(NamedTuple):
    """A filter in force, and the link that takes it back."""

    field: str
    label: str
    url: str


@dataclass(frozen=True, slots=True)
class Choice:
    """A facet's value or a sort order as a link."""

    label: str
    url: str
    selected: bool
    count: int = 0


@dataclass(frozen=True, slots=True)
class FacetView:
    """A facet with the values that are shown at once and those that fold out."""

    name: str
    title: str
    shown: tuple[Choice, ...]
    folded: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class SearchView:
    """The search page.

    Attributes:
        result: the answer.
        without_filters: articles there would be without filters, where there are none.
        mended: another question that finds more, where this one finds next to nothing.
    """

    result: Result
    without_filters: int = 0
    mended: Mended | None = None

    @property
    def query(self) -> Query:
        """What was asked."""
        return self.result.query

    @property
    def is_start(self) -> bool:
        """Whether nothing was asked yet."""
        return not query_string(self.query, size=self.query.size)

    @property
    def hidden(self) -> list[tuple[str, str]]:
        """What the search form hands on besides what is typed into it."""
        args = args_from_query(self.query, size=current_settings().page_size)
        typed = {"q", "from", "to", "page"}
        return [(name, value) for name, value in args if name not in typed]

    @property
    def chips(self) -> tuple[Chip, ...]:
        """The filters in force."""
        query, locale = self.query, current_locale()
        chips = [
            Chip(
                _facet_titles()[field],
                facet_label(field, value, locale),
                _link(query.toggled(field, value)),
            )
            for field in FacetField
            for value in sorted(query.selected(field))
        ]
        if query.since:
            url = _link(replace(query, since=None, page=1))
            chips.append(Chip(_("From"), day_label(query.since), url))
        if query.until:
            url = _link(replace(query, until=None, page=1))
            chips.append(Chip(_("To"), day_label(query.until), url))
        return tuple(chips)

    @property
    def facets(self) -> tuple[FacetView, ...]:
        """The facets; selected values are always among those shown at once."""
        return tuple(_facet_view(facet, self.query) for facet in self.result.facets)

    @property
    def has_facets(self) -> bool:
        """Whether any facet has a value."""
        return any(facet.values for facet in self.result.facets)

    @property
    def sorts(self) -> tuple[Choice, ...]:
        """The orders of hits that make sense here."""
        labels = {Sort.NEWEST: _("Newest"), Sort.OLDEST: _("Oldest")}
        current = self.query.sort
        if self.query.question.node is not None:
            labels = {Sort.RELEVANCE: _("Best match"), **labels}
        elif current is Sort.RELEVANCE:  # without a question nothing matches better
            current = Sort.NEWEST
        return tuple(
            Choice(
                labels[sort],
                _link(replace(self.query, sort=sort, page=1)),
                sort is current,
            )
            for sort in labels
        )

    @property
    def apart_url(self) -> str:
        """Link to the same question with Vietnamese syllables anywhere."""
        return _link(replace(self.query, apart=True, page=1))

    @property
    def mended_url(self) -> str:
        """Link to the question that finds more, without filters as it was counted."""
        return _link(Query(question=Question(self.mended.text if self.mended else "")))

    @property
    def last_page(self) -> int:
        """Number of the last page that can be shown, at least 1."""
        reachable = min(self.result.total, MAX_DEPTH)
        return max(1, -(-reachable // self.query.size))

    @property
    def pages(self) -> tuple[Choice | None, ...]:
        """The page links; None stands for pages left out."""
        page, last = self.query.page, self.last_page
        around = range(page - PAGES_AROUND, page + PAGES_AROUND + 1)
        numbers = [n for n in range(1, last + 1) if n in {1, last} or n in around]
        links: list[Choice | None] = []
        for i, number in enumerate(numbers):
            if i and number - numbers[i - 1] > 1:
                links.append(None)
            url = _link(replace(self.query, page=number))
            links.append(Choice(str(number), url, number == page))
        return tuple(links)

    @property
    def previous_url(self) -> str:
        """Link to the page before, or ""."""
        page = self.query.page
        before = min(page - 1, self.last_page)
        return _link(replace(self.query, page=before)) if before else ""

    @property
    def next_url(self) -> str:
        """Link to the next page, or ""."""
        page = self.query.page
        more = page < self.last_page
        return _link(replace(self.query, page=page + 1)) if more else ""

    @property
    def cleared_url(self) -> str:
        """Link to the same question without any filter."""
        return _link(replace(self.query, filters={}, since=None, until=None, page=1))

    def article_url(self, hit: Hit) -> str:
        """Link to a hit's article, with the question to mark its matches."""
        return article_url(hit.found.article.id, self.query.question)

    def example_url(self, text: str) -> str:
        """Link to a search to start with."""
        return _link(Query(question=Question(text)))

    def tags(self, hit: Hit) -> tuple[Choice, ...]:
        """A hit's countries and topics as links that filter."""
        return _tag_links(hit.found, self.query)


@dataclass(frozen=True, slots=True)
class ArticleView:
    """The article page.

    Attributes:
        found: the article with its tags.
        title, body: its texts with the question's matches.
        question: what was typed, or "".
        reasons: why the question finds it.
    """

    found: Found
    title: Snippet
    body: Snippet
    question: str
    reasons: tuple[Reason, ...] = ()

    @property
    def channels(self) -> Mapping[str, str]:
        """What each channel is called."""
        return {
            "exact": _("exact form"),
            "lemma": _("any form of the word"),
            "folded": _("without diacritics"),
            "name": _("the same name in another spelling"),
        }

    @property
    def paragraphs(self) -> tuple[tuple[Fragment, ...], ...]:
        """The body's fragments, paragraph by paragraph."""
        paragraphs: list[list[Fragment]] = [[]]
        for fragment in self.body:
            first, *others = fragment.text.split("\n")
            paragraphs[-1].append(fragment._replace(text=first))
            paragraphs += [[fragment._replace(text=other)] for other in others]
        filled = (tuple(f for f in p if f.text) for p in paragraphs)
        return tuple(p for p in filled if p)

    @property
    def source_url(self) -> str:
        """Link to the original, if it is a web address; anything else is no link."""
        url = self.found.article.url
        try:
            scheme = urlsplit(url).scheme
        except ValueError:
            return ""
        return url if scheme in {"http", "https"} else ""

    @property
    def tags(
        self,
    ) -> tuple[tuple[str, tuple[tuple[Choice, tuple[str, ...]], ...]], ...]:
        """Countries and topics: a title, then each with a link and its evidence."""
        groups = (
            (FacetField.COUNTRY, self.found.countries),
            (FacetField.TOPIC, self.found.topics),
        )
        return tuple(
            (_facet_titles()[field], tuple(_evidence(field, tag) for tag in tags))
            for field, tags in groups
            if tags
        )

    @property
    def back_url(self) -> str:
        """Link back to the search."""
        return _link(Query(question=Question(self.question)))


def article_url(article_id: str, question: Question) -> str:
    """Link to an article."""
    url = url_for("pages.article", article_id=article_id)
    return f"{url}?{urlencode({'q': question.text})}" if question.text else url


def day_label(day: date) -> str:
    """Write a day in the interface's language."""
    label: str = format_date(day, "long")
    return label


def _link(query: Query) -> str:
    size = current_settings().page_size
    return url_for("pages.search") + query_string(query, size=size)


def _facet_titles() -> dict[FacetField, str]:
    return {
        FacetField.COUNTRY: _("Partner country"),
        FacetField.TOPIC: _("Topic"),
        FacetField.LANG: _("Language"),
        FacetField.YEAR: _("Year"),
    }


def _facet_view(facet: Facet, query: Query) -> FacetView:
    locale = current_locale()
    choices = [
        Choice(
            facet_label(facet.field, value.value, locale),
            _link(query.toggled(facet.field, value.value)),
            value.selected,
            value.count,
        )
        for value in facet.values
    ]
    shown = [c for i, c in enumerate(choices) if i < SHOWN or c.selected]
    folded = [c for i, c in enumerate(choices) if i >= SHOWN and not c.selected]
    title = _facet_titles()[facet.field]
    return FacetView(facet.field.value, title, tuple(shown), tuple(folded))


def _tag_links(found: Found, query: Query) -> tuple[Choice, ...]:
    locale = current_locale()
    tags = [(FacetField.COUNTRY, tag) for tag in found.countries[:4]]
    tags += [(FacetField.TOPIC, tag) for tag in found.topics[:3]]
    return tuple(
        Choice(
            facet_label(field, tag.value, locale),
            _link(query.toggled(field, tag.value)),
            tag.value in query.selected(field),
        )
        for field, tag in tags
    )


def _evidence(field: FacetField, tag: Tag) -> tuple[Choice, tuple[str, ...]]:
    query = Query(filters={field: frozenset({tag.value})})
    label = facet_label(field, tag.value, current_locale())
    words = dict.fromkeys(evidence.text for evidence in tag.evidence)
    return Choice(label, _link(query), selected=False), tuple(words)
