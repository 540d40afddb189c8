"""Where does a compound end its first part, and how are its two parts joined?

First parts such as Ukrainian `веб` and Polish `eks` are typed with a hyphen, together
with what follows, or as words of their own. A language lists them in its data file:

- `apart`: those that are also typed as words of their own;
- `bound`: those that are typed with a hyphen or together only, among them all that many
  a word begins with by chance (`гео`, `про`);
- `whole`: regular expressions of the beginnings of words that begin with a first part
  by chance, or whose meaning is not that of their parts (`контракт`, `телефон`).
"""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

SHORTEST_REST = 3
"""Fewest letters after a first part. Two are a chance find: `топ|аз`, `медіа|на`."""


class Cut(NamedTuple):
    """A compound that is cut in two.

    Attributes:
        first: its first part.
        rest: what follows, without the hyphen or apostrophe between them.
    """

    first: str
    rest: str


class FirstParts:
    """The first parts of a language.

    Args:
        apart: those that are typed as words of their own as well.
        bound: the others.
        whole: regular expressions of the beginnings of words that are not cut.
    """

    def __init__(
        self, apart: Sequence[str], bound: Sequence[str], whole: Sequence[str]
    ) -> None:
        self.apart = frozenset(apart)
        self._all = self.apart.union(bound)
        self._whole = whole

    @classmethod
    def of_table(cls, table: Mapping[str, Sequence[str]]) -> FirstParts:
        """Return the first parts that a table of a data file lists."""
        return cls(table["apart"], table["bound"], table["whole"])

    def cut_at_hyphen(self, form: str) -> Cut | None:
        """Return a hyphened word's first part and the rest; None if it has none.

        The rest has no digit, since `топ-10` is no compound of this kind.
        """
        first, hyphen, rest = form.partition("-")
        if not hyphen or first not in self._all or not _may_follow(first, rest):
            return None
        return Cut(first, rest)

    def cut(self, form: str, is_word: Callable[[str], bool]) -> Cut | None:
        """Return a word's longest first part and the rest; None if it has none.

        Args:
            form: a normalised word, written together or with a hyphen.
            is_word: returns whether a normalised word may follow a first part.
        """
        if "-" in form and (cut := self.cut_at_hyphen(form)):
            return cut if self._may_stand_alone(cut.rest, is_word) else None
        if not (match := self._beginning.match(form)) or self._pattern.match(form):
            return None
        for end in range(match.end(), 0, -1):
            if form[:end] in self.apart:
                rest = form[end:].removeprefix("'")
                if _may_follow(form[:end], rest) and self._may_stand_alone(
                    rest, is_word
                ):
                    return Cut(form[:end], rest)
        return None

    def _may_stand_alone(self, rest: str, is_word: Callable[[str], bool]) -> bool:
        """Return whether a rest is a word or a compound: `екс|віце|прем'єр`."""
        return is_word(rest) or self.cut(rest, is_word) is not None

    @cached_property
    def _beginning(self) -> re.Pattern[str]:
        longest_first = sorted(self.apart, key=len, reverse=True)
        return re.compile("|".join(map(re.escape, longest_first)) or "(?!)")

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        return re.compile("|".join(self._whole) or "(?!)")


def _may_follow(first: str, rest: str) -> bool:
    """Return whether a rest is of letters, enough of them, of the same script."""
    letters = rest.replace("-", "").replace("'", "")
    return (
        len(rest.partition("-")[0]) >= SHORTEST_REST
        and letters.isalpha()
        and (first[0] < "\u0250") == (letters[0] < "\u0250")
    )
