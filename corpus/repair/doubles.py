"""How is a text meant whose letters are doubles of others?

`Ðá bóng` has an eth in place of Đ, and `Рrezydent` a Cyrillic Р. A word that reads well
so is no evidence that a text was garbled: keyboards and optical recognition make such
letters, and searching reads them as they are meant.
"""

from __future__ import annotations

import re

from analyzers.look_alikes import LATIN, in_one_script, rewritten

_ETHS = str.maketrans("ÐƉðɖ", "ĐĐđđ")
"""Eth and the African D, of which the capitals are drawn as that of đ."""
_LATIN = re.compile("[A-Za-z\u00c0-\u024f]")
_CYRILLIC = re.compile("[б-джзийк-нптф-яєґїБГҐДЄЖЗИЇЙЛПФЦ-Я]")
"""Letters of Ukrainian that no Latin one looks like, and some others."""
_NO_DOUBLE = frozenset("їЇ")
"""Letters that are hardly typed for Latin ones, but `ż` of cp1250 is read as one."""
_UKRAINIAN = re.compile("[А-ЩЬЮЯЄІЇҐа-щьюяєіїґ]+")
_BEYOND = re.compile("[\u0370-\u052f]")
_RUN = re.compile("[\u0370-\u03ff]+|[\u0400-\u052f]+")
_PART = re.compile(r"[^\W\d_]{2,}")
_WORD = re.compile(
    r"""(?<!\S)[("«“„‘'\[]*"""
    rf"""(?:[^\W\d_]+['’-])*{_PART.pattern}(?:['’-][^\W_]+)*"""
    r"""(?=[.,:;?!)"»”“’'\]]*(?!\S))"""
)


def as_meant(text: str) -> str:
    """Return a text with its words in one script and with Đ for eth.

    In a text of Latin letters in the main that script is Latin.
    Words with signs other than letters within stay as they are: those of garbled ones
    are of several scripts, too.
    """
    plain = text.translate(_ETHS)
    if not _BEYOND.search(plain):
        return plain
    is_latin = len(_LATIN.findall(plain)) > len(_CYRILLIC.findall(plain))
    rewrite = _in_latin if is_latin else _in_one_script
    return _WORD.sub(lambda word: _PART.sub(rewrite, word[0]), plain)


def _in_one_script(part: re.Match[str]) -> str:
    return in_one_script(part[0], LATIN)


def _in_latin(part: re.Match[str]) -> str:
    """Return a word in Latin letters if all its others have a double there.

    It may be Ukrainian even in such a text, but not of letters that Ukrainian has not.
    """
    runs = {run: rewritten(run, LATIN) for run in _RUN.findall(part[0])}
    if all(runs.values()) and _NO_DOUBLE.isdisjoint(part[0]):
        return _RUN.sub(lambda run: runs[run[0]], part[0])
    ukrainian = _in_one_script(part)
    return ukrainian if _UKRAINIAN.fullmatch(ukrainian) else part[0]
