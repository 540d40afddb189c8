"""Which words does an article have as they are written, and which of them side by side?

A hyphenated word is one word. A capital that only opens a sentence is none. Two words
are a pair if nothing but blanks and function words is between them, which are part of
the pair: `droits de l'homme`, `sức khỏe`.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from analyzers import LANGUAGES, get_analyzer, get_document_reader
from analyzers.characters import readings
from analyzers.filters import (
    MAX_ACRONYM,
    normalize_characters,
    normalize_punctuation,
)
from analyzers.look_alikes import script_of
from corpus import load_organizations
from indexer.state.text_units import joined_units, pairs_of
from search.indexing.field_postings import may_be_names

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from analyzers import Form
    from analyzers.analyzer import Analyzer
    from analyzers.form_index import FormIndex
    from analyzers.token import CharFilter
    from corpus import Article
    from indexer.state.text_units import Units

    Integers = NDArray[np.int64]

GUESSED = "~"
"""Stands before a lemma that no dictionary has, such as a stem that a rule cut."""
OPENING = "?"
"""Stands before a word that opens a sentence or is emphasised: `СПІВПРАЦЯ`. Its usual
capitals are unknown."""
BLANK = " "


class WrittenWords(NamedTuple):
    """The words of an article.

    Attributes:
        vocabulary: texts by id, which many articles may share; see `written_word`. What
            stands between the words of a pair is one as well: `" "`, `" de l'"`.
        word_ids: ids of the words, each once, and of what stands between them.
        pairs: of each pair, which may be repeated, indexes into `word_ids` of its first
            word, of what stands between, and of its second; int64, shape (pairs, 3).
    """

    vocabulary: list[str]
    word_ids: Integers
    pairs: Integers


def written_words(article: Article) -> WrittenWords:
    """Return the words of an article and its pairs."""
    headline = article.title if article.headline else ""
    texts = get_document_reader(article.lang).read(headline, article.body)
    forms = texts[0].form_index
    vocabulary = _vocabulary_of(forms)
    text, units = joined_units(texts)
    words = vocabulary.ids(units)
    firsts, seconds = pairs_of(text, units, forms)
    joints = _between(text, units.ends[firsts], units.starts[seconds], vocabulary)
    ids, indexes = vocabulary.distinct(np.concatenate((words, joints)))
    pairs = np.empty((len(firsts), 3), np.int64)
    pairs[:, 0], pairs[:, 2] = indexes[firsts], indexes[seconds]
    pairs[:, 1] = indexes[len(words) :]
    return WrittenWords(vocabulary.texts, ids, pairs)


def forget_words() -> None:
    """Free what is remembered of words, when no more articles are read soon."""
    _vocabulary_of.cache_clear()
    may_be_names.cache_clear()
    for lang in LANGUAGES:
        get_document_reader(lang).forget()


def written_word(form: Form, analyzer: Analyzer, *, capital: bool) -> str:
    """Return a word and its lemmas as one text: `Umowy`, a tab, `umowa`.

    Args:
        form: the word.
        analyzer: that of its language.
        capital: whether its capital is its own, and does not only open a sentence.

    Returns:
        The word in plain characters, and as the name that it is in another script.
    """
    form = _as_meant(form, analyzer)
    written = normalize_punctuation(normalize_characters(form.surface))
    emphasised = written.isupper() and len(written) > MAX_ACRONYM
    if form.capitalized and not capital and not emphasised:
        written = form.exact
    elif written.lower() != form.exact:
        written = form.exact.capitalize() if form.capitalized else form.exact
    if emphasised or (form.capitalized and not capital):
        written = OPENING + written
    guessed = GUESSED if _is_guessed(form, analyzer.fold) else ""
    return f"{written}\t{' '.join(guessed + lemma for lemma in form.lemmas)}"


def _as_meant(form: Form, analyzer: Analyzer) -> Form:
    """Return a form as its characters are meant.

    A designation may be right in either script, but it is no other in which an
    organization is known: `HATO`. A first letter may be meant by its sound if the
    dictionary has that word alone: `Вarszawa`.
    """
    found = readings(form.surface, analyzer.lang)
    meant = found[0]
    for other in found[1:]:
        listed = analyzer.is_listed(analyzer.normalize(other))
        same_script = script_of(other[0]) == script_of(meant[0])
        if other in _names(analyzer.lang) or (
            same_script and listed and not analyzer.is_listed(meant.lower())
        ):
            meant = other
            break
    if meant == form.surface:
        return form
    terms = analyzer.terms(meant)
    return replace(form, surface=meant, **terms._asdict())


@cache
def _names(lang: str) -> frozenset[str]:
    return frozenset(n for each in load_organizations() for n in each.names[lang])


def read_written(text: str) -> tuple[str, bool, list[str]]:
    """Return a written word, whether it opens a sentence, and the lemmas it may be of.

    What stands between the words of a pair has no lemmas.
    """
    written, tab, lemmas = text.partition("\t")
    opening = written.startswith(OPENING)
    return written.removeprefix(OPENING), opening, lemmas.split(" ") if tab else []


def _is_guessed(form: Form, fold: CharFilter) -> bool:
    """Return whether the lemma is a rule's: `Terms.folded` has a dictionary's only."""
    return form.lemmas != (form.exact,) and not any(
        fold(lemma) in form.folded for lemma in form.lemmas
    )


def main_lemma(lemmas: list[str]) -> str:
    """Return the lemma by which the forms of a word in phrases are known to be one.

    It is the longest, as of `нова` (a noun) and `новий`, of which `нової` may be: most
    forms have that one in common.
    """
    return max(lemmas, key=lambda lemma: (len(lemma), lemma))


class _Vocabulary:
    """The words of a form index as texts, each form with its capitals and without."""

    def __init__(self, form_index: FormIndex) -> None:
        self.texts: list[str] = []
        self._form_index = form_index
        self._of_form = np.full(0, -1, np.int64)
        self._between: dict[str, int] = {}  # by the text itself, and by what it becomes
        self._index = np.zeros(0, np.int64)

    def ids(self, units: Units) -> Integers:
        """Return the id of each word."""
        keys = 2 * units.form_ids + units.capital
        if (missing := 2 * len(self._form_index.forms) - len(self._of_form)) > 0:
            self._of_form = np.concatenate((self._of_form, np.full(missing, -1)))
        new = np.unique(keys[self._of_form[keys] < 0])
        self._of_form[new] = np.arange(len(new)) + len(self.texts)
        forms = self._form_index.forms
        analyzer = get_analyzer(self._form_index.lang)
        self.texts += [
            written_word(forms[key >> 1], analyzer, capital=bool(key & 1))
            for key in new.tolist()
        ]
        ids: Integers = self._of_form[keys]
        return ids

    def distinct(self, ids: Integers) -> tuple[Integers, Integers]:
        """Return ids each once, and for each of all ids the index of the same one."""
        if len(self._index) < len(self.texts):
            self._index = np.zeros(2 * len(self.texts), np.int64)
        self._index[ids] = np.arange(len(ids))
        # Of ids that are the same the last one wrote its number.
        last = np.flatnonzero(self._index[ids] == np.arange(len(ids)))
        distinct = ids[last]
        self._index[distinct] = np.arange(len(distinct))
        return distinct, self._index[ids]

    def between(self, text: str) -> int:
        """Return the id of what stands between the words of a pair."""
        known = self._between.get(text)
        if known is not None:
            return known
        normalized = normalize_punctuation(text).lower().split()
        after = " " if text[-1:].isspace() else ""  # nothing follows `l'`
        joined = f" {' '.join(normalized)}{after}" if normalized else BLANK
        if joined not in self._between:
            self._between[joined] = len(self.texts)
            self.texts.append(joined)
        self._between[text] = self._between[joined]
        return self._between[text]


@lru_cache(maxsize=len(LANGUAGES))
def _vocabulary_of(form_index: FormIndex) -> _Vocabulary:
    return _Vocabulary(form_index)


def _between(
    text: str, ends: Integers, starts: Integers, vocabulary: _Vocabulary
) -> Integers:
    """Return the ids of what stands between words that end and others that start."""
    between = np.full(len(ends), vocabulary.between(BLANK))
    apart = np.flatnonzero(starts - ends > 1)
    between[apart] = [
        vocabulary.between(text[end:start])
        for end, start in zip(ends[apart].tolist(), starts[apart].tolist(), strict=True)
    ]
    return between
