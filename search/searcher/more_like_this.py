"""Which articles are like an article, in whatever language?

An article's most telling words are asked for as plain words of which any may match:
names are found in every script, and words of the same meaning count. Words are weighed
by how often they stand in the article and how few others have them (tf–idf). Of what
that finds, those come first that share the article's partners and topics, too; a tag
counts by how few articles have it (idf).
"""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from analyzers import LANGUAGES, Kind, get_analyzer, name_keys
from search.expansion.expanded_question import expand_question
from search.planning.planner import MatchMode, plan_by_language
from search.port.document import Channel, partners
from search.query.facets import FacetField
from search.query.parser import plain_question
from search.query.request import Query
from search.ranking.weights import RANKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from corpus import Article
    from search.expansion.expander import QueryExpander
    from search.port.engine import Engine
    from search.port.matches import TaggedArticle
    from search.stories import Story

    Tags = frozenset[tuple[FacetField, str]]

WORDS = 8
"""Words that tell an article from others."""
LOOKED_AT = 3_000
"""Characters of an article that are looked at: news says first what it is about."""
CANDIDATES = 5
"""Articles that are weighed by their tags for each that is wanted."""
_LEAST = 3
"""Letters of a telling word at least, but of Vietnamese, which counts pairs."""
_TAGGED = (FacetField.COUNTRY, FacetField.ORGANIZATION, FacetField.TOPIC)


def more_like_this(
    engine: Engine,
    expander: QueryExpander,
    found: TaggedArticle,
    story: Story,
    query: Query,
) -> tuple[TaggedArticle, ...]:
    """Give the articles that are most like one, one of each other story.

    Args:
        engine: the index.
        expander: gives words of the same meaning.
        found: the article.
        story: its story, whose other versions are left out.
        query: how many, and the languages that are preferred.
    """
    question = plain_question(" ".join(significant_terms(found.article, engine)))
    if question.node is None:
        return ()
    expanded = expand_question(question.node, engine, expander)
    plans = plan_by_language(question.node, MatchMode.ANY, expanded.expansions)
    size = query.size * CANDIDATES
    asked = replace(query, question=question, size=size, grouped=True)
    own = {version.article_id for version in story.versions} | {found.article.id}
    page = engine.search(asked, plans).page
    others = [(other, score) for other, score in page if other.article.id not in own]
    weights = _weights(_tags(found), engine)
    most, whole = max((score for _, score in others), default=1), sum(weights.values())
    likeness = {
        other.article.id: score / most
        + sum(weights.get(tag, 0.0) for tag in _tags(other)) / (whole or 1)
        for other, score in others
    }
    others.sort(key=lambda pair: -likeness[pair[0].article.id])
    return tuple(other for other, _ in others[: query.size])


def significant_terms(article: Article, engine: Engine) -> tuple[str, ...]:
    """Give the words that tell an article from others, in the order they stand.

    One that no other article of its language has can only be a name that others have;
    a small word that stands there once is looked at only where there are few others.
    """
    counts: Counter[str] = Counter()
    forms: dict[str, tuple[int, str]] = {}
    for place, (term, form, times) in enumerate(_words(article)):
        counts[term] += times
        forms.setdefault(term, (place, form))
    often = {
        term: count
        for term, count in counts.items()
        if count > 1 or forms[term][1][:1].isupper()
    }
    of_language = Query(size=1, filters={FacetField.LANG: frozenset({article.lang})})
    every = engine.rank(of_language, None).total
    weights = {
        term: (1 + math.log(count)) * math.log(every / shared)
        for term, count in (often if len(often) > WORDS else counts).items()
        if 0 < (shared := engine.frequency(Channel.TEXT, article.lang, term)) < every
        and (shared > 1 or _is_elsewhere(forms[term][1], article.lang, engine))
    }
    best = sorted(weights, key=lambda term: (-weights[term], term))[:WORDS]
    return tuple(form for _, form in sorted(forms[term] for term in best))


def _is_elsewhere(form: str, lang: str, engine: Engine) -> bool:
    """Tell whether a word is a name that articles of another language have."""
    return form[:1].isupper() and any(
        engine.frequency(Channel.NAME, other, key)
        for key in name_keys(form, lang)
        for other in LANGUAGES
        if other != lang
    )


def _words(article: Article) -> Iterator[tuple[str, str, int]]:
    """Give words as index term, as they stand, and how often they count."""
    kind = Kind.BIGRAM if article.lang == "vi" else Kind.WORD
    title = article.title if article.headline else ""
    texts: Iterable[tuple[str, int]] = (
        (title, RANKING.similar_article_title),
        (article.body, 1),
    )
    for text, times in texts:
        for token in get_analyzer(article.lang)(text[:LOOKED_AT]):
            form = text[token.start : token.end]
            if token.kind is kind and token.lemmas and len(form) >= _LEAST:
                yield token.lemmas[0], form, times


def _tags(found: TaggedArticle) -> Tags:
    """Give an article's partners and topics."""
    tagged = (partners(found.countries), partners(found.organizations), found.topics)
    return frozenset(
        (field, tag.value)
        for field, tags in zip(_TAGGED, tagged, strict=True)
        for tag in tags
    )


def _weights(tags: Tags, engine: Engine) -> Mapping[tuple[FacetField, str], float]:
    """Weigh tags by how few of all articles have them."""
    ranking = engine.rank(Query(size=1), None, _TAGGED)
    return {
        (facet.field, value.value): math.log(1 + ranking.total / value.count)
        for facet in ranking.facets
        for value in facet.values
        if (facet.field, value.value) in tags
    }
