"""What does an answer look like as JSON?"""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from corpus import (
    country_label,
    language_label,
    organization_label,
    sentence_at,
    topic_label,
)
from search.port.document import partners
from search.query.request import FacetField
from search.stories import version_json

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from corpus import Article, Topic
    from search.port.document import Tag
    from search.port.matches import Facet, TaggedArticle
    from search.presentation.explanation import Reason
    from search.presentation.result import Hit, Result, Snippet
    from search.stories import Story
    from search.suggestion.did_you_mean import Correction
    from search.suggestion.suggestion import Suggestion


def search_document(
    result: Result,
    locale: str,
    *,
    topics: tuple[Topic, ...] | None = None,
    mended: Correction | None = None,
    reasons: Mapping[str, tuple[Reason, ...]] | None = None,
) -> dict[str, Any]:
    """Give a result as JSON values.

    Args:
        result: the answer.
        locale: language of the labels.
        topics: the index's vocabulary, or None for the one that comes with Hoptac.
        mended: another question that finds more, if there is one.
        reasons: why each hit was found, by article id, if that was asked for.
    """
    return {
        "query": result.query.question.text,
        "notes": [str(note) for note in result.query.question.notes],
        "relaxed": result.relaxed,
        "apart": result.apart,
        "did_you_mean": mended
        and {
            "text": mended.text,
            "total": {"articles": mended.total},
            "reason": mended.reason,
        },
        "total": {"articles": result.total},
        "stories": result.stories,
        "equivalents": equivalent_documents(result),
        "took_ms": round(result.seconds * 1000, 1),
        "page": result.query.page,
        "size": result.query.size,
        "sort": result.query.sort.value,
        "hits": [_hit(hit, reasons) for hit in result.hits],
        "facets": {
            facet.field.value: _facet(facet, locale, topics) for facet in result.facets
        },
    }


def article_document(found: TaggedArticle, story: Story) -> dict[str, Any]:
    """Give a whole article with its story and its tags as JSON values."""
    article = found.article
    return {
        **head_document(found),
        "body": article.body,
        "story": story_document(story, article),
        "evidence": {
            kind: {tag.value: evidence_documents(article, tag) for tag in tags}
            for kind, tags in (
                ("countries", found.countries),
                ("organizations", found.organizations),
                ("topics", found.topics),
            )
        },
    }


def evidence_documents(article: Article, tag: Tag) -> list[dict[str, Any]]:
    """Give a tag's evidence as JSON values, each place with its sentence."""
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


def facet_label(
    field: FacetField,
    value: str,
    locale: str,
    topics: tuple[Topic, ...] | None = None,
) -> str:
    """Name a facet's value for a reader; `topics` as in `search_document`."""
    match field:
        case FacetField.COUNTRY:
            return country_label(value, locale)
        case FacetField.ORGANIZATION:
            return organization_label(value, locale)
        case FacetField.TOPIC:
            return topic_label(value, locale, topics)
        case FacetField.LANG:
            return language_label(value, locale)
        case FacetField.YEAR:
            return value


def story_document(story: Story, article: Article) -> dict[str, Any]:
    """Give an article's story and all its versions as JSON values."""
    return {
        "id": story.id,
        "confidence": story.confidence,
        "versions": [version_json(v, article.lang) for v in story.versions],
    }


def equivalent_documents(result: Result) -> list[dict[str, Any]]:
    """Give what else was searched for each of a question's units as JSON values.

    A unit that has no equivalents is given by its parts; those taken out are left out.
    """
    kept = (
        unit.without_expansions(result.query.excluded_expansions)
        for unit in result.segments
    )
    known = (u for unit in kept for u in ((unit,) if unit.expansions else unit.parts))
    return [
        {
            "text": unit.text,
            "equivalents": [
                {
                    "text": each.text,
                    "lang": each.lang,
                    "source": each.source.value,
                    "strong": each.strong,
                }
                for each in unit.expansions
            ],
        }
        for unit in known
        if unit.expansions
    ]


def reason_documents(reasons: Iterable[Reason]) -> list[dict[str, Any]]:
    """Give reasons as JSON values; their scores add up to the hit's."""
    return [
        {
            "word": reason.word,
            "forms": list(reason.forms),
            "fields": list(reason.fields),
            "channel": reason.channel,
            "score": round(reason.score, 6),
            "share": round(reason.share, 4),
        }
        for reason in reasons
    ]


def suggestion_documents(suggestions: Iterable[Suggestion]) -> list[dict[str, Any]]:
    """Give completions as JSON values."""
    return [asdict(suggestion) for suggestion in suggestions]


def _hit(hit: Hit, reasons: Mapping[str, tuple[Reason, ...]] | None) -> dict[str, Any]:
    document = {
        **head_document(hit.found),
        "score": round(hit.score, 6),
        "snippet": _fragments(hit.snippet),
        "story": story_document(hit.story, hit.found.article),
    }
    if reasons is not None:
        document["why"] = reason_documents(reasons[hit.found.article.id])
    return document


def head_document(found: TaggedArticle) -> dict[str, Any]:
    """Give what is known of an article but its text as JSON values."""
    article = found.article
    return {
        "id": article.id,
        "title": article.title,
        "lang": article.lang,
        "published": article.published and article.published.isoformat(),
        "source": article.source or None,
        "url": article.url or None,
        "countries": [tag.value for tag in partners(found.countries)],
        "organizations": [tag.value for tag in partners(found.organizations)],
        "topics": [tag.value for tag in found.topics],
        "roles": {
            "countries": _roles(found.countries),
            "organizations": _roles(found.organizations),
        },
    }


def _roles(tags: Iterable[Tag]) -> dict[str, str]:
    """Give the role of each tag, of those too that are only mentioned."""
    return {tag.value: tag.role.value for tag in tags}


def _facet(
    facet: Facet, locale: str, topics: tuple[Topic, ...] | None
) -> list[dict[str, Any]]:
    return [
        {
            "value": value.value,
            "label": facet_label(facet.field, value.value, locale, topics),
            "count": value.count,
            "stories": value.stories,
            "selected": value.selected,
        }
        for value in facet.values
    ]


def _fragments(snippet: Snippet) -> list[dict[str, Any]]:
    return [fragment._asdict() for fragment in snippet]
