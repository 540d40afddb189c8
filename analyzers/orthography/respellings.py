"""How is a word respelled whose letters a data file lists?

A file lists variants with their standard spellings: of beginnings of words, of words
without their endings, and of letters anywhere in a word. All variants of a kind are one
regular expression that branches by letter, so that a word is read about once however
many there are.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence


class Respellings:
    """Variants and their standard spellings; of two variants the longer one counts.

    Args:
        table: lists of strings, a variant and its standard spelling to a string, by
            kind: `words` without an ending, `beginnings`, `anywhere`; kinds may lack.
            Beginnings are those of the parts of a hyphenated word, too.
        endings: those of `words`.
        prefixes: what may stand before one of `beginnings`.
    """

    def __init__(
        self,
        table: Mapping[str, Sequence[str]],
        *,
        endings: Iterable[str] = (),
        prefixes: Iterable[str] = (),
    ) -> None:
        self._standard: dict[str, str] = {}
        words, beginnings, anywhere = (
            self._branches(table.get(kind, ()))
            for kind in ("words", "beginnings", "anywhere")
        )
        before = branch([*prefixes, ""])
        after = branch([*endings, ""])
        first = f"(?:({words})(?={after}$)|{before}({beginnings}))"
        self._first = re.compile(first)
        self._after_hyphen = re.compile(f"(?<=-){first}")
        self._anywhere = re.compile(f"({anywhere})")

    def apply(self, form: str) -> str:
        """Return a normalised word in its standard spelling."""
        if match := self._first.match(form):
            form = self._replace(match) + form[match.end() :]
        if "-" in form:
            form = self._after_hyphen.sub(self._replace, form)
        return self._anywhere.sub(self._replace, form)

    def _branches(self, pairs: Iterable[str]) -> str:
        standard = dict(pair.split(" ") for pair in pairs)
        self._standard |= standard
        return branch(standard) if standard else "(?!)"

    def _replace(self, match: re.Match[str]) -> str:
        variant = match[match.lastindex or 0]
        return match[0].removesuffix(variant) + self._standard[variant]


def branch(words: Iterable[str]) -> str:
    """Return a regular expression of words that prefers the longest."""
    tree: dict[str, Any] = {}
    for word in words:
        node = tree
        for letter in word:
            node = node.setdefault(letter, {})
        node[""] = {}
    return _expression(tree)


def _expression(node: dict[str, Any]) -> str:
    branches = [re.escape(key) + _expression(node[key]) for key in node if key]
    if not branches:
        return ""
    ends = "?" if "" in node else ""
    return f"(?:{'|'.join(branches)}){ends}"
