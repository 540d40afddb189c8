"""Is the word before a people's name a given name, so that it is a surname?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyzers import get_analyzer
from analyzers.names.given_names import given_names
from analyzers.names.spelling import spell
from analyzers.tokenizer import APOSTROPHES
from corpus.country_lexicon import load_country_context

if TYPE_CHECKING:
    from analyzers import Form
    from indexer.tagging.match_context import MatchContext

_ARTICLES = frozenset({"le", "la", "les", "un", "une", "du", "au", "des", "aux"})


def is_forename(lang: str, form: Form) -> bool:
    """Return whether a word is a listed given name, in whatever case."""
    names = (form.exact, *form.lemmas)
    listed = load_country_context(lang).forenames
    return any(name in listed or given_names(spell(name)) for name in names)


def is_unknown_forename(context: MatchContext) -> bool:
    """Return whether the word before a French noun can only be a given name.

    A noun for people has an article there, unless it is a surname: `Théo Allemand`.
    Words of the dictionary and those after an article are no given names: `le Bundestag
    Allemand`.
    """
    before = context.match.first - 1
    if context.lang != "fr" or before < 0:
        return False
    form, start = context.text.words[before], context.text.starts[before]
    signs = context.text.text[start - 1 : start]
    if form.surface.isupper() or (signs and signs in APOSTROPHES):
        return False
    if get_analyzer("fr").in_dictionary(form.exact):
        return False
    article = before and context.text.words[before - 1].exact in _ARTICLES
    return not article


def follows_initial(context: MatchContext) -> bool:
    """Return whether an initial stands before it: `M. Grec`, `J. Polak`."""
    before = context.match.first - 1
    if before < 0:
        return False
    text = context.text
    gap = text.text[text.ends[before] : context.match.start]
    word = text.words[before].surface
    return gap in {".", ". "} and word.isupper() and len(word) == 1
