"""What must a search engine be able to do?

The port between the rest of the search and an engine. It speaks of documents, plans and
facets; the adapters in `search.engines` translate them for one engine each, and
`search.engines.registry` opens the adapter that a URL names.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from search.port.document import Channel
    from search.port.matches import CrossCount, Matches, Ranking, TaggedArticle
    from search.port.plan import Leaf, Plan
    from search.query.facets import FacetField
    from search.query.request import Query
    from search.stories import Story


class CacheUse(NamedTuple):
    """How often a cache was read since the index was opened.

    Attributes:
        hits: reads that found a value.
        misses: reads that did not.
    """

    hits: int
    misses: int


class Engine(Protocol):
    """One finished index, open for reading; safe to use from several threads."""

    def search(self, query: Query, plans: Mapping[str, Plan] | None) -> Matches:
        """Return one page of articles, the totals, and the counts of all facets.

        Args:
            query: filters, order and page.
            plans: the question's plan by language; None matches every article, and a
                language without a plan matches none.

        Raises:
            QueryError: a prefix stands for too many words.
        """
        ...

    def rank(
        self,
        query: Query,
        plans: Mapping[str, Plan] | None,
        facets: tuple[FacetField, ...] = (),
    ) -> Ranking:
        """Rank articles as `search` does, without reading them.

        Args:
            query: as for `search`.
            plans: as for `search`.
            facets: those to count.

        Raises:
            QueryError: a prefix stands for too many words.
        """
        ...

    def every(
        self, query: Query, plans: Mapping[str, Plan] | None
    ) -> Iterator[tuple[str, float]]:
        """Yield the ids and scores of all matches in the query's order.

        Args:
            query: filters and order; its page does not matter, and it is not grouped.
            plans: as for `search`.

        Raises:
            QueryError: a prefix stands for too many words.
        """
        ...

    def represent(
        self, query: Query, plans: Mapping[str, Plan] | None, ids: Sequence[str]
    ) -> tuple[str, ...]:
        """Return for each match the one that represents its story in a grouped page.

        Args:
            query: filters and preferred languages; without these, each match
                represents its story itself.
            plans: as for `search`.
            ids: of matches.
        """
        ...

    def cross(
        self,
        query: Query,
        plans: Mapping[str, Plan] | None,
        row: FacetField,
        column: FacetField,
    ) -> tuple[CrossCount, ...]:
        """Count the matches that have a value of one facet and one of another.

        Args:
            query: filters; what it selects in these two facets is ignored unless it
                requires all of it, what it excludes is not.
            plans: as for `search`.
            row: a facet.
            column: another one, or the same.

        Returns:
            The pairs that some match has, in the order of the values.

        Raises:
            QueryError: a prefix stands for too many words.
        """
        ...

    def count(self, plans: Mapping[str, Plan]) -> int:
        """Count the articles that plans match, whatever the filters."""
        ...

    def counts(self, questions: Sequence[Mapping[str, Plan]]) -> tuple[int, ...]:
        """Count the articles that the plans of each of some questions match."""
        ...

    def resolve(self, plans: Mapping[str, Plan]) -> Mapping[str, Plan]:
        """Replace each `FirstMatching` of the plans by its part that decides."""
        ...

    def shares(
        self, plans: Mapping[str, Plan], tagged: TaggedArticle
    ) -> tuple[tuple[Leaf, float], ...]:
        """Split an article's score by the leaves that it comes from.

        Returns:
            The leaves that the article matches, each with its share; the shares add up
            to the score.
        """
        ...

    def frequency(self, channel: Channel, lang: str, term: str) -> int:
        """Count the articles that have a term (its document frequency)."""
        ...

    def frequencies(self, terms: Sequence[tuple[Channel, str, str]]) -> tuple[int, ...]:
        """Count the articles that have each of some terms.

        Args:
            terms: channel, language and text of each.
        """
        ...

    def similar_terms(
        self, channel: Channel, lang: str, term: str, distance: int
    ) -> tuple[tuple[str, int], ...]:
        """Return the terms within an edit distance of one, with their frequencies."""
        ...

    def get(self, article_id: str) -> TaggedArticle | None:
        """Return an article by its id, None where there is none."""
        ...

    def get_all(self, ids: Sequence[str]) -> Mapping[str, TaggedArticle]:
        """Return some articles by their ids, without those that there are not."""
        ...

    def story_ids(self, ids: Sequence[str]) -> tuple[str, ...]:
        """Return the id of the story of each of some articles.

        An article that there is not is a story of its own.
        """
        ...

    def stories(self, ids: Sequence[str]) -> tuple[Story, ...]:
        """Return the story of each of some articles, as `TaggedArticle` has it.

        An article that there is not is a story of its own.
        """
        ...

    def articles(self) -> Iterator[TaggedArticle]:
        """Yield every article."""
        ...

    def caches(self) -> Mapping[str, CacheUse]:
        """Return the use of each cache since the index was opened, by cache name."""
        ...

    def close(self) -> None:
        """Release files and memory maps; the engine must not be used afterwards."""
        ...
