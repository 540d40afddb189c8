"""Which stories are told in some languages and missing in others?"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from corpus import LANGUAGES
from search.query.facets import FacetField
from search.query.request import Sort
from webapp.links import overview_url
from webapp.overview_mark import with_value

if TYPE_CHECKING:
    from collections.abc import Iterable

    from search.query.request import Query
    from search.searcher.reader import Reader

MAX_ARTICLES = 20_000
"""Articles whose stories are read, the newest."""


class LanguageGap(NamedTuple):
    """What a language has of the stories.

    Attributes:
        lang: ISO 639-1 code.
        present: stories with a version in it.
        missing: stories without one.
        url: the overview that lists those.
        listed: whether they are listed.
    """

    lang: str
    present: int
    missing: int
    url: str
    listed: bool


class StoryLanguages(NamedTuple):
    """A story, by its first article in the answer and the languages of its versions."""

    first: str
    langs: frozenset[str]


def story_languages(reader: Reader, query: Query) -> tuple[StoryLanguages, ...]:
    """Return the stories of an answer's articles, that of the newest article first."""
    ungrouped = replace(
        query, grouped=False, sort=Sort.NEWEST, page=1, size=MAX_ARTICLES
    )
    lang_of = {
        article_id: lang
        for lang in query.selected(FacetField.LANG) or LANGUAGES
        for article_id in reader.identify(with_value(ungrouped, FacetField.LANG, lang))
    }
    stories: dict[str, StoryLanguages] = {}
    ids = reader.identify(ungrouped)
    for article_id, story in zip(ids, reader.stories_of(ids), strict=True):
        if story.id not in stories:
            langs = {version.lang for version in story.versions if version.lang}
            # Alone in its story, an article has no version that names its language.
            langs.add(lang_of[article_id])
            stories[story.id] = StoryLanguages(article_id, frozenset(langs))
    return tuple(stories.values())


def language_gaps(
    stories: Iterable[StoryLanguages], query: Query, listed: str
) -> tuple[LanguageGap, ...]:
    """Count for each language the stories that it has and that it lacks.

    Args:
        stories: of the answer.
        query: the search request.
        listed: language whose missing stories are listed, or "".
    """
    langs_of_stories = [story.langs for story in stories]
    counts = Counter(lang for langs in langs_of_stories for lang in langs)
    return tuple(
        LanguageGap(
            lang,
            counts[lang],
            len(langs_of_stories) - counts[lang],
            overview_url(query, lang),
            lang == listed,
        )
        for lang in LANGUAGES
    )
