"""What does an answer look like as JSON?"""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from corpus import sentence_at
from search.port.document import partners
from search.query.facets import FacetField
from search.query.parser import Question
from search.stories import version_json
from webapp.query_string import query_string

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from corpus import Article
    from search.port.document import Tag
    from search.port.matches import Facet, TaggedArticle
    from search.presentation.explanation import Reason
    from search.presentation.result import Hit, Result, Snippet
    from search.query.request import Query
    from search.stories import Story
    from search.suggestion.did_you_mean import Correction
    from search.suggestion.suggestion import Suggestion


SCORE_DIGITS = 10
"""Decimals that scores are written with: all that 1/1024 and its multiples have."""


def search_json(
    result: Result,
    locale: str,
    *,
    label: Callable[[FacetField, str, str], str],
    correction: Correction | None = None,
    reasons: Mapping[str, tuple[Reason, ...]] | None = None,
) -> dict[str, Any]:
    """Return an answer as JSON values.

    Args:
        result: the answer.
        locale: language of the labels.
        label: names a facet's value in a language.
        correction: another question with more hits, if there is one.
        reasons: why each hit matches, by article id; None leaves them out.
    """
    return {
        "query": result.query.question.text,
        "notes": [str(note) for note in result.notes],
        "relaxed": result.relaxed,
        "left_out": list(result.left_out),
        "optional": list(result.optional),
        "apart": result.nonadjacent,
        "did_you_mean": correction and _correction(correction, result.query),
        "total": {"articles": result.total},
        "stories": result.stories,
        "equivalents": expansions_json(result),
        "took_ms": round(result.seconds * 1000, 1),
        "page": result.query.page,
        "size": result.query.size,
        "sort": result.query.sort.value,
        "hits": [_hit(hit, reasons) for hit in result.hits],
        "near": [_hit(hit, None) for hit in result.near],
        "filters": filters_json(result.query),
        "facets": {
            facet.field.value: _facet(facet, locale, label) for facet in result.facets
        },
    }


def filters_json(query: Query) -> dict[str, Any]:
    """Return the filters of a query that are in force as JSON values."""
    return {
        field.value: {
            "selected": sorted(query.selected(field)),
            "excluded": sorted(query.shut_out(field)),
            "all": field in query.match_all,
        }
        for field in FacetField
        if query.selected(field) or query.shut_out(field)
    }


def _correction(correction: Correction, query: Query) -> dict[str, Any]:
    return {
        "text": correction.text,
        "query": query_string(query.reworded(Question(correction.text))),
        "total": {"articles": correction.total},
        "reason": correction.reason,
    }


def article_json(tagged: TaggedArticle, story: Story) -> dict[str, Any]:
    """Return a whole article with its story and its tags as JSON values."""
    article = tagged.article
    return {
        **head_json(tagged),
        "body": article.body,
        "corrected": article.corrected and article.corrected.isoformat(),
        "other_title": article.other_title or None,
        "alternates": list(article.alternates),
        "story": story_json(story, article),
        "evidence": {
            kind: {tag.value: evidence_json(article, tag) for tag in tags}
            for kind, tags in (
                ("countries", tagged.countries),
                ("organizations", tagged.organizations),
                ("topics", tagged.topics),
                ("subtopics", tagged.subtopics),
            )
        },
    }


def evidence_json(article: Article, tag: Tag) -> list[dict[str, Any]]:
    """Return a tag's evidence as JSON values, each passage with its sentence."""
    return [
        {
            **evidence._asdict(),
            "sentence": sentence_at(
                article.title if evidence.field == "title" else article.body,
                evidence.start,
                article.lang,
            ),
        }
        for evidence in tag.evidence
    ]


def story_json(story: Story, article: Article) -> dict[str, Any]:
    """Return an article's story and all its versions as JSON values."""
    return {
        "id": story.id,
        "confidence": story.confidence,
        "versions": [version_json(v, article.lang) for v in story.versions],
    }


def expansions_json(result: Result) -> list[dict[str, Any]]:
    """Return the expansions of each segment of a question as JSON values.

    Expansions that the query excludes are left out.
    """
    segments = (
        segment.without_expansions(result.query.excluded_expansions)
        for segment in result.segments
    )
    return [
        {
            "text": segment.text,
            "equivalents": [
                {"text": each.text, "lang": each.lang} for each in segment.expansions
            ],
        }
        for segment in segments
        if segment.expansions
    ]


def reasons_json(reasons: Iterable[Reason]) -> list[dict[str, Any]]:
    """Return reasons as JSON values; their scores add up to the hit's."""
    return [
        {
            "word": reason.word,
            "forms": list(reason.forms),
            "fields": list(reason.fields),
            "channel": reason.channel,
            "score": round(reason.score, SCORE_DIGITS),
            "share": round(reason.share, 4),
        }
        for reason in reasons
    ]


def suggestions_json(suggestions: Iterable[Suggestion]) -> list[dict[str, Any]]:
    """Return completions as JSON values."""
    return [asdict(suggestion) for suggestion in suggestions]


def _hit(hit: Hit, reasons: Mapping[str, tuple[Reason, ...]] | None) -> dict[str, Any]:
    document = {
        **head_json(hit.tagged),
        "score": round(hit.score, SCORE_DIGITS),
        "snippet": _fragments(hit.snippet),
        "story": story_json(hit.story, hit.tagged.article),
    }
    if hit.found_elsewhere:
        shown = hit.shown.article
        document["shown"] = {"id": shown.id, "title": shown.title, "lang": shown.lang}
    if reasons is not None:
        document["why"] = reasons_json(reasons[hit.tagged.article.id])
    return document


def head_json(tagged: TaggedArticle) -> dict[str, Any]:
    """Return an article without its text as JSON values."""
    article = tagged.article
    return {
        "id": article.id,
        "title": article.title,
        "lang": article.lang,
        "published": article.published and article.published.isoformat(),
        "source": article.source or None,
        "url": article.url or None,
        "countries": [tag.value for tag in partners(tagged.countries)],
        "organizations": [tag.value for tag in partners(tagged.organizations)],
        "topics": [tag.value for tag in tagged.topics],
        "subtopics": [tag.value for tag in tagged.subtopics],
        "roles": {
            "countries": _roles(tagged.countries),
            "organizations": _roles(tagged.organizations),
        },
    }


def _roles(tags: Iterable[Tag]) -> dict[str, str]:
    """Return the role of each tag, including those that are only mentioned."""
    return {tag.value: tag.role.value for tag in tags}


def _facet(
    facet: Facet, locale: str, label: Callable[[FacetField, str, str], str]
) -> list[dict[str, Any]]:
    return [
        {
            "value": value.value,
            "label": label(facet.field, value.value, locale),
            "count": value.count,
            "stories": value.stories,
            "selected": value.selected,
        }
        for value in facet.values
    ]


def _fragments(snippet: Snippet) -> list[dict[str, Any]]:
    return [fragment._asdict() for fragment in snippet]
