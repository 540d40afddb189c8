"""Which postings does an article have in each channel?"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from analyzers import Kind, get_document_reader
from analyzers.analyzed_text import capitalized_words
from analyzers.question import in_dictionary
from corpus.sentences import opens_sentence
from search.indexing.full_name_terms import full_name_terms
from search.port.document import Channel, Postings
from search.ranking.weights import RANKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

    from analyzers import Token
    from analyzers.analyzed_text import AnalyzedText
    from analyzers.form_index import FormIndex
    from corpus import Article

    Integers = NDArray[np.int64]

CACHED_TEXTS = 4
"""Texts whose possible names are cached: an article's title and body are asked for
theirs twice, for its postings and for its story."""
GAP = 1_000
"""Positions between title, body and second title, so that no phrase spans two."""
_HALF = 32
_LOW = (1 << _HALF) - 1


def postings(article: Article) -> Mapping[Channel, Postings]:
    """Analyse an article into its postings.

    A title that repeats the body's first sentence is not indexed twice. A second title
    counts as text behind the body, for its lemmas alone: nobody looks for how it is
    written, and it is not shown.
    """
    headline = article.title if article.headline else ""
    title, body, other = get_document_reader(article.lang).read(
        headline, article.body, article.other_title
    )
    title_end = title.positions[-1] + 1 if len(title.positions) else 0
    shift = title_end - 1 + GAP if title_end else 0
    forms = body.form_index
    title_words = _Occurrences(title.form_ids, title.positions, title_end)
    words = title_words.followed_by(body.form_ids, body.positions + shift)
    title_tokens = _with_compounds(title, 0, title_end)
    body_tokens = _with_compounds(body, shift, title_end)
    tokens = title_tokens.followed_by(body_tokens.form_ids, body_tokens.positions)
    others = _with_compounds(other, _end(tokens) + GAP, title_end)
    lemmas = tokens.followed_by(others.form_ids, others.positions)
    names = np.concatenate((_name_keys(title), _name_keys(body)))
    return {
        Channel.TEXT: _lemma_postings(forms, lemmas, RANKING.title),
        Channel.TITLE: _lemma_postings(forms, title_tokens, 1),
        Channel.EXACT: _exact_postings(forms, words),
        Channel.EXACT_TITLE: _exact_postings(forms, title_words),
        Channel.FOLDED: _folded_postings(forms, tokens),
        Channel.NAME: _without_positions(forms, names, np.ones(len(names), np.int64)),
    }


class _Occurrences(NamedTuple):
    """Forms at their positions.

    Attributes:
        form_ids: shape (occurrences,).
        positions: counted from the start of the title; shape (occurrences,).
        title_end: the first position past the title.
    """

    form_ids: Integers
    positions: Integers
    title_end: int

    def followed_by(self, form_ids: Integers, positions: Integers) -> _Occurrences:
        return _Occurrences(
            np.concatenate((self.form_ids, form_ids)),
            np.concatenate((self.positions, positions)),
            self.title_end,
        )


def _end(occurrences: _Occurrences) -> int:
    """Return the first position behind all."""
    return int(occurrences.positions.max(initial=-1)) + 1


def _with_compounds(text: AnalyzedText, shift: int, title_end: int) -> _Occurrences:
    """Return a text's words and compounds, at positions shifted by a number."""
    words = _Occurrences(text.form_ids, text.positions + shift, title_end)
    return words.followed_by(text.compound_ids, text.compound_positions + shift)


def _lemma_postings(
    forms: FormIndex, occurrences: _Occurrences, title_weight: int
) -> Postings:
    lemmas_per_form = forms.lemmas.row_lengths(occurrences.form_ids)
    positions = np.repeat(occurrences.positions, lemmas_per_form)
    lemmas = forms.lemmas.take(occurrences.form_ids)
    return _with_positions(
        forms, lemmas, positions, occurrences.title_end, title_weight
    )


def _exact_postings(forms: FormIndex, occurrences: _Occurrences) -> Postings:
    terms = forms.exact.values[occurrences.form_ids]
    return _with_positions(forms, terms, occurrences.positions, 0, 1)


def _folded_postings(forms: FormIndex, occurrences: _Occurrences) -> Postings:
    terms = forms.folded.take(occurrences.form_ids)
    terms_per_form = forms.folded.row_lengths(occurrences.form_ids)
    in_title = occurrences.positions < occurrences.title_end
    weights = np.where(np.repeat(in_title, terms_per_form), RANKING.title, 1)
    return _without_positions(forms, terms, weights)


def _name_keys(text: AnalyzedText) -> Integers:
    names = may_be_names(text)
    keys = text.form_index.name_keys.take(text.form_ids[names])
    return np.concatenate((keys, full_name_terms(text, names)))


@lru_cache(maxsize=CACHED_TEXTS)
def may_be_names(text: AnalyzedText) -> Integers:
    """Return the indexes of the words of a text that `may_be_name`."""
    capitalized = capitalized_words(text)
    is_common = text.form_index.common.values[text.form_ids[capitalized]]
    is_name = is_common == 0
    # A common word is capitalised for opening a sentence, or else it is a name.
    for index in np.flatnonzero(is_common).tolist():
        start = text.starts[capitalized[index]]
        is_name[index] = not opens_sentence(text.text, start, text.form_index.lang)
    names: Integers = capitalized[is_name]
    return names


def may_be_name(text: str, token: Token, lang: str) -> bool:
    """Return whether a word is capitalised, and not only for opening a sentence."""
    if token.kind is not Kind.WORD or not text[token.start].isupper():
        return False
    opening = opens_sentence(text, token.start, lang)
    return not (opening and in_dictionary(lang, token.exact))


def _with_positions(
    forms: FormIndex,
    terms: Integers,
    positions: Integers,
    title_end: int,
    title_weight: int,
) -> Postings:
    """Group occurrences by term.

    Args:
        forms: whose terms they are.
        terms: of each occurrence; shape (occurrences,).
        positions: of each occurrence; below 2³². A term may occur twice at one.
        title_end: the first position past the title.
        title_weight: of an occurrence in the title; others weigh 1.
    """
    if not len(terms):
        return Postings()
    keys = (terms << _HALF) | positions  # sorts by term, then position
    keys.sort()
    terms, positions = keys >> _HALF, keys & _LOW
    firsts = np.flatnonzero(np.diff(terms, prepend=-1))
    is_distinct = np.diff(keys, prepend=-1) != 0
    return Postings(
        forms.terms,
        terms[firsts],
        np.add.reduceat(np.where(positions < title_end, title_weight, 1), firsts),
        np.add.reduceat(is_distinct, firsts, dtype=np.int64),
        positions[is_distinct],
    )


def _without_positions(
    forms: FormIndex, terms: Integers, weights: Integers
) -> Postings:
    """Group occurrences by term, and forget their positions."""
    if not len(terms):
        return Postings()
    order = np.argsort(terms)
    terms = terms[order]
    firsts = np.flatnonzero(np.diff(terms, prepend=-1))
    counts = np.zeros(len(firsts), np.int64)
    weight_sums = np.add.reduceat(weights[order], firsts)
    return Postings(forms.terms, terms[firsts], weight_sums, counts)
