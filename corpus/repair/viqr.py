"""What did a Vietnamese text say that was typed in ASCII, by RFC 1456 (VIQR)?

Marks are typed behind the vowel: `Ho^.i nghi. thu+o+.ng ddi?nh`. A full stop or
question mark behind a vowel may be a mark as well as the end of a sentence; how the
text writes the syllable elsewhere decides, or else that a title, which is the first
line, has no full stop. Some type the tone before what shapes the vowel: `Ho.^i`. A word
of which a part would be left as typed stays as it is, and so does a text of many.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from analyzers.vi import may_be_syllable
from corpus.repair.signs import Mended
from corpus.repair.vietnamese_letters import VIQR, letters, share

if TYPE_CHECKING:
    from collections.abc import Mapping

CERTAIN = 0.9
"""Least share of the words with marks that must become syllables."""
LATE = 0.1
"""Most words of those that end in a mark, as where it is typed behind the syllable."""
OF_ALL = 0.6
"""Least share of all words that must be syllables."""
MARKED = 0.3
"""Least share of words that have a mark; a Vietnamese text has two thirds."""
SHAPED = 3
"""Least vowels with a circumflex, breve or horn, and đ, of a text."""
TITLE = 20
"""Most blanks of a first line that is a title."""
SAMPLE = 8_000
"""Signs of a text that are looked at."""

_SHAPED = re.compile(r"[aeoAEO][.?'`~]?\^|[aA]\(|[ouOU][.?'`~]?[+*]|\b[dD][dD]")
_MARKS = ".?'`~()"
_TONE_FIRST = re.compile(r"(?<=[aeouAEOU])([.?'`~])([\^(+*])")
_TONE_ON_U = re.compile(r"(?<=[uU][+*])([.?'`~])([oO][+*])")
_HALF = re.compile(r"[À-ỹ][\^+~`]|[aeoAEO][.?'`~]?\^|[ouOU][.?'`~]?[+*]")
_LATE = re.compile(r"[^\W\d_]{2}[.?~'](?= [^\W\d_A-ZĐ])")
_RUN = re.compile(r"[A-Za-z][A-Za-z'`?~.^(+*\\]*")
_PART = re.compile(
    r"\\(?P<literal>.)|(?P<d>^[dD][dD])"
    r"|(?P<vowel>[aA][\^(]?|[eE]\^?|[oO][\^+*]?|[uU][+*]?|[iIyY])"
    r"(?P<tone>['`~]|\?(?!\?)|\.(?!\.\.(?!\.)))?|."
)
# A syllable whose tone stands on the vowel before its last one, if it has any.
_TONE_BEFORE = re.compile(
    r"(?i)(?:a[\^(]?[iuyo]|e\^?[uo]|o[\^+*]?[iu]|u[+*][aiu]|(?<!q)u[ai]|(?<!g)i[au]|y[ua])[.?]$"
)
_UNICODE = re.compile("[À-ỹ]")
_TOKEN = re.compile(r"\S+")
_ADDRESS = re.compile(r"@|://|^www\.")
_SENTENCE_END = re.compile(r"""["')»”]*(?:\s*$|\s*\n|\s+["'(«“-]*[A-Z])""")


def mend_viqr(text: str) -> Mended:
    """Return what a text in VIQR says; any other text stays as it is."""
    if "^" not in text and "+" not in text:
        return Mended(text)
    typed = (line for line in text[:SAMPLE].split("\n") if not _UNICODE.search(line))
    sample = "\n".join(typed)
    if len(_SHAPED.findall(sample)) < SHAPED:
        return Mended(text)
    if not _is_vietnamese(_convert(sample), len(sample.split())):
        return Mended(text)
    return Mended(_convert(text), (f"converted from {VIQR}",))


def _is_vietnamese(converted: str, words: int) -> bool:
    """Return whether next to nothing of a converted text is left as it was typed."""
    shown = share(converted)
    left = sum(
        _HALF.search(token) is not None
        for token in converted.split()
        if not _ADDRESS.search(token)
    )
    late = len(_LATE.findall(converted))
    return (
        shown.of_marked * shown.marked >= CERTAIN * (shown.marked + left)
        and shown.of_all >= OF_ALL
        and shown.marked >= MARKED * words
        and (late <= 1 or late <= LATE * shown.marked)
    )


def _convert(text: str) -> str:
    """Return a text in Unicode; addresses and lines that are in Unicode stay."""
    masked = "\n".join(map(_mask, text.split("\n")))
    usual = _usual_tones(masked)
    first_line = text.partition("\n")[0]
    title = len(first_line) if first_line.count(" ") < TITLE else 0
    mended = []
    end = 0
    for run in _RUN.finditer(masked):
        word = run[0]
        mended.append(text[end : run.start()])
        if _ends_sentence(masked, run, usual, title):
            mended.append(_convert_word(word[:-1]) + word[-1])
        else:
            mended.append(_convert_word(word))
        end = run.end()
    return "".join([*mended, text[end:]])


def _mask(line: str) -> str:
    """Return a line, as many NULs in place of what is not in VIQR."""
    if _UNICODE.search(line):
        return "\0" * len(line)
    return _TOKEN.sub(
        lambda token: "\0" * len(token[0]) if _ADDRESS.search(token[0]) else token[0],
        line,
    )


def _usual_tones(text: str) -> Mapping[str, int]:
    """Return how much more often syllables have a mark than none where that is clear.

    The keys are a syllable in small letters with the full stop or question mark that
    it may end in.
    """
    counts: Counter[str] = Counter()
    for run in _RUN.finditer(text):
        word = run[0].lower()
        if word[-1] in ".?" and not _SENTENCE_END.match(text, run.end()):
            counts[word] += 1
        elif word[-1] in "aeiouy^(+*":
            counts[f"{word}."] -= 1
            counts[f"{word}?"] -= 1
    return counts


def _ends_sentence(
    text: str, run: re.Match[str], usual: Mapping[str, int], title: int
) -> bool:
    """Return whether a word's last sign is a full stop or question mark for certain.

    Within a line a question mark is a mark as a rule, as few questions are asked in the
    news, and most of them end in a syllable that has a tone already or a consonant.
    """
    word = run[0]
    end = _SENTENCE_END.match(text, run.end())
    if word[-1] not in ".?" or word[-2:-1] == "\\" or not end:
        return False
    if _TONE_BEFORE.search(word):
        return True
    at_line_end = "\n" in end[0] or end.end() == len(text)
    if not at_line_end and (word.isupper() or word[-1] == "?"):
        return False
    if known := usual.get(word.lower(), 0):
        return known < 0
    return run.end() > title


def _convert_word(word: str) -> str:
    """Return a word in Unicode, or as it is if a part of it would be left."""
    typed = _TONE_FIRST.sub(r"\2\1", word)
    typed = _TONE_ON_U.sub(r"\2\1", typed)
    if typed != word:
        said = _letters_of(typed)
        if may_be_syllable(said.lower().rstrip(_MARKS)):
            return said
    said = _letters_of(word)
    return word if _HALF.search(said) else said


def _letters_of(word: str) -> str:
    """Return a word in Unicode; it has one tone at most."""
    letter_of = letters(VIQR).letter_of
    said = []
    toned = False
    for part in _PART.finditer(word):
        vowel, tone = part["vowel"], part["tone"] or ""
        if vowel:
            vowel = vowel.replace("*", "+")
            if tone and not toned:
                said.append(letter_of[vowel + tone])
                toned = True
            else:
                said.append(letter_of.get(vowel, vowel) + tone)
        elif part["d"]:
            said.append(letter_of.get(part[0], letter_of[part[0].upper()]))
        else:
            said.append(part["literal"] or part[0])
    return "".join(said)
