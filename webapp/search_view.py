"""What does the search page need to know?"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from markupsafe import Markup

from search.port.document import partners
from search.query.facets import FacetField
from search.query.parser import Question
from search.query.request import Query
from webapp.expansion_view import ExpansionView
from webapp.export_links import export_urls
from webapp.facet_view import FacetView, facet_view, most_values, show_label
from webapp.filter_chips import Chip, filter_chips
from webapp.link_room import Share, room_for
from webapp.links import Choice, article_url, search_args, search_url, value_label
from webapp.number_format import format_counts
from webapp.odd_days import OddDays, odd_days
from webapp.page_titles import search_title
from webapp.pagination import Pagination, paginate
from webapp.preferences import Preferences, preferences
from webapp.query_string import query_args
from webapp.sort_names import sort_in_force, sort_names
from webapp.story_view import VersionLink, version_links
from webapp.timeline import Timeline, timeline
from webapp.topic_levels import upper_only
from webapp.version_view import FoundVersion, found_version

if TYPE_CHECKING:
    from search.presentation.result import Hit, Result
    from search.suggestion.did_you_mean import Correction
    from webapp.facet_links import FacetLinks
    from webapp.ways_out import WayOut

MAX_TAGS = {FacetField.COUNTRY: 4, FacetField.ORGANIZATION: 2, FacetField.TOPIC: 3}
"""Tags of a hit that are shown, by their facet."""
MOST_WITH_TAGS = 50
"""Hits of a page that shows their tags: those of 100 take a quarter of its bytes."""


@dataclass(frozen=True, slots=True)
class SearchView:
    """The search page.

    Attributes:
        result: the answer.
        facet_links: where the values of its facets lead.
        unfiltered: the answer without filters, if there are filters.
        correction: a question with more hits, where this one has next to none.
        ways_out: searches with one filter less, where there are no hits with all.
    """

    result: Result
    facet_links: FacetLinks
    unfiltered: Result | None = None
    correction: Correction | None = None
    ways_out: tuple[WayOut, ...] = ()

    @property
    def query(self) -> Query:
        """The search request."""
        return self.result.query

    @property
    def is_start(self) -> bool:
        """Whether this is the start page, without a question or a filter."""
        plain = replace(self.query, preferred=())
        return not query_args(plain, size=plain.size, grouped=True)

    @property
    def title(self) -> str:
        """What is searched for, in a few words; "" for all articles."""
        return search_title(self.query)

    @property
    def hidden_args(self) -> list[tuple[str, str]]:
        """The arguments that the search form adds to what is typed into it."""
        typed = {"q", "from", "to", "page"}
        args = search_args(self.query)
        return [(name, value) for name, value in args if name not in typed]

    @property
    def unfiltered_total(self) -> int:
        """Articles there would be without filters, where there are none with them."""
        return self.unfiltered.total if self.unfiltered and not self.result.total else 0

    @property
    def chips(self) -> tuple[Chip, ...]:
        """The filters in force."""
        return filter_chips(self.query)

    @property
    def facets(self) -> tuple[FacetView, ...]:
        """The facets; lists in which a value is selected are unfolded."""
        unfiltered = self.unfiltered.facets if self.unfiltered else ()
        by_field = {facet.field: upper_only(facet) for facet in unfiltered}
        facets = self.result.facets
        most = most_values(facets, self.query)
        return tuple(
            facet_view(facet, self.facet_links, by_field.get(facet.field), most)
            for facet in facets
        )

    @property
    def timeline(self) -> Timeline:
        """When the articles were published."""
        return timeline(self.result)

    @property
    def odd_days(self) -> OddDays:
        """How many articles have no day, or one that is still to come."""
        return odd_days(self.result)

    @property
    def has_facets(self) -> bool:
        """Whether any facet has a value, or excludes one."""
        counted = any(facet.values for facet in self.result.facets)
        return counted or any(self.query.excluded.values())

    @property
    def sorts(self) -> tuple[Choice, ...]:
        """The orders of hits that make sense here."""
        current = sort_in_force(self.query)
        return tuple(
            Choice(
                name,
                search_url(replace(self.query, sort=sort, page=1)),
                sort is current,
            )
            for sort, name in sort_names(self.query).items()
        )

    @property
    def count(self) -> str:
        """How many articles and stories there are."""
        return format_counts(self.result.total, self.result.stories)

    @property
    def show_label(self) -> str:
        """What the link from the filters to the list says, in the list's unit."""
        return show_label(self.result)

    @property
    def left_out(self) -> Markup:
        """The words that no result has, each marked as a word."""
        return _marked(self.result.left_out)

    @property
    def optional(self) -> Markup:
        """The words that some results lack, each marked as a word."""
        return _marked(self.result.optional)

    @property
    def apart_url(self) -> str:
        """URL of the same question with Vietnamese syllables anywhere."""
        return search_url(replace(self.query, syllables_apart=True, page=1))

    @property
    def correction_url(self) -> str:
        """URL of the corrected question, with the filters and the order in force."""
        text = self.correction.text if self.correction else ""
        return search_url(self.query.reworded(Question(text)))

    @property
    def expansions(self) -> ExpansionView:
        """The words of the same meaning that were searched as well."""
        return ExpansionView(self.result.segments, self.query)

    @property
    def switch_url(self) -> str:
        """URL of the same answer by articles instead of stories, or back."""
        query = self.query
        return search_url(replace(query, grouped=not query.grouped, page=1))

    @property
    def preferences(self) -> Preferences:
        """Which languages of articles can be shown first, and which one is."""
        return preferences(self.query)

    @property
    def pagination(self) -> Pagination:
        """The pages of the answer."""
        return paginate(self.result)

    @property
    def unfiltered_url(self) -> str:
        """URL of the same question without any filter."""
        return search_url(self.query.unfiltered())

    @property
    def export_urls(self) -> dict[str, str]:
        """URLs of this list as a feed and as files; the files hold every article."""
        return export_urls(self.query)

    def rank(self, hit: Hit) -> int:
        """Return a hit's rank in the whole list, from 1; 0 if it is only near."""
        first = (self.query.page - 1) * self.query.size + 1
        ranks = (n for n, each in enumerate(self.result.hits, first) if each is hit)
        return next(ranks, 0)

    def article_url(self, hit: Hit) -> str:
        """Return the URL of what a hit shows, with this list and its rank there.

        It has neither where the page has no room for the addresses of all hits.
        """
        if len(self.result.hits) > room_for(Share.HITS, self.query):
            return article_url(hit.shown.article.id, Query())
        return article_url(hit.shown.article.id, self.query, at=self.rank(hit))

    def found(self, hit: Hit) -> FoundVersion | None:
        """Return the version that was found if it is not the one that is shown."""
        return found_version(hit, self.query, self.rank(hit))

    def versions(self, hit: Hit) -> tuple[VersionLink, ...]:
        """Return the versions of a hit's story that the card does not show."""
        most = room_for(Share.VERSIONS, self.query) // (len(self.result.hits) or 1)
        shown = hit.shown.article
        return version_links(hit.story, shown, self.query, self.rank(hit), most)

    def tags(self, hit: Hit) -> tuple[Choice, ...]:
        """Return a hit's partners and topics as links that filter.

        They lead nowhere, or are left out, where the page has no room for them.
        """
        if len(self.result.hits) > MOST_WITH_TAGS:
            return ()
        most = len(self.result.hits) * sum(MAX_TAGS.values())
        linked = most <= room_for(Share.TAGS, self.query)
        tags = {
            FacetField.COUNTRY: partners(hit.shown.countries),
            FacetField.ORGANIZATION: partners(hit.shown.organizations),
            FacetField.TOPIC: hit.shown.topics,
        }
        return tuple(
            Choice(
                value_label(field, tag.value),
                self.facet_links.url(field, tag.value) if linked else "",
                tag.value in self.query.selected(field),
            )
            for field, most in MAX_TAGS.items()
            for tag in tags[field][:most]
        )


def _marked(words: tuple[str, ...]) -> Markup:
    return Markup(", ").join(Markup("<i>{}</i>").format(word) for word in words)
