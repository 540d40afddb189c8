"""What does an entry of a lexicon look like in a text?"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from analyzers.tokenizer import HYPHENS
from indexer.tagging.word_context import opens_sentence_or_quotation, unbroken

if TYPE_CHECKING:
    from collections.abc import Sequence

    from analyzers import Form
    from analyzers.analyzed_text import AnalyzedText
    from indexer.tagging.spelled_terms import MoreTerms


class Pattern(NamedTuple):
    """An entry of a lexicon: what it stands for and what it looks like.

    Attributes:
        value: the tag it is evidence for.
        term_sets: for each of its words, the terms (lemmas or exact forms) of which
            the word must have one.
        capitals: for each word, whether it must start with a capital.
        weight: how much one occurrence counts.
        kind: what sort of entry it is, as its lexicon calls it.
        ambiguous: whether it may also be something else.
        all_caps: whether all its letters must be capitals.
        dotted: whether a full stop may stand between its words.
        listing: whether a comma may stand between its words.
        opening: whether it must begin a sentence or a quotation.
        proper: whether at least one of its words must start with a capital.
        doubtful: whether its words, with blanks between them, are also common ones in
            a row (`Ma cao`): then one after the first must start with a capital where
            it begins a sentence.
    """

    value: str
    term_sets: tuple[frozenset[str], ...]
    capitals: tuple[bool, ...]
    weight: float = 1.0
    kind: str = ""
    ambiguous: bool = False
    all_caps: bool = False
    dotted: bool = False
    listing: bool = False
    opening: bool = False
    proper: bool = False
    doubtful: bool = False


class Match(NamedTuple):
    """An occurrence of a pattern.

    Attributes:
        pattern: which one.
        start, end: offsets in the text.
        first, last: indexes of its first and its last word.
    """

    pattern: Pattern
    start: int
    end: int
    first: int
    last: int


def term_set(form: Form) -> frozenset[str]:
    """Return the terms of a form, so that any word with one of them matches it."""
    return frozenset({form.exact, *form.lemmas})


def has_case_of(form: Form, pattern: Pattern) -> bool:
    """Return whether a form has the capitals that a pattern of one word needs.

    An abbreviation that has an ending has it in small letters: `ООНівський`.
    """
    if pattern.all_caps and not form.surface.isupper():
        ends = form.exact not in pattern.term_sets[0]
        return ends and form.surface[:2].isupper()
    return form.capitalized or not pattern.capitals[0]


def matches_at(
    pattern: Pattern,
    text: AnalyzedText,
    first: int,
    more_terms: MoreTerms,
) -> bool:
    """Return whether a pattern of several words matches from a word on.

    Args:
        pattern: its first two terms are known to match.
        text: where it is looked for.
        first: index of the word.
        more_terms: returns the terms beside its own that a form is known by.
    """
    stop = first + len(pattern.term_sets)
    words = text.words[first:stop]
    if len(words) < len(pattern.term_sets):
        return False
    for form, terms in zip(words[2:], pattern.term_sets[2:], strict=True):
        if form.exact in terms or not terms.isdisjoint(form.lemmas):
            continue
        if terms.isdisjoint(more_terms(form)):
            return False
    return (
        _has_capitals(pattern, words)
        and (not pattern.proper or _is_proper(pattern, text, first, stop))
        and (not pattern.all_caps or _all_caps(text, first, stop - 1))
        and (not pattern.opening or opens_sentence_or_quotation(text, first))
        and unbroken(text, first, stop, "." * pattern.dotted + "," * pattern.listing)
    )


def _has_capitals(pattern: Pattern, words: Sequence[Form]) -> bool:
    if True not in pattern.capitals:
        return True
    return all(
        form.capitalized or not capital
        for form, capital in zip(words, pattern.capitals, strict=True)
    )


def _is_proper(pattern: Pattern, text: AnalyzedText, first: int, stop: int) -> bool:
    """Return whether words have the capitals of a name of several words.

    In many names only the first word has one (`Arabie saoudite`, `Cam-pu-chia`), as any
    word at the head of a sentence has.
    """
    words = text.words
    if any(form.capitalized for form in words[first + 1 : stop]):
        return True
    return words[first].capitalized and not (
        pattern.doubtful
        and opens_sentence_or_quotation(text, first)
        and not _hyphenated(text, first, stop)
    )


def _hyphenated(text: AnalyzedText, first: int, stop: int) -> bool:
    """Return whether a hyphen stands between all words."""
    return all(
        text.text[text.ends[index] : text.starts[index + 1]] in tuple(HYPHENS)
        for index in range(first, stop - 1)
    )


def _all_caps(text: AnalyzedText, first: int, last: int) -> bool:
    """Return whether words and what is between them are in capitals."""
    return text.text[text.starts[first] : text.ends[last]].isupper()
