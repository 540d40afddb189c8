"""Which postings does an article have in each channel?"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from analyzers import Kind, get_document_reader
from analyzers.analyzed_text import capitalized_words
from analyzers.question import in_dictionary
from corpus.sentences import opens_sentence
from search.port.document import Channel, Postings
from search.ranking.weights import RANKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

    from analyzers import Token
    from analyzers.analyzed_text import AnalyzedText
    from analyzers.form_index import FormIndex
    from corpus import Article

    Numbers = NDArray[np.int64]

CACHED_READINGS = 4
"""Texts of which the words that may be names are remembered: title and body are asked
for their postings and for their story."""
GAP = 1_000
"""Positions between title and body, so that no phrase spans both."""
_HALF = 32
_LOW = (1 << _HALF) - 1


def postings(article: Article) -> Mapping[Channel, Postings]:
    """Analyse an article into its postings.

    A title that repeats the body's first sentence is not indexed twice.
    """
    headline = article.title if article.headline else ""
    title, body = get_document_reader(article.lang).read(headline, article.body)
    heading = title.positions[-1] + 1 if len(title.positions) else 0
    shift = heading - 1 + GAP if heading else 0
    heads = _Placed(_every(title), _every_at(title), heading)
    both = _Placed(
        np.concatenate((heads.numbers, _every(body))),
        np.concatenate((heads.positions, _every_at(body) + shift)),
        heading,
    )
    words = _Placed(
        np.concatenate((title.form_ids, body.form_ids)),
        np.concatenate((title.positions, body.positions + shift)),
        heading,
    )
    head_words = _Placed(title.form_ids, title.positions, heading)
    forms = body.form_index
    return {
        Channel.TEXT: _lemmas(forms, both, RANKING.title),
        Channel.TITLE: _lemmas(forms, heads, 1),
        Channel.EXACT: _exact(forms, words),
        Channel.EXACT_TITLE: _exact(forms, head_words),
        Channel.FOLDED: _folded(forms, both),
        Channel.NAME: _counted(forms, np.concatenate((_names(title), _names(body)))),
    }


class _Placed(NamedTuple):
    """Forms and where they stand; shape (words,).

    Attributes:
        numbers: of the forms.
        positions: from the title on.
        heading: the first position that is not the title's.
    """

    numbers: Numbers
    positions: Numbers
    heading: int


def _every(reading: AnalyzedText) -> Numbers:
    return np.concatenate((reading.form_ids, reading.compound_ids))


def _every_at(reading: AnalyzedText) -> Numbers:
    return np.concatenate((reading.positions, reading.compound_positions))


def _lemmas(forms: FormIndex, placed: _Placed, title_weight: int) -> Postings:
    sizes = forms.lemmas.row_lengths(placed.numbers)
    positions = np.repeat(placed.positions, sizes)
    terms = forms.lemmas.take(placed.numbers)
    return _merged(forms, terms, positions, placed.heading, title_weight)


def _exact(forms: FormIndex, placed: _Placed) -> Postings:
    return _merged(forms, forms.exact.values[placed.numbers], placed.positions, 0, 1)


def _folded(forms: FormIndex, placed: _Placed) -> Postings:
    terms = forms.folded.take(placed.numbers)
    sizes = forms.folded.row_lengths(placed.numbers)
    titled = np.repeat(placed.positions < placed.heading, sizes)
    return _counted(forms, terms, np.where(titled, RANKING.title, 1))


def _names(reading: AnalyzedText) -> Numbers:
    """Give the name keys of words that may be names."""
    return reading.form_index.name_keys.take(reading.form_ids[may_be_names(reading)])


@lru_cache(maxsize=CACHED_READINGS)
def may_be_names(reading: AnalyzedText) -> Numbers:
    """Give the words that `may_be_name`, by their numbers."""
    capitals = capitalized_words(reading)
    common = reading.form_index.common.values[reading.form_ids[capitals]]
    named = common == 0
    for place in np.flatnonzero(common).tolist():
        start = reading.starts[capitals[place]]
        named[place] = not opens_sentence(reading.text, start, reading.form_index.lang)
    found: Numbers = capitals[named]
    return found


def may_be_name(text: str, token: Token, lang: str) -> bool:
    """Tell whether a word is capitalised, and not for opening a sentence only."""
    if token.kind is not Kind.WORD or not text[token.start].isupper():
        return False
    opening = opens_sentence(text, token.start, lang)
    return not (opening and in_dictionary(lang, token.exact))


def _merged(
    forms: FormIndex,
    terms: Numbers,
    positions: Numbers,
    heading: int,
    title_weight: int,
) -> Postings:
    """Collect occurrences by term; positions ascend, each once."""
    if not len(terms):
        return Postings()
    keys = (terms << _HALF) | positions
    keys.sort()
    terms, positions = keys >> _HALF, keys & _LOW
    first = np.flatnonzero(np.diff(terms, prepend=-1))
    single = np.diff(keys, prepend=-1) != 0
    return Postings(
        forms.terms,
        terms[first],
        np.add.reduceat(np.where(positions < heading, title_weight, 1), first),
        np.add.reduceat(single, first, dtype=np.int64),
        positions[single],
    )


def _counted(
    forms: FormIndex, terms: Numbers, weights: Numbers | None = None
) -> Postings:
    """Collect occurrences by term, without positions."""
    if not len(terms):
        return Postings()
    order = np.argsort(terms)
    terms = terms[order]
    first = np.flatnonzero(np.diff(terms, prepend=-1))
    every = np.ones(len(terms), np.int64) if weights is None else weights[order]
    none = np.zeros(len(first), np.int64)
    return Postings(forms.terms, terms[first], np.add.reduceat(every, first), none)
