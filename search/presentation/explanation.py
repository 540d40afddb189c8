"""Why was an article found, in words a reader understands?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from analyzers import Kind, get_analyzer
from search.edit_distance import is_within_distance
from search.port.document import Channel
from search.port.plan import FuzzyTerm, Phrase, PrefixTerm, SynonymSet, Term
from search.presentation.highlighter import is_name
from search.presentation.phrase_matching import EXACT_CHANNELS, phrase_spans

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from analyzers import Token
    from corpus import Article
    from search.port.plan import Leaf

TITLE_CHANNELS = frozenset({Channel.TITLE, Channel.EXACT_TITLE})
"""Channels that hold the title only."""
MAX_FORMS = 5
"""Most forms that one reason names."""
EQUIVALENT = "equivalent"
"""Channel of a reason that rests on words of the same meaning."""
_CHANNELS = {
    Channel.TEXT: "lemma",
    Channel.TITLE: "lemma",
    Channel.EXACT: "exact",
    Channel.EXACT_TITLE: "exact",
    Channel.FOLDED: "folded",
    Channel.NAME: "name",
}


@dataclass(frozen=True, slots=True)
class Reason:
    """One thing that a question and an article have in common.

    Attributes:
        word: the word or phrase of the question.
        forms: the forms of it that stand in the article, the first ones.
        fields: where they stand: "title", "body".
        channel: "exact", "lemma", "folded", "name" or "equivalent".
        score: what it adds to the article's score.
        share: the same as a fraction of the whole.
    """

    word: str
    forms: tuple[str, ...]
    fields: tuple[str, ...]
    channel: str
    score: float
    share: float


def explain(
    article: Article, shares: Iterable[tuple[Leaf, float]]
) -> tuple[Reason, ...]:
    """Put the parts of a score into words, the strongest first; scores add up to it."""
    shares = [(leaf, score) for leaf, score in shares if score > 0]
    total = sum(score for _, score in shares)
    texts = {"title": article.title, "body": article.body}
    if not article.headline:
        del texts["title"]
    analyzer = get_analyzer(article.lang)
    tokens = {name: tuple(analyzer(text)) for name, text in texts.items()}
    found = []
    for leaf, score in shares:
        forms = {
            name: tuple(_forms(leaf, text, tokens[name], article.lang))
            for name, text in texts.items()
            if name == "title" or leaf.channel not in TITLE_CHANNELS
        }
        flat = dict.fromkeys(form for each in forms.values() for form in each)
        found.append(
            Reason(
                word=leaf.word,
                forms=tuple(flat)[:MAX_FORMS],
                fields=tuple(name for name, each in forms.items() if each),
                channel=EQUIVALENT
                if isinstance(leaf, SynonymSet)
                else _CHANNELS[leaf.channel],
                score=score,
                share=score / total,
            )
        )
    return tuple(sorted(found, key=lambda reason: -reason.score))


def _forms(
    leaf: Leaf, text: str, tokens: tuple[Token, ...], lang: str
) -> Iterator[str]:
    """Give what a leaf matched in a text, as it stands there."""
    if isinstance(leaf, SynonymSet):
        for part in parts(leaf):
            yield from _forms(part, text, tokens, lang)
        return
    if isinstance(leaf, Phrase):
        words = tuple(token for token in tokens if token.kind is Kind.WORD)
        for mark in phrase_spans(words, leaf):
            yield text[mark.start : mark.end]
        return
    for token in tokens:
        if _held_by(leaf, text, token, lang):
            yield text[token.start : token.end]


def parts(leaf: SynonymSet) -> Iterator[Term | Phrase]:
    """Take a blend's wordings apart, as if each was asked for alone."""
    for member in leaf.terms:
        if len(member.positions) > 1:
            yield Phrase(leaf.channel, member.positions)
        else:
            yield from (Term(leaf.channel, term) for term in member.positions[0])


def _held_by(
    leaf: Term | PrefixTerm | FuzzyTerm, text: str, token: Token, lang: str
) -> bool:
    word = token.kind is Kind.WORD
    if isinstance(leaf, PrefixTerm):
        return word and token.exact.startswith(leaf.prefix)
    if isinstance(leaf, FuzzyTerm):
        return word and is_within_distance(token.exact, leaf.term, leaf.distance)
    if leaf.channel in EXACT_CHANNELS:
        return word and token.exact == leaf.term
    if leaf.channel is Channel.FOLDED:
        return leaf.term in token.folded
    if leaf.channel is Channel.NAME:
        return word and is_name(text, token, frozenset({leaf.term}), lang)
    return leaf.term in token.lemmas
