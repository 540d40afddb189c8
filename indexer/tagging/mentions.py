"""Does a term of the lexicon mean a country where it occurs?

The words around a term settle it, or leave it to the rest of the article: a name that
is also a common word or a person's (`Того`, `Kuba`, `Anh`) must be capitalised inside
a sentence and must not be next to another name; a capital or a seat of government
means the state only where it acts as one (`Tokio zgodziło się`).
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from analyzers import get_analyzer
from analyzers.names.vietnamese import is_syllable
from corpus.country_lexicon import METONYMIC_KINDS, load_country_context
from indexer.tagging.capital_lists import after_list
from indexer.tagging.capitals import is_country_in_capitals
from indexer.tagging.compiled_patterns import cached_patterns
from indexer.tagging.match_context import context_words, follows, precedes
from indexer.tagging.namesakes import is_longer_name
from indexer.tagging.pattern import Pattern, term_set
from indexer.tagging.word_context import starts_sentence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from analyzers import Form
    from indexer.tagging.match_context import MatchContext

_BREAKS = frozenset(".!?;:,\n")


class Mention(NamedTuple):
    """A passage that mentions a country or an organization, or may do so.

    Attributes:
        value: ISO code or id.
        kind: the kind of the term, as its lexicon calls it.
        field: "title" or "body".
        start, end: offsets into the field's text.
        certain: whether the words around it settle that it is meant.
        place: whether it only says where something was launched.
    """

    value: str
    kind: str
    field: str
    start: int
    end: int
    certain: bool
    place: bool = False


def is_certain(context: MatchContext) -> bool:
    """Return whether the words around a match settle that a country is meant."""
    pattern = context.match.pattern
    if pattern.kind in METONYMIC_KINDS:
        return not pattern.ambiguous and _acts(context)
    if pattern.ambiguous or _is_common_in_capitals(context):
        named = context.capital and not is_longer_name(context)
        return named and _is_country(context)
    return True


def _is_common_in_capitals(context: MatchContext) -> bool:
    """Return whether a name is a common word, too, which only capitals hide."""
    common = load_country_context(context.lang).common
    alike = not context.match.pattern.term_sets[0].isdisjoint(common)
    return alike and context.shouted


def _is_country(context: MatchContext) -> bool:
    """Return whether an ambiguous, capitalised term is no common word and no person."""
    if _heads_a_title(context):
        return True
    if context.shouted:
        return is_country_in_capitals(context)
    headed = follows(context, "heads")
    if follows(context, "persons") and not headed:
        return False
    if _is_name_part(context, context.neighbour(context.match.last + 1)):
        return headed
    if context.opening:
        return _opens_as_country(context)
    if _follows_name_part(context):
        return headed or follows(context, "places")
    if not _given_names(context.lang).isdisjoint(_first_word(context).lemmas):
        somewhere = follows(context, "places") and not follows(context, "genitives")
        return headed or somewhere
    return True


def _heads_a_title(context: MatchContext) -> bool:
    """Return whether a name stands alone before a colon: `Малі: переворот`."""
    after = context.text.text[context.match.end : context.match.end + 2]
    if not after.lstrip().startswith(":") or not context.opening:
        return False
    headings = load_country_context(context.lang).headings
    return context.foreign or context.written.lower() in headings


def _first_word(context: MatchContext) -> Form:
    return context.text.words[context.match.first]


def _opens_as_country(context: MatchContext) -> bool:
    """Return whether an ambiguous term that opens a sentence is no common word."""
    if context.written in load_country_context(context.lang).articled:
        return False
    if starts_sentence(context.text, context.match.first):
        beginners = load_country_context(context.lang).beginners
        if context.foreign or context.written in beginners:
            return True
    return any(precedes(context, kind) for kind in ("states", "acts"))


def _follows_name_part(context: MatchContext) -> bool:
    """Return whether the word before a match looks like a part of a name.

    A word of the dictionary that opens the sentence is capitalised for that.
    """
    before = context.match.first - 1
    word = context.neighbour(before)
    text = context.text
    common = (
        bool(word)
        and starts_sentence(text, before)
        and text.form_index.common.values[text.form_ids[before]]
    )
    return not common and _is_name_part(context, word)


def _is_name_part(context: MatchContext, word: str) -> bool:
    """Return whether a word next to a term looks like a part of somebody's name.

    In Vietnamese all parts of a name are Vietnamese syllables, or none is.
    """
    if not word[:1].isupper() or (len(word) > 1 and word.isupper()):
        return False
    return context.lang != "vi" or context.foreign or is_syllable(word.lower())


def _acts(context: MatchContext) -> bool:
    """Return whether a capital does what states do, and is not just a town."""
    if follows(context, "places") or not context.nominative:
        return False
    text, after = context.text, after_list(context)
    acts = context_words(context.lang, "acts")
    within = load_country_context(context.lang).act_within
    for index in range(after, after + within):
        if acts.begin(text, index):
            between = text.text[text.ends[after - 1] : text.starts[index]]
            return _BREAKS.isdisjoint(between)
    return False


@cache
def _given_names(lang: str) -> frozenset[str]:
    """Return the terms of names that are given to people."""
    patterns = cached_patterns("given", lang, lambda: _given_name_patterns(lang))
    return frozenset(
        term for pattern in patterns for terms in pattern.term_sets for term in terms
    )


def _given_name_patterns(lang: str) -> Iterator[Pattern]:
    for name in load_country_context(lang).given_names:
        term_sets = tuple(map(term_set, get_analyzer(lang).forms(name)))
        yield Pattern(name, term_sets, (False,) * len(term_sets))
