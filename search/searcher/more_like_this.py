"""Which articles are like an article, in whatever language?

The article's most significant words are searched for as plain words of which any may
match, so that names match in every script, and translations match as well. A word is
significant if it is frequent in the article and rare in the others (tf-idf). Matches
are then ranked by their score and by the partners and topics that they share with the
article; a tag weighs the more, the fewer articles have it (idf).
"""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import replace
from itertools import product
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

    Tags = frozenset[tuple[FacetField, str]]

SIGNIFICANT_WORDS = 8
"""Words by which similar articles are searched for."""
BEGINNING = 3_000
"""Characters of an article that words are taken from: news says first what it is
about."""
CANDIDATES = 5
"""Matches that are ranked by their tags, for each article that is returned."""
MIN_LETTERS = 3
"""Fewest letters of a significant word, or of a bigram in Vietnamese."""
_TAGGED = (FacetField.COUNTRY, FacetField.ORGANIZATION, FacetField.TOPIC)


def more_like_this(
    engine: Engine,
    expander: QueryExpander,
    tagged: TaggedArticle,
    query: Query,
) -> tuple[TaggedArticle, ...]:
    """Return the articles that are most like one, at most one of each other story.

    Args:
        engine: the index.
        expander: translates the article's words.
        tagged: the article; other versions of its story are left out.
        query: how many articles, and their preferred languages.
    """
    question = plain_question(" ".join(significant_words(tagged.article, engine)))
    if question.node is None:
        return ()
    expanded = expand_question(question.node, engine, expander)
    plans = plan_by_language(expanded, MatchMode.ANY)
    size = query.size * CANDIDATES
    candidates = replace(query, question=question, size=size, grouped=True)
    own = {version.article_id for version in tagged.story.versions} | {
        tagged.article.id
    }
    page = engine.search(candidates, plans).page
    others = [(other, score) for other, score in page if other.article.id not in own]
    weights = _tag_weights(_tags(tagged), engine)
    best_score = max((score for _, score in others), default=1)
    all_tags = sum(weights.values()) or 1
    similarity = {
        other.article.id: score / best_score
        + sum(weights.get(tag, 0.0) for tag in _tags(other)) / all_tags
        for other, score in others
    }
    others.sort(key=lambda pair: -similarity[pair[0].article.id])
    return tuple(other for other, _ in others[: query.size])


def significant_words(article: Article, engine: Engine) -> tuple[str, ...]:
    """Return the words with the highest tf-idf, in the order of the text.

    A word that no other article in its language has finds nothing, unless it is a name
    that articles in other languages have. Words in lower case that occur only once
    count only where there are few others.
    """
    counts: Counter[str] = Counter()
    first_forms: dict[str, tuple[int, str]] = {}
    for position, (term, form, count) in enumerate(_words(article)):
        counts[term] += count
        first_forms.setdefault(term, (position, form))
    prominent = {
        term: count
        for term, count in counts.items()
        if count > 1 or first_forms[term][1][:1].isupper()
    }
    in_language = Query(size=1, filters={FacetField.LANG: frozenset({article.lang})})
    articles = engine.rank(in_language, None).total
    chosen = prominent if len(prominent) > SIGNIFICANT_WORDS else counts
    frequencies = engine.frequencies([(Channel.TEXT, article.lang, t) for t in chosen])
    weights = {
        term: (1 + math.log(count)) * math.log(articles / having)
        for (term, count), having in zip(chosen.items(), frequencies, strict=True)
        if 0 < having < articles
        and (having > 1 or _is_foreign_name(first_forms[term][1], article.lang, engine))
    }
    by_weight = sorted(weights, key=lambda term: (-weights[term], term))
    best = by_weight[:SIGNIFICANT_WORDS]
    return tuple(form for _, form in sorted(first_forms[term] for term in best))


def _is_foreign_name(form: str, lang: str, engine: Engine) -> bool:
    """Return whether a word is a name that articles in other languages have."""
    others = (other for other in LANGUAGES if other != lang)
    keys = product((Channel.NAME,), others, name_keys(form, lang))
    return form[:1].isupper() and any(engine.frequencies(list(keys)))


def _words(article: Article) -> Iterator[tuple[str, str, int]]:
    """Yield each word's index term, its form, and how often it counts."""
    kind = Kind.BIGRAM if article.lang == "vi" else Kind.WORD
    title = article.title if article.headline else ""
    texts: Iterable[tuple[str, int]] = (
        (title, RANKING.similar_article_title),
        (article.body, 1),
    )
    for text, count in texts:
        for token in get_analyzer(article.lang)(text[:BEGINNING]):
            form = text[token.start : token.end]
            if token.kind is kind and token.lemmas and len(form) >= MIN_LETTERS:
                yield token.lemmas[0], form, count


def _tags(tagged: TaggedArticle) -> Tags:
    """Return an article's partners and topics."""
    values = (
        partners(tagged.countries),
        partners(tagged.organizations),
        tagged.topics,
    )
    return frozenset(
        (field, tag.value)
        for field, tags in zip(_TAGGED, values, strict=True)
        for tag in tags
    )


def _tag_weights(tags: Tags, engine: Engine) -> Mapping[tuple[FacetField, str], float]:
    """Return the inverse document frequency of each tag."""
    ranking = engine.rank(Query(size=1), None, _TAGGED)
    return {
        (facet.field, value.value): math.log(1 + ranking.total / value.count)
        for facet in ranking.facets
        for value in facet.values
        if (facet.field, value.value) in tags
    }
