"""What is shown of an article's story?"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from flask_babel import gettext as _

from webapp.links import article_url
from webapp.number_format import format_share
from webapp.paragraph_alignment import align
from webapp.request_context import current_reader

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from corpus import Article
    from search.port.matches import TaggedArticle
    from search.presentation.result import Fragment, Snippet
    from search.query.request import Query
    from search.stories import Story, Version

MOST_VERSIONS = 20
"""Versions that a card of a list names; the article's own page has all."""
CERTAIN = 1.0
"""Confidence of a story that the input declares."""


class VersionLink(NamedTuple):
    """A version of a story as a link.

    Attributes:
        lang: ISO 639-1 code of its language.
        url: its article page.
        repost: whether another version in its language says nearly the same.
        published: its day, where it has one and it is shown.
        source: its publisher, where it has one and it is shown.
        compare_url: URL of both versions side by side, or "".
        current: whether it is the article that is read.
    """

    lang: str
    url: str
    repost: bool
    published: date | None = None
    source: str = ""
    compare_url: str = ""
    current: bool = False


class ParagraphPair(NamedTuple):
    """Aligned paragraphs of two versions."""

    left: tuple[tuple[Fragment, ...], ...]
    right: tuple[tuple[Fragment, ...], ...]


@dataclass(frozen=True, slots=True)
class ComparisonView:
    """Another version, shown next to the article.

    Attributes:
        tagged: the other version.
        title: its title with the question's matches.
        pairs: paragraphs of both, row by row.
        url: its article page.
        alone_url: the article without the other version.
    """

    tagged: TaggedArticle
    title: Snippet
    pairs: tuple[ParagraphPair, ...]
    url: str
    alone_url: str


@dataclass(frozen=True, slots=True)
class StoryView:
    """The versions of an article's story.

    Attributes:
        story: with its confidence.
        versions: all of them, the article's own too.
        comparison: another version next to the article, if one was requested.
    """

    story: Story
    versions: tuple[VersionLink, ...]
    comparison: ComparisonView | None = None

    @property
    def confidence(self) -> str:
        """How sure it is that the versions belong together."""
        if self.story.confidence >= CERTAIN:
            return str(_("linked by its source"))
        return str(_("about %(share)s sure", share=format_share(self.story.confidence)))

    @property
    def compare_url(self) -> str:
        """URL of the article next to the first other version, or ""."""
        urls = (v.compare_url for v in self.versions if v.compare_url)
        return next(urls, "")


def version_links(
    story: Story, shown: Article, query: Query, at: int = 0, most: int = MOST_VERSIONS
) -> tuple[VersionLink, ...]:
    """Return links to the versions of a story other than the one that is shown.

    Those have days and publishers where they are not the same.

    Args:
        story: the story.
        shown: the article.
        query: the list that it was found in.
        at: its rank there, from 1; 0 for none.
        most: links that there is room for.
    """
    others = (v for v in story.versions if v.article_id != shown.id)
    return tuple(
        _other_version(version, shown, article_url(version.article_id, query, at=at))
        for version in islice(others, min(most, MOST_VERSIONS))
    )


def _other_version(version: Version, shown: Article, url: str) -> VersionLink:
    link = VersionLink(version.lang, url, version.repost)
    tagged = current_reader().get(version.article_id)
    if tagged is None:
        return link
    article = tagged.article
    return link._replace(
        published=article.published if article.published != shown.published else None,
        source=article.source if article.source != shown.source else "",
    )


def all_versions(
    story: Story,
    versions: Sequence[TaggedArticle],
    article_id: str,
    query: Query,
    at: int = 0,
) -> tuple[VersionLink, ...]:
    """Return links to all versions of a story that are in the index.

    Args:
        story: the story.
        versions: of it.
        article_id: the one that is read.
        query: the list that it was found in.
        at: its rank there, from 1; 0 for none.
    """
    reposts = {v.article_id for v in story.versions if v.repost}
    return tuple(
        VersionLink(
            lang=tagged.article.lang,
            url=article_url(tagged.article.id, query, at=at),
            repost=tagged.article.id in reposts,
            published=tagged.article.published,
            source=tagged.article.source,
            compare_url=""
            if tagged.article.id == article_id
            else article_url(article_id, query, tagged.article.id, at),
            current=tagged.article.id == article_id,
        )
        for tagged in versions
    )


def choose_version(
    id_or_lang: str, versions: Sequence[TaggedArticle]
) -> TaggedArticle | None:
    """Return the version with an id, else the first in a language; None without any."""
    for tagged in versions:
        if tagged.article.id == id_or_lang:
            return tagged
    return next(
        (tagged for tagged in versions if tagged.article.lang == id_or_lang), None
    )


def pair_paragraphs(
    left: tuple[tuple[Fragment, ...], ...], right: tuple[tuple[Fragment, ...], ...]
) -> tuple[ParagraphPair, ...]:
    """Align the paragraphs of two versions."""
    lengths = [[sum(len(f.text) for f in p) for p in side] for side in (left, right)]
    return tuple(
        ParagraphPair(
            tuple(left[i] for i in row.left), tuple(right[i] for i in row.right)
        )
        for row in align(*lengths)
    )
