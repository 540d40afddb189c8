"""Which words of a question say what it is about, and which only join these?

A function word is a preposition, conjunction, article, pronoun, auxiliary, question
word or particle. Some are several words in writing (`bởi vì`, `vis-à-vis`), and some
are only parts of a word of content: `do` is a function word in `do đó`, but not in `tự
do`.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import takewhile
from typing import TYPE_CHECKING

from analyzers.function_word_lists import LONGEST, as_listed, function_word_lists
from analyzers.names.vietnamese import is_syllable
from analyzers.names.written import in_name, writing
from analyzers.question import (
    CACHED_TEXTS,
    get_question_analyzer,
    in_dictionary,
    question_words,
)
from analyzers.tokenizer import APOSTROPHES, HYPHENS

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from analyzers.function_word_lists import Lists, Phrase
    from analyzers.token import Token

_SEPARATORS = frozenset('.,;:!?…()[]{}«»„“”"\n/|')
"""Signs that keep the words before and after them from being one."""


def function_words(lang: str) -> frozenset[str]:
    """Return the function words of a language that are one word, in every form.

    Returns:
        Normalised forms, as `Token.exact` has them.

    Raises:
        UnknownLanguageError: there is no analyzer for the language.
    """
    return function_word_lists(lang, marked=True).words


@lru_cache(maxsize=CACHED_TEXTS)
def content_words(lang: str, text: str) -> tuple[Token, ...]:
    """Return the words of a short text that are no function words, in order.

    Capitals next to each other show a name (`Jean-Yves Le Drian`), of which every word
    counts. In a text without any diacritics function words may lack theirs.

    Returns:
        Those of `question_words`; all of them if every one is a function word.

    Raises:
        UnknownLanguageError: there is no analyzer for the language.
    """
    words = question_words(lang, text)
    joining = _joining(lang, text, words)
    if not joining:
        return words
    written = writing(lang, text, words)
    content = tuple(
        word
        for i, word in enumerate(words)
        if i not in joining or _is_letter(lang, text, word) or in_name(written, i)
    )
    return content or words


def _joining(lang: str, text: str, words: tuple[Token, ...]) -> set[int]:
    """Return the indexes of the words that the lists have as function words."""
    lists = _lists_for(lang, words)
    forms = tuple(word.exact for word in words)
    spelled = as_listed(lang, forms)
    chain = _chain(text, words)
    compounds = set(_spans(spelled, chain, lists.compounds))
    phrases = {
        span
        for span in _spans(spelled, chain, lists.phrases)
        if not any(_cross(span, compound) for compound in compounds)
    }
    in_phrase = {i for span in phrases for i in range(*span)}
    in_compound = {i for span in compounds for i in range(*span)}
    single = {
        i
        for i, form in enumerate(forms)
        if form in lists.words
        and i not in in_compound
        and (_with_elided(text, words[i]),) not in lists.compounds
    }
    found = set(in_phrase)
    for start, end in _hyphenated(text, words):
        run = range(start, end)
        if (single | in_phrase).issuperset(run):
            found.update(run)
        elif end - start > 1:
            found.update(_attached(lang, forms, run, lists.attached))
    return found


def _lists_for(lang: str, words: tuple[Token, ...]) -> Lists:
    """Return the lists that suit how a text is typed, with diacritics or without."""
    fold = get_question_analyzer(lang).fold
    marked = any(fold(word.exact) != word.exact for word in words)
    if lang == "vi" and not marked:  # other languages too have words like `co`, `voi`
        syllables = sum(is_syllable(word.exact) for word in words)
        marked = 2 * syllables <= len(words)
    return function_word_lists(lang, marked=marked)


def _chain(text: str, words: tuple[Token, ...]) -> tuple[int, ...]:
    """Return for each word the number of separating signs before it."""
    count, end = 0, 0
    counts = []
    for word in words:
        count += not _SEPARATORS.isdisjoint(text[end : word.start])
        counts.append(count)
        end = word.end
    return tuple(counts)


def _spans(
    forms: Phrase, chain: tuple[int, ...], phrases: frozenset[Phrase]
) -> Iterator[tuple[int, int]]:
    """Yield where phrases of two or more words begin and end, the longest at each."""
    for start in range(len(forms) - 1):
        for end in range(min(start + LONGEST, len(forms)), start + 1, -1):
            if chain[start] == chain[end - 1] and forms[start:end] in phrases:
                yield start, end
                break


def _cross(phrase: tuple[int, int], compound: tuple[int, int]) -> bool:
    """Return whether a compound has a part of a phrase and something beyond it."""
    meet = phrase[0] < compound[1] and compound[0] < phrase[1]
    return meet and not (phrase[0] <= compound[0] and compound[1] <= phrase[1])


def _with_elided(text: str, word: Token) -> str:
    """Return a word with the elided one before it, if there is one: `l'est`."""
    if not word.start or text[word.start - 1] not in APOSTROPHES:
        return ""
    before = takewhile(str.isalpha, reversed(text[: word.start - 1]))
    return f"{''.join(before)[::-1].lower()}'{word.exact}"


def _hyphenated(text: str, words: tuple[Token, ...]) -> Iterator[tuple[int, int]]:
    """Yield where runs of words that hyphens join begin and end; most have one word."""
    start = 0
    for i in range(1, len(words) + 1):
        if i == len(words) or text[words[i - 1].end : words[i].start] not in (
            *HYPHENS,
        ):
            yield start, i
            start = i


def _attached(
    lang: str, forms: Phrase, run: range, attached: Collection[Phrase]
) -> range:
    """Return the pronouns after a verb: `il` in `existe-t-il`, but not in `Jong-il`."""
    for start in run[1:]:
        if forms[start : run.stop] in attached and in_dictionary(
            lang, forms[start - 1]
        ):
            return range(start, run.stop)
    return range(0)


def _is_letter(lang: str, text: str, word: Token) -> bool:
    """Return whether a word is a letter as such, or a part of a dotted abbreviation.

    Such are `C` in `vitamine C` and both parts of `m.in.`. But a text may begin with a
    letter that is a word, and capitals say nothing if the whole text is in capitals.
    """
    before, after = text[: word.start], text[word.end :]
    if before[-1:] == "." and before[-2:-1].isalpha():
        return True
    if after[:1] == "." and after[1:2].isalpha():
        return True
    if word.end - word.start > 1 or not text[word.start].isupper():
        return False
    if after[:1] == ".":
        return True
    is_pronoun = lang == "en" and word.exact == "i"
    return word.position > 0 and not is_pronoun and text.upper() != text
