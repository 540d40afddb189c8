"""What does the search page need to know?"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from flask_babel import gettext as _

from search.port.document import partners
from search.query.parser import Question
from search.query.request import MAX_RESULT_WINDOW, FacetField, Query, Sort
from webapp.expansion_view import EquivalentsView
from webapp.facet_view import FacetView, facet_view
from webapp.links import (
    Chip,
    Choice,
    article_url,
    day_label,
    facet_titles,
    handover_urls,
    new_query,
    search_args,
    search_url,
    value_label,
)
from webapp.number_format import counted
from webapp.overview import overview_url
from webapp.params import args_from_query
from webapp.request_context import current_preferred
from webapp.story_view import VersionLink, version_links
from webapp.timeline import Timeline, timeline

if TYPE_CHECKING:
    from search.port.matches import TaggedArticle
    from search.presentation.result import Hit, Result
    from search.suggestion.did_you_mean import Correction
    from webapp.facet_links import Toggles

PAGES_AROUND = 2
"""Pages linked on each side of the current one."""


@dataclass(frozen=True, slots=True)
class SearchView:
    """The search page.

    Attributes:
        result: the answer.
        toggles: what the values of its facets link to.
        wider: the answer there would be without filters, where there are some.
        mended: another question that finds more, where this one finds next to nothing.
        learnt: whether the index knows more words of the same meaning than the
            thesaurus.
    """

    result: Result
    toggles: Toggles
    wider: Result | None = None
    mended: Correction | None = None
    learnt: bool = True

    @property
    def query(self) -> Query:
        """What was asked."""
        return self.result.query

    @property
    def is_start(self) -> bool:
        """Whether nothing was asked yet."""
        return not args_from_query(
            self.query,
            size=self.query.size,
            grouped=True,
            preferred=current_preferred(),
        )

    @property
    def hidden(self) -> list[tuple[str, str]]:
        """What the search form hands on besides what is typed into it."""
        typed = {"q", "from", "to", "page"}
        args = search_args(self.query)
        return [(name, value) for name, value in args if name not in typed]

    @property
    def without_filters(self) -> int:
        """Articles there would be without filters, where there are none with them."""
        return self.wider.total if self.wider and not self.result.total else 0

    @property
    def chips(self) -> tuple[Chip, ...]:
        """The filters in force."""
        query = self.query
        chips = [
            Chip(
                facet_titles()[field],
                value_label(field, value),
                search_url(query.toggled(field, value)),
            )
            for field in FacetField
            for value in sorted(query.selected(field))
        ]
        if query.since:
            url = search_url(replace(query, since=None, page=1))
            chips.append(Chip(_("From"), day_label(query.since), url))
        if query.until:
            url = search_url(replace(query, until=None, page=1))
            chips.append(Chip(_("To"), day_label(query.until), url))
        return tuple(chips)

    @property
    def facets(self) -> tuple[FacetView, ...]:
        """The facets; selected values are always among those shown at once."""
        wider = {f.field: f for f in self.wider.facets} if self.wider else {}
        return tuple(
            facet_view(facet, self.toggles, wider.get(facet.field))
            for facet in self.result.facets
        )

    @property
    def timeline(self) -> Timeline:
        """When the articles found were published."""
        return timeline(self.result)

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
                search_url(replace(self.query, sort=sort, page=1)),
                sort is current,
            )
            for sort in labels
        )

    @property
    def count(self) -> str:
        """How many articles and stories were found."""
        return counted(self.result.total, self.result.stories)

    @property
    def apart_url(self) -> str:
        """Link to the same question with Vietnamese syllables anywhere."""
        return search_url(replace(self.query, syllables_apart=True, page=1))

    @property
    def mended_url(self) -> str:
        """Link to the question that finds more, without filters as it was counted."""
        text = self.mended.text if self.mended else ""
        return search_url(new_query(Question(text)))

    @property
    def equivalents(self) -> EquivalentsView:
        """The words of the same meaning that were searched as well."""
        return EquivalentsView(self.result.segments, self.query, self.learnt)

    @property
    def switch_url(self) -> str:
        """Link to the same answer by articles instead of stories, or back."""
        query = self.query
        return search_url(replace(query, grouped=not query.grouped, page=1))

    @property
    def last_page(self) -> int:
        """Number of the last page that can be shown, at least 1."""
        grouped = self.query.grouped
        items = self.result.stories if grouped else self.result.total
        reachable = min(items, MAX_RESULT_WINDOW)
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
            url = search_url(replace(self.query, page=number))
            links.append(Choice(str(number), url, number == page))
        return tuple(links)

    @property
    def previous_url(self) -> str:
        """Link to the page before, or ""."""
        page = self.query.page
        before = min(page - 1, self.last_page)
        return search_url(replace(self.query, page=before)) if before else ""

    @property
    def next_url(self) -> str:
        """Link to the next page, or ""."""
        page = self.query.page
        more = page < self.last_page
        return search_url(replace(self.query, page=page + 1)) if more else ""

    @property
    def cleared_url(self) -> str:
        """Link to the same question without any filter."""
        return search_url(
            replace(self.query, filters={}, since=None, until=None, page=1)
        )

    @property
    def handed_on(self) -> dict[str, str]:
        """Links to this list as a feed and as files; the files hold every article."""
        return handover_urls(self.query)

    @property
    def overview_url(self) -> str:
        """Link to the same answer as an overview."""
        return overview_url(self.query)

    def article_url(self, hit: Hit) -> str:
        """Link to a hit's article, with the question to mark its matches."""
        return article_url(hit.found.article.id, self.query)

    def example_url(self, text: str) -> str:
        """Link to a search to start with."""
        return search_url(new_query(Question(text)))

    def versions(self, hit: Hit) -> tuple[VersionLink, ...]:
        """The other versions of a hit's story, where a story is shown once."""
        if not self.query.grouped:
            return ()
        return version_links(hit.story, hit.found.article.id, self.query)

    def tags(self, hit: Hit) -> tuple[Choice, ...]:
        """A hit's partners and topics as links that filter."""
        return _tag_links(hit.found, self.toggles)


def _tag_links(found: TaggedArticle, toggles: Toggles) -> tuple[Choice, ...]:
    tags = [(FacetField.COUNTRY, tag) for tag in partners(found.countries)[:4]]
    tags += [
        (FacetField.ORGANIZATION, tag) for tag in partners(found.organizations)[:2]
    ]
    tags += [(FacetField.TOPIC, tag) for tag in found.topics[:3]]
    return tuple(
        Choice(
            value_label(field, tag.value),
            toggles.url(field, tag.value),
            tag.value in toggles.query.selected(field),
        )
        for field, tag in tags
    )
