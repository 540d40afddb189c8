"""Is a country's term something else's name, or the beginning of a common word?"""

from __future__ import annotations

from bisect import bisect_left
from functools import cache
from typing import TYPE_CHECKING

from analyzers import get_analyzer
from analyzers.tokenizer import APOSTROPHES, HYPHENS
from corpus import load_country_lexicon, sentence_span
from corpus.country_lexicon import TermKind, load_country_context
from indexer.tagging.match_context import context_words, follows
from indexer.tagging.persons import follows_initial, is_forename, is_unknown_forename
from indexer.tagging.phrases import Phrases
from indexer.tagging.spelled_terms import spelled_terms

if TYPE_CHECKING:
    from indexer.tagging.match_context import MatchContext

_ELIDED_ARTICLES = frozenset(f"l{apostrophe}" for apostrophe in APOSTROPHES)
_MANNERS = (["à", "la"], ["a", "la"])
_OF_PEOPLE = frozenset({TermKind.ADJECTIVE, TermKind.PEOPLE})
_PLACES = frozenset({TermKind.NAME, TermKind.CAPITAL})


def is_namesake(context: MatchContext) -> bool:
    """Return whether a match is no country whatever else the article says."""
    style, pattern = load_country_context(context.lang), context.match.pattern
    if pattern.value in style.namesakes and _is_region(context):
        return True
    if style.compounds and (_begins_word(context) or _ends_word(context)):
        return True
    if _is_form_of_another(context) or _is_surname(context) or _is_manner(context):
        return True
    if style.women and context.written in style.women and _is_woman(context):
        return True
    if style.streets and follows(context, "streets"):
        return True
    named = pattern.kind == TermKind.NAME and bool(style.dedications)
    return named and follows(context, "dedications")


def _begins_word(context: MatchContext) -> bool:
    """Return whether a name's last syllable begins a common word: `Nhật thực`.

    It does not where the syllable after it begins another: `Nhật báo cáo`. Nor is a
    name of several syllables in capitals broken so.
    """
    text, last = context.text, context.match.last
    if context.match.first < last and text.words[last].capitalized:
        return False
    return context_words(context.lang, "compounds").begin(
        text, last
    ) and not context_words(context.lang, "sequels").begin(text, last + 1)


def _ends_word(context: MatchContext) -> bool:
    """Return whether a common word ends with its first syllable: `ĐẠO ĐỨC`.

    In small letters no country's name would be seen there.
    """
    if not context.written.isupper():
        return False
    endings = context_words(context.lang, "endings")
    return endings.end(context.text, context.match.first) and context.shouted


def _is_form_of_another(context: MatchContext) -> bool:
    """Return whether it has a form of a town or thing, not of the country: `Turku`."""
    words, form = load_country_context(context.lang), context.written.lower()
    end = context.match.end
    after = context.text.text[end : end + 2].lstrip()
    heads = form in words.datelines and after.startswith(":")
    opens = (heads or form in words.openers) and context.opening
    return opens or form in words.towns


def _is_woman(context: MatchContext) -> bool:
    """Return whether a name that women have, too, comes after a word for one."""
    return follows(context, "persons") and not follows(context, "heads")


def _is_surname(context: MatchContext) -> bool:
    """Return whether it follows a given name, as in `Jan Czech` and `Олег Грецький`.

    Words for people and adjectives do so in capitals only where they are surnames.
    """
    match, before = context.match, context.match.first - 1
    if context.lang == "vi" or match.first != match.last or not context.capital:
        return False
    named = context.neighbour(before)[:1].isupper()
    listed = named and is_forename(context.lang, context.text.words[before])
    likely = (
        listed or follows_initial(context) or (named and is_unknown_forename(context))
    )
    if not likely or context.shouted:
        return False
    word = context.text.words[match.first]
    if not listed and word.exact not in _peoples(context.lang):
        return False  # of several people, or inflected
    people = not _peoples(context.lang).isdisjoint((word.exact, *word.lemmas))
    return people or match.pattern.kind == TermKind.ADJECTIVE


@cache
def _peoples(lang: str) -> frozenset[str]:
    """Return the words for one of a people."""
    exact_terms = get_analyzer(lang).exact_terms
    return frozenset(
        term
        for country in load_country_lexicon(lang).countries
        for name in country.terms[TermKind.PEOPLE]
        for term in exact_terms(name)[:1]
    )


def _is_manner(context: MatchContext) -> bool:
    """Return whether a French adjective tells how something is done: `à la russe`.

    Before a name it is one who has it: `face à la Russe Daria Kasatkina`.
    """
    match, text = context.match, context.text
    if context.lang != "fr" or match.pattern.kind not in _OF_PEOPLE:
        return False
    elided = text.text[max(0, match.start - 2) : match.start].lower()
    before = [form.exact for form in text.words[max(0, match.first - 2) : match.first]]
    if elided in _ELIDED_ARTICLES:
        before.append("la")
    if not context.written.lower().endswith("e") or before[-2:] not in _MANNERS:
        return False
    beside = text.words[match.first : match.last + 2]
    return context.shouted or not any(form.capitalized for form in beside)


def _is_region(context: MatchContext) -> bool:
    """Return whether the sentence has words of a region or state of the same name."""
    pattern, text = context.match.pattern, context.text
    if pattern.kind not in _PLACES:
        return False
    phrases = _namesakes(context.lang)[pattern.value]
    start, end = sentence_span(text.text, context.match.start, context.lang)
    first, stop = bisect_left(text.starts, start), bisect_left(text.starts, end)
    return any(phrases.begin(text, index) for index in range(first, stop))


@cache
def _namesakes(lang: str) -> dict[str, Phrases]:
    """Return by country the words of its namesakes."""
    exact_terms = get_analyzer(lang).exact_terms
    return {
        code: Phrases(map(exact_terms, phrases), spelled_terms(lang))
        for code, phrases in load_country_context(lang).namesakes.items()
    }


def is_longer_name(context: MatchContext) -> bool:
    """Return whether a hyphen joins the next word: `Saint-Martin-de-Ré`."""
    text, end = context.text.text, context.match.end
    return text[end : end + 1] in tuple(HYPHENS) and text[end + 1 : end + 2].isalpha()
