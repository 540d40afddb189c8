"""Which words are typed together, with a hyphen or apart, at whose first part?

`вебсайт`, `веб-сайт` and `веб сайт` are one word. An analyzer makes one term of the
first two; who meets the third asks here.
"""

from __future__ import annotations

from functools import cache

from analyzers.data_files import read_toml
from analyzers.orthography.compounds import FirstParts
from analyzers.registry import get_analyzer

_FILES = {
    "fr": "fr_orthography.toml",
    "pl": "pl_orthography.toml",
    "uk": "uk_orthography.toml",
}


def first_part(lang: str, form: str) -> tuple[str, str] | None:
    """Return the first part and the rest of a word; None if it has no listed one.

    `вебсайт` and `веб-сайт` have `веб` and `сайт`. What follows must be a word of the
    dictionary.

    Args:
        lang: ISO 639-1 code of a language that has an analyzer.
        form: a normalised word, written together or with a hyphen.

    Raises:
        UnknownLanguageError: there is no analyzer for the language.
    """
    return get_analyzer(lang).first_part(form)


def is_first_part(lang: str, form: str) -> bool:
    """Return whether a word is a first part that is typed as a word of its own.

    Args:
        lang: ISO 639-1 code.
        form: a normalised word.
    """
    return form in _apart(lang)


@cache
def _apart(lang: str) -> frozenset[str]:
    if lang not in _FILES:
        return frozenset()
    table = read_toml(_FILES[lang])["first_parts"]
    return FirstParts.of_table(table).apart.union(table.get("genitive", ()))
