"""Which version of a story does a reader get to see?

The one in the language that the reader prefers most, where the story has one, even if
another version is what a search found.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyzers import LANGUAGES
from search.expansion.question_language import languages_of
from search.query.ast import And, FieldValue, Not, Or
from search.query.facets import FacetField
from search.query.parser import normalise

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from search.port.matches import TaggedArticle
    from search.query.ast import Node
    from search.query.request import Query
    from search.searcher.open_generation import OpenGeneration
    from search.stories import Story

SURE = 0.9
"""Least confidence of a story at which one version may stand for another: a headline of
some other event in its place would be worse than one in a foreign language."""
_ALL = frozenset(LANGUAGES)


def question_languages(generation: OpenGeneration, text: str) -> frozenset[str]:
    """Return the languages that a question may be in, English among them."""
    return languages_of(normalise(text), generation.engine)


def version_for(
    generation: OpenGeneration, article_id: str, preferred: tuple[str, ...]
) -> TaggedArticle | None:
    """Return the version of an article's story that a reader prefers.

    Args:
        generation: the index.
        article_id: of any version.
        preferred: ISO 639-1 codes of the reader's languages, best first.

    Returns:
        The article itself if its story has no version in a language that is preferred
        to its own, or is not sure; None if the index has no such article.
    """
    tagged = generation.engine.get(article_id)
    if tagged is None:
        return None
    version = _preferred(tagged, preferred, _ALL)
    return generation.engine.get(version) or tagged


def shown_version(
    generation: OpenGeneration, tagged: TaggedArticle, query: Query
) -> TaggedArticle:
    """Return the version of a story that stands for one that a query found.

    In a list of articles each stands for itself. What a query says of languages holds
    of the version, too; it may lie outside of the query's other filters and dates.
    """
    return shown_versions(generation, (tagged,), query)[tagged.article.id]


def shown_versions(
    generation: OpenGeneration, found: Iterable[TaggedArticle], query: Query
) -> Mapping[str, TaggedArticle]:
    """Return the `shown_version` of each article by the article's id."""
    own = {tagged.article.id: tagged for tagged in found}
    if not query.grouped:
        return own
    langs = admitted_languages(query)
    shown = {
        id_: _preferred(tagged, query.preferred, langs) for id_, tagged in own.items()
    }
    others = [version for id_, version in shown.items() if version != id_]
    articles = generation.engine.get_all(others) if others else {}
    return {id_: articles.get(shown[id_], tagged) for id_, tagged in own.items()}


def _preferred(
    tagged: TaggedArticle, preferred: tuple[str, ...], langs: Collection[str]
) -> str:
    """Return the id of the version of an article's story that a reader prefers."""
    article = tagged.article
    better = preferred
    if article.lang in preferred:
        better = preferred[: preferred.index(article.lang)]
    for lang in better:
        if lang in langs and (found := _version_in(tagged.story, lang)):
            return found
    return article.id


def _version_in(story: Story, lang: str) -> str:
    """Return the id of a story's version in a language, or ""; a re-post comes last."""
    if story.confidence < SURE:
        return ""
    versions = [version for version in story.versions if version.lang == lang]
    versions.sort(key=lambda version: version.repost)
    return versions[0].article_id if versions else ""


def admitted_languages(query: Query) -> frozenset[str]:
    """Return the languages that what a query finds may be in."""
    langs = _ALL - query.shut_out(FacetField.LANG)
    if chosen := query.selected(FacetField.LANG):
        langs &= chosen
    node = query.question.node
    return langs if node is None else langs & _possible(node)


def _possible(node: Node) -> frozenset[str]:
    """Return the languages of articles that a part of a question may match."""
    if isinstance(node, FieldValue) and node.field == FacetField.LANG:
        return frozenset({node.value})
    if isinstance(node, And):
        return _ALL.intersection(*map(_possible, node.parts))
    if isinstance(node, Or):
        return frozenset().union(*map(_possible, node.parts))
    return _ALL - _certain(node.part) if isinstance(node, Not) else _ALL


def _certain(node: Node) -> frozenset[str]:
    """Return the languages of which a part of a question matches every article."""
    if isinstance(node, FieldValue) and node.field == FacetField.LANG:
        return frozenset({node.value})
    if isinstance(node, And):
        return _ALL.intersection(*map(_certain, node.parts))
    if isinstance(node, Or):
        return frozenset().union(*map(_certain, node.parts))
    return _ALL - _possible(node.part) if isinstance(node, Not) else frozenset()
