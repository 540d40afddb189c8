"""Why did a query match an article, in words that a reader understands?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from analyzers import Kind, get_analyzer
from search.port.document import Channel
from search.presentation.full_name_spans import full_name_spans
from search.presentation.phrase_matching import spans_of_phrases
from search.presentation.query_terms import is_synonym, query_terms, synonyms
from search.presentation.token_matcher import matches, may_match

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from analyzers import Token
    from corpus import Article
    from search.port.plan import Leaf
    from search.presentation.query_terms import QueryTerms

TITLE_CHANNELS = frozenset({Channel.TITLE, Channel.EXACT_TITLE})
"""Channels in which only titles are indexed."""
MAX_FORMS = 5
"""Most forms that one reason names."""
EQUIVALENT = "equivalent"
"""Channel of a reason that rests on synonyms or translations."""
MEANING = "meaning"
"""Channel of a reason that rests on what the article is about."""
_CHANNEL_NAMES = {
    Channel.TEXT: "lemma",
    Channel.TITLE: "lemma",
    Channel.EXACT: "exact",
    Channel.EXACT_TITLE: "exact",
    Channel.FOLDED: "folded",
    Channel.NAME: "name",
}


@dataclass(frozen=True, slots=True)
class Reason:
    """One thing that a query and an article have in common.

    Attributes:
        word: the word or phrase of the query.
        forms: the first few forms that it matched in the article.
        fields: where it matched: "title", "body".
        channel: "exact", "lemma", "folded", "name", "equivalent", or "meaning" for what
            the article's nearness in meaning adds, which no single word does.
        score: its part of the article's score.
        share: the same as a fraction of the whole score.
    """

    word: str
    forms: tuple[str, ...]
    fields: tuple[str, ...]
    channel: str
    score: float
    share: float


def explain(
    article: Article, shares: Iterable[tuple[Leaf, float]], meaning: float = 0.0
) -> tuple[Reason, ...]:
    """Return a reason for each part of a score, the highest first.

    Args:
        article: an article that the query matched.
        shares: the leaves of the plan that matched, with their parts of the score.
        meaning: the part of the score that nearness in meaning added.
    """
    shares = [(leaf, score) for leaf, score in shares if score > 0]
    total = sum(score for _, score in shares) + meaning
    texts = _texts(article)
    reasons = []
    for leaf, score in shares:
        forms = {
            field: tuple(_forms(leaf, text, article.lang))
            for field, text in texts.items()
            if field == "title" or leaf.channel not in TITLE_CHANNELS
        }
        different = dict.fromkeys(form for each in forms.values() for form in each)
        reason = Reason(
            word=leaf.word,
            forms=tuple(different)[:MAX_FORMS],
            fields=tuple(field for field, each in forms.items() if each),
            channel=_channel_name(leaf),
            score=score,
            share=score / total,
        )
        reasons.append(reason)
    if meaning > 0:
        reasons.append(Reason("", (), (), MEANING, meaning, meaning / total))
    return tuple(sorted(reasons, key=lambda reason: -reason.score))


class _Text(NamedTuple):
    """A text of an article, read once for all leaves.

    Attributes:
        text: as it is written.
        tokens: all of it.
        words: the tokens that phrases match.
        places: by index term, which tokens have it.
    """

    text: str
    tokens: tuple[Token, ...]
    words: tuple[Token, ...]
    places: Mapping[str, tuple[int, ...]]


def _texts(article: Article) -> dict[str, _Text]:
    """Return the texts of an article, by field.

    A title that was derived from the body is not a field of its own; a second title is
    part of the first.
    """
    analyzer = get_analyzer(article.lang)
    titles = (article.title if article.headline else "", article.other_title)
    texts = {"title": "\n".join(filter(None, titles))} if any(titles) else {}
    texts["body"] = article.body
    return {field: _read(text, tuple(analyzer(text))) for field, text in texts.items()}


def _read(text: str, tokens: tuple[Token, ...]) -> _Text:
    places: dict[str, list[int]] = {}
    for place, token in enumerate(tokens):
        for term in (token.exact, *token.lemmas, *token.folded):
            places.setdefault(term, []).append(place)
    return _Text(
        text=text,
        tokens=tokens,
        words=tuple(token for token in tokens if token.kind is Kind.WORD),
        places={term: tuple(each) for term, each in places.items()},
    )


def _channel_name(leaf: Leaf) -> str:
    return EQUIVALENT if is_synonym(leaf) else _CHANNEL_NAMES[leaf.channel]


def _forms(leaf: Leaf, read: _Text, lang: str) -> Iterator[str]:
    """Yield what a leaf matched in a text, as it is written there."""
    text = read.text
    for part in synonyms(leaf) if is_synonym(leaf) else (leaf,):
        terms = query_terms(part)
        if not may_match(terms, read.places.keys()):
            continue
        for token in _candidates(terms, read):
            if matches(terms, text, token, lang):
                yield text[token.start : token.end]
        for span in spans_of_phrases(read.words, terms.phrases):
            yield text[span.start : span.end]
        for span in full_name_spans(terms, text, lang):
            yield text[span.start : span.end]


def _candidates(terms: QueryTerms, read: _Text) -> tuple[Token, ...]:
    """Return the tokens that can match by themselves, in order."""
    if terms.name_keys or terms.prefixes or terms.fuzzy:  # which no term leads to
        return read.tokens
    found = {p for term in terms.index_terms for p in read.places.get(term, ())}
    return tuple(read.tokens[place] for place in sorted(found))
