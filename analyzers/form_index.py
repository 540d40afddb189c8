"""Which forms have the texts of a language, and what is known of each?

An article has few forms many times, and articles share most of theirs. So each form is
cut and analysed once and has a number; what is known of it stands in columns by that
number, and what has to be found out of a text is then taken from these at once.
"""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from analyzers.analyzed_text import Reading
from analyzers.bigrams import pair_terms, side_by_side
from analyzers.growable_arrays import Column, Lists
from analyzers.interning import fresh, numbering
from analyzers.token import Form, Kind
from analyzers.tokenizer import apart
from analyzers.word_analysis import Told, from_line, tell, to_line

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from analyzers.analyzer import Analyzer
    from analyzers.growable_arrays import Numbers

    Give = Callable[[str, "Form", Told], Sequence[int]]
    _Word = tuple[int, int, int, int]
    Tell = Callable[[str, "Form"], int]

CACHED_TEXTS = 8
"""Texts whose readings are remembered, as an article is tagged, indexed and linked by
the same words (about 40 bytes a word)."""
LONG = 50_000
"""Characters of a text above which its reading is not remembered."""
_HIGH = 32
_NONE: Mapping[str, str] = MappingProxyType({})


class _Stretches(NamedTuple):
    """Stretches of text by number, and the words each is cut into.

    Attributes:
        numbers: of each stretch, by first appearance.
        sizes: positions that each takes.
        wholes: of each that is a compound its form, of others -1.
        forms, starts, ends, positions: of each word, from the stretch's beginning.
    """

    numbers: defaultdict[str, int]
    sizes: Column
    wholes: Column
    forms: Lists
    starts: Lists
    ends: Lists
    positions: Lists


class Forms:
    """The forms of one language, by number.

    Args:
        analyzer: of their language.
        kept: lines of what was told of words before, by the words.

    Attributes:
        lang: ISO 639-1 code of their language.
        listed: each form once.
        lines: what is told of each, as lines to keep; "" of those that are not kept.
        texts: each index term once; postings hold their numbers.
        exact: of each form, the number of its exact term.
        lemmas, folded, names: of each form, the numbers of these terms.
        common: whether each is capitalised and a word of the dictionary.
    """

    def __init__(self, analyzer: Analyzer, kept: Mapping[str, str] = _NONE) -> None:
        self._analyzer = analyzer
        self._kept = kept
        self.lang = analyzer.lang
        self.listed: list[Form] = []
        self._new: list[Told] = []
        self._without_line: dict[int, Told] = {}
        self.lines: list[str] = []
        self.texts: list[str] = []
        self.exact, self.common = Column(), Column()
        self.lemmas, self.folded, self.names = Lists(), Lists(), Lists()
        self._known: dict[tuple[str, Kind], int] = {}
        self._terms = numbering()
        self._stretches = _Stretches(
            numbering(), Column(), Column(), Lists(), Lists(), Lists(), Lists()
        )
        self._pairs: defaultdict[int, int] = numbering()
        self._paired = Column()
        self._columns: defaultdict[Tell, Column] = defaultdict(Column)
        self._lists: defaultdict[Give, Lists] = defaultdict(Lists)
        self._remembered = lru_cache(maxsize=CACHED_TEXTS)(self._read)

    def read(self, text: str) -> Reading:
        """Give the words of a text."""
        return self._read(text) if len(text) > LONG else self._remembered(text)

    def column(self, tell: Tell) -> Numbers:
        """Give what a function tells of each form; each is asked of once."""
        column = self._columns[tell]
        new = self.listed[column.size :]
        if new:
            column.extend([tell(self.lang, form) for form in new])
        return column.held

    def lists(self, give: Give) -> Lists:
        """Give the numbers that a function gives of each form."""
        lists = self._lists[give]
        known, every = len(lists), len(self.listed)
        if known < every:
            new = range(known, every)
            listed, told = self.listed, self.told
            lists.extend([give(self.lang, listed[n], told(n)) for n in new])
        return lists

    def told(self, number: int) -> Told:
        """Give what is told of a form; it is held as a line, in half the room."""
        line = self.lines[number]
        return from_line(line) or self._without_line[number]

    def _read(self, text: str) -> Reading:
        pieces = apart(text)
        borders = np.cumsum(np.fromiter(map(len, pieces), np.int64, len(pieces)))
        which = self._which(pieces[1::2])
        of = self._stretches
        counts = of.forms.sizes(which)
        begins = np.repeat(borders[:-1:2], counts)
        starts = begins + of.starts.of(which)
        ends = begins + of.ends.of(which)
        sizes = of.sizes.held[which]
        first = np.cumsum(sizes) - sizes
        positions = np.repeat(first, counts) + of.positions.of(which)
        numbers = of.forms.of(which)
        wholes = of.wholes.held[which]
        besides, besides_at = wholes[wholes >= 0], first[wholes >= 0]
        if self._analyzer.bigrams:
            at = side_by_side(text, starts, ends, positions)
            pairs = self._pairs_of(numbers[at], numbers[at + 1])
            besides = np.concatenate((besides, pairs))
            besides_at = np.concatenate((besides_at, positions[at]))
        return Reading(
            text,
            self,
            numbers,
            [*map(self.listed.__getitem__, numbers.tolist())],
            starts.tolist(),
            ends.tolist(),
            positions,
            besides,
            besides_at,
        )

    def _which(self, stretches: Sequence[str]) -> Numbers:
        """Give the number of each stretch, and learn those that are new."""
        known = self._stretches.numbers
        found = np.fromiter(map(known.__getitem__, stretches), np.int64, len(stretches))
        new = fresh(known, self._stretches.sizes.size)
        if new:
            self._learn([self._cut(stretch) for stretch in new])
        return found

    def _cut(self, stretch: str) -> tuple[int, int, list[_Word]]:
        """Cut a stretch, which has no signs but those that join its parts.

        Returns:
            Positions that it takes, the form of the compound or -1, and the words.
        """
        words: list[_Word] = []
        size, whole = 0, -1
        for start, end, position, kind in self._analyzer.tokenizer(stretch):
            size += kind is Kind.WORD
            number = self._number(stretch[start:end], kind)
            if number >= 0 and kind is Kind.WHOLE:
                whole = number
            elif number >= 0:
                words.append((number, start, end, position))
        return size, whole, words

    def _learn(self, cut: list[tuple[int, int, list[_Word]]]) -> None:
        """Remember stretches, and the forms that are new with them."""
        of = self._stretches
        of.sizes.extend([size for size, _, _ in cut])
        of.wholes.extend([whole for _, whole, _ in cut])
        for place, lists in enumerate(of[3:]):
            lists.extend([[word[place] for word in words] for _, _, words in cut])
        self._fill()

    def _number(self, written: str, kind: Kind) -> int:
        """Give the number of a form; -1 if the filters leave nothing of it."""
        known = self._known.get((written, kind))
        if known is not None:
            return known
        line = self._kept.get(written, "")
        told = from_line(line) or tell(self._analyzer, written)
        number = -1
        if told.exact:
            terms = (told.exact, told.lemmas, told.folded)
            form = Form(written, kind, *terms, written[0].isupper())
            number = self._added(form, told, line or to_line(written, told))
        self._known[written, kind] = number
        return number

    def _added(self, form: Form, told: Told, line: str) -> int:
        self.listed.append(form)
        self._new.append(told)
        self.lines.append(line)
        if not line:
            self._without_line[len(self.lines) - 1] = told
        return len(self.listed) - 1

    def _fill(self) -> None:
        """Number the terms of the forms that are new."""
        number = self._terms.__getitem__
        new, self._new = self._new, []
        self.exact.extend([number(told.exact) for told in new])
        for lists, terms in (
            (self.lemmas, [told.lemmas for told in new]),
            (self.folded, [told.folded for told in new]),
            (self.names, [told.names for told in new]),
        ):
            lists.extend([[*map(number, row)] for row in terms])
        self.common.extend([told.common for told in new])
        self.texts += fresh(self._terms, len(self.texts))

    def _pairs_of(self, first: Numbers, second: Numbers) -> Numbers:
        """Give the form of each pair of syllables, and learn those that are new."""
        keys = ((first << _HIGH) | second).tolist()
        found = np.fromiter(map(self._pairs.__getitem__, keys), np.int64, len(keys))
        new = [divmod(key, 1 << _HIGH) for key in fresh(self._pairs, self._paired.size)]
        if new:
            pairs = [pair_terms(self.listed[a], self.listed[b]) for a, b in new]
            forms = (
                (Form("", Kind.BIGRAM, "", *pair, capital=False), Told("", *pair))
                for pair in pairs
            )
            self._paired.extend([self._added(form, told, "") for form, told in forms])
            self._fill()
        return self._paired.held[found]
