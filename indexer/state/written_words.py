"""Which words does an article have as they are written, and which of them side by side?

A hyphenated word is one word. A capital that only opens a sentence is none. Two words
are a pair if nothing but blanks and function words is between them, which are part of
the pair: `droits de l'homme`, `sức khỏe`.
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from analyzers import Kind, get_document_reader
from analyzers.filters import (
    MAX_ACRONYM,
    normalize_characters,
    normalize_punctuation,
)
from analyzers.function_words import function_words
from analyzers.tokenizer import APOSTROPHES, HYPHENS
from search.indexing.field_postings import may_be_names

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from analyzers import Form
    from analyzers.analyzed_text import AnalyzedText
    from analyzers.form_index import FormIndex
    from corpus import Article

    Integers = NDArray[np.int64]

MAX_BETWEEN = 2
"""Most function words between the words of a pair: `accord sur les`."""
GUESSED = "~"
"""Stands before a lemma that no dictionary has, such as a stem that a rule cut."""
OPENING = "?"
"""Stands before a word that opens a sentence, whose usual capitals are unknown."""
BLANKS = " \u00a0\u202f"
_BITS = 21
_MASK = (1 << _BITS) - 1
_JOINING_UNTIL = 0x2100
_NUMBER, _WORD = 1, 2


class WrittenWords(NamedTuple):
    """The words of an article.

    Attributes:
        vocabulary: texts by id, which many articles may share; see `written_word`. What
            stands between the words of a pair is one as well: `" "`, `" de l'"`.
        word_ids: ids of the words, each once, and of what stands between them.
        pairs: each pair once: indexes into `word_ids` of its first word, of what stands
            between, and of its second; int64, shape (pairs, 3).
    """

    vocabulary: list[str]
    word_ids: Integers
    pairs: Integers


def written_words(article: Article) -> WrittenWords:
    """Return the words of an article and its pairs."""
    headline = article.title if article.headline else ""
    texts = get_document_reader(article.lang).read(headline, article.body)
    vocabulary = _vocabulary_of(texts[0].form_index)
    words, triples = [], []
    for text in texts:
        units = _units(text)
        words.append(vocabulary.ids(units))
        triples.append(_pairs(text, units, words[-1], vocabulary))
    pairs = np.concatenate(triples)
    ids = np.unique(np.concatenate((*words, pairs[:, 1])))
    indexes = np.searchsorted(ids, pairs)
    keys = np.unique(indexes @ np.array([1 << 2 * _BITS, 1 << _BITS, 1]))
    columns = (keys >> 2 * _BITS, keys >> _BITS & _MASK, keys & _MASK)
    return WrittenWords(vocabulary.texts, ids, np.stack(columns, axis=1))


def written_word(form: Form, *, capital: bool) -> str:
    """Return a word and its lemmas as one text: `Umowy`, a tab, `umowa`.

    Args:
        form: the word.
        capital: whether its capital is its own, and does not only open a sentence.
    """
    written = normalize_punctuation(normalize_characters(form.surface))
    emphasised = written.isupper() and len(written) > MAX_ACRONYM
    if emphasised or (form.capitalized and not capital):
        written = OPENING + form.exact
    elif written.lower() != form.exact:
        written = form.exact.capitalize() if form.capitalized else form.exact
    guessed = GUESSED if _is_guessed(form) else ""
    return f"{written}\t{' '.join(guessed + lemma for lemma in form.lemmas)}"


def read_written(text: str) -> tuple[str, bool, list[str]]:
    """Return a written word, whether it opens a sentence, and the lemmas it may be of.

    What stands between the words of a pair has no lemmas.
    """
    written, tab, lemmas = text.partition("\t")
    opening = written.startswith(OPENING)
    return written.removeprefix(OPENING), opening, lemmas.split(" ") if tab else []


def _is_guessed(form: Form) -> bool:
    """Return whether the lemma is a rule's: `Terms.folded` has a dictionary's only."""
    return form.lemmas != (form.exact,) and len(form.folded) == 1


class _Units(NamedTuple):
    """The words of a text, a hyphenated one as a whole.

    Attributes:
        form_ids, starts, ends, positions: as in `AnalyzedText`.
        capital: whether a word is capitalised, other than to open a sentence.
    """

    form_ids: Integers
    starts: Integers
    ends: Integers
    positions: Integers
    capital: NDArray[np.bool_]


class _Vocabulary:
    """The words of a form index as texts, each form with its capitals and without."""

    def __init__(self, form_index: FormIndex) -> None:
        self.texts: list[str] = []
        self._form_index = form_index
        self._of_form = np.full(0, -1, np.int64)
        self._between: dict[str, int] = {}

    def ids(self, units: _Units) -> Integers:
        """Return the id of each word."""
        keys = 2 * units.form_ids + units.capital
        if (missing := 2 * len(self._form_index.forms) - len(self._of_form)) > 0:
            self._of_form = np.concatenate((self._of_form, np.full(missing, -1)))
        new = np.unique(keys[self._of_form[keys] < 0])
        self._of_form[new] = np.arange(len(new)) + len(self.texts)
        forms = self._form_index.forms
        self.texts += [
            written_word(forms[key >> 1], capital=bool(key & 1)) for key in new.tolist()
        ]
        ids: Integers = self._of_form[keys]
        return ids

    def between(self, text: str) -> int:
        """Return the id of what stands between the words of a pair."""
        normalized = normalize_punctuation(text).lower().split()
        after = " " if text[-1:].isspace() else ""  # nothing follows `l'`
        joined = f" {' '.join(normalized)}{after}" if normalized else " "
        if joined not in self._between:
            self._between[joined] = len(self.texts)
            self.texts.append(joined)
        return self._between[joined]


@lru_cache(maxsize=8)
def _vocabulary_of(form_index: FormIndex) -> _Vocabulary:
    return _Vocabulary(form_index)


def _units(text: AnalyzedText) -> _Units:
    """Return the words of a text; the parts of a hyphenated one become one word."""
    starts, ends = np.array(text.starts, np.int64), np.array(text.ends, np.int64)
    form_ids, positions = text.form_ids.copy(), text.positions
    capital = np.zeros(len(form_ids), np.bool_)
    capital[may_be_names(text)] = True
    is_compound = text.form_index.column(_is_compound)[text.compound_ids] > 0
    if not is_compound.any():
        return _Units(form_ids, starts, ends, positions, capital)
    at = np.searchsorted(positions, text.compound_positions[is_compound])
    form_ids[at] = text.compound_ids[is_compound]
    letters = text.text
    continues = np.zeros(len(form_ids) + 1, np.bool_)
    for index in at.tolist():
        following = index + 1
        while following < len(starts) and _hyphen(
            letters, ends[following - 1], starts[following]
        ):
            continues[following] = True
            following += 1
    first = np.flatnonzero(~continues[:-1])
    last = np.flatnonzero(~continues[1:])
    return _Units(
        form_ids[first], starts[first], ends[last], positions[first], capital[first]
    )


def _is_compound(_lang: str, form: Form) -> int:
    return form.kind is Kind.COMPOUND


def _hyphen(text: str, end: int, start: int) -> bool:
    return start == end + 1 and text[end] in HYPHENS


def _pairs(
    text: AnalyzedText, units: _Units, ids: Integers, vocabulary: _Vocabulary
) -> Integers:
    """Return the pairs of a text, ids of vocabulary; shape (pairs, 3)."""
    of_form = text.form_index.column(_pairing)[units.form_ids]
    at = np.flatnonzero(of_form)
    first, second = at[:-1], at[1:]
    apart = _breaks(text.text, units)
    longest = 1 if text.form_index.lang == "vi" else MAX_BETWEEN + 1
    paired = (second - first <= longest) & (apart[first] == apart[second])
    paired &= (of_form[first] == _WORD) & (of_form[second] == _WORD)
    first, second = first[paired], second[paired]
    between = [
        vocabulary.between(text.text[end:start])
        for end, start in zip(
            units.ends[first].tolist(), units.starts[second].tolist(), strict=True
        )
    ]
    between_ids = np.array(between, np.int64)
    return np.stack((ids[first], between_ids, ids[second]), axis=1)


def _pairing(lang: str, form: Form) -> int:
    """Return 0 for a function word, which pairs skip, or what other words are."""
    if form.exact in function_words(lang):
        return 0
    return _WORD if any(map(str.isalpha, form.exact)) else _NUMBER


def _breaks(text: str, units: _Units) -> Integers:
    """Count the gaps before each word that have more than blanks and clitics."""
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)
    joins = _joining_characters()
    breaking = ~joins[np.minimum(codes, len(joins) - 1)]
    before = np.concatenate(([0], np.cumsum(breaking)))
    is_break = before[units.ends[:-1]] != before[units.starts[1:]]
    return np.concatenate(([0], np.cumsum(is_break)))[: len(units.starts)]


@cache
def _joining_characters() -> NDArray[np.bool_]:
    """Return by code point whether a character may be between words of a pair.

    Letters are those of clitics, which are left out of words.
    """
    joining = [
        letter.isalpha() or letter in BLANKS or letter in APOSTROPHES
        for letter in map(chr, range(_JOINING_UNTIL))
    ]
    return np.array([*joining, False])
