"""Which postings does an article have in each channel?"""

from __future__ import annotations

from array import array
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from analyzers import Kind, get_analyzer, name_keys
from search.dictionaries import known
from search.entry import Channel, Postings

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from analyzers import Token
    from corpus import Article

    _Placed = dict[tuple[str, tuple[str, ...], tuple[str, ...]], list[int]]
    _Occurrences = tuple[str, list[int], int]

TITLE_WEIGHT = 3
"""Occurrences in a body that one in a title is worth."""
GAP = 1_000
"""Positions between title and body, so that no phrase spans both."""


def postings(article: Article) -> Mapping[Channel, Postings]:
    """Analyse an article into its postings.

    A title that repeats the body's first sentence is not indexed twice.
    """
    lang = article.lang
    analyzer = get_analyzer(lang)
    title = tuple(analyzer(article.title)) if article.headline else ()
    body = tuple(analyzer(article.body))
    gap = (title[-1].position + GAP) if title else 0
    in_title, in_body = _placed(title, 0), _placed(body, gap)
    names = Counter(_names(article.title, title, lang))
    names.update(_names(article.body, body, lang))
    headed = ((in_title, TITLE_WEIGHT), (in_body, 1))
    plain = ((in_title, 1), (in_body, 1))
    return {
        Channel.TEXT: _merged(_lemmas(headed)),
        Channel.TITLE: _merged(_lemmas(plain[:1])),
        Channel.EXACT: _merged(_forms(plain)),
        Channel.EXACT_TITLE: _merged(_forms(plain[:1])),
        Channel.FOLDED: _weighed(_folded(headed)),
        Channel.NAME: _unplaced(names),
    }


def _placed(tokens: Iterable[Token], shift: int) -> _Placed:
    """Give the positions of each word, as most stand in a text several times."""
    placed: _Placed = defaultdict(list)
    for _, _, position, kind, exact, lemmas, folded in tokens:
        placed[exact if kind is Kind.WORD else "", lemmas, folded].append(
            position + shift
        )
    return placed


def _lemmas(parts: Iterable[tuple[_Placed, int]]) -> Iterator[_Occurrences]:
    for placed, weight in parts:
        for (_, lemmas, _), positions in placed.items():
            for lemma in lemmas:
                yield lemma, positions, weight


def _forms(parts: Iterable[tuple[_Placed, int]]) -> Iterator[_Occurrences]:
    for placed, weight in parts:
        for (exact, _, _), positions in placed.items():
            if exact:
                yield exact, positions, weight


def _folded(parts: Iterable[tuple[_Placed, int]]) -> Iterator[tuple[str, int]]:
    for placed, weight in parts:
        for (_, _, folded), positions in placed.items():
            for term in folded:
                yield term, weight * len(positions)


def _names(text: str, tokens: Iterable[Token], lang: str) -> Iterator[str]:
    """Give the name keys of words that may be names."""
    for token in tokens:
        if text[token.start].isupper() and may_be_name(text, token, lang):
            yield from name_keys(text[token.start : token.end], lang)


def may_be_name(text: str, token: Token, lang: str) -> bool:
    """Tell whether a word is capitalised, and not for opening a sentence only."""
    if token.kind is not Kind.WORD or not text[token.start].isupper():
        return False
    opening = opens_sentence(text, token.start)
    return not (opening and known(lang, token.exact))


def opens_sentence(text: str, start: int) -> bool:
    """Tell whether a word that starts at an offset is the first of its sentence."""
    before = text[max(0, start - 3) : start].strip(' «„"“(')
    return not before or before[-1] in ".!?…\n:"


def _merged(occurrences: Iterable[_Occurrences]) -> Postings:
    """Collect occurrences by term, terms in order; positions ascend, each once."""
    found: dict[str, tuple[int, list[int]]] = {}
    for term, positions, weight in occurrences:
        if term in found:
            count, before = found[term]
            both = sorted({*before, *positions})
            found[term] = count + weight * len(positions), both
        else:
            found[term] = weight * len(positions), positions
    terms = tuple(sorted(found))
    weights, counts, row = array("I"), array("I"), array("I")
    for term in terms:
        weight, positions = found[term]
        weights.append(weight)
        counts.append(len(positions))
        row.extend(positions)
    return Postings(terms, weights, counts, row)


def _weighed(occurrences: Iterable[tuple[str, int]]) -> Postings:
    """Collect occurrences by term, terms in order, without positions."""
    weights: dict[str, int] = defaultdict(int)
    for term, weight in occurrences:
        weights[term] += weight
    return _unplaced(weights)


def _unplaced(weights: Mapping[str, int]) -> Postings:
    terms = tuple(sorted(weights))
    weighed = array("I", map(weights.__getitem__, terms))
    return Postings(terms, weighed, array("I", bytes(weighed.itemsize * len(terms))))
