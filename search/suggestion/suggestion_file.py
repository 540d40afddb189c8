"""How are suggestions written, all of them or what changed?

A line has a key, and what `Entry` says of it: count, kind, language, text, `of` and
`own`, separated by tabs; `SAME` stands for the key. The best completions of prefixes
that many keys share are precomputed; they depend on the other lines only.
"""

from __future__ import annotations

import heapq
from bisect import bisect_right
from itertools import groupby, islice
from operator import itemgetter
from typing import TYPE_CHECKING

import numpy as np

from analyzers import LANGUAGES
from search.suggestion.best_entries import LIMIT, MOST_TITLES
from search.suggestion.entry_lines import PRECOMPUTED, SAME
from search.suggestion.keys import entry_keys, one_line
from search.suggestion.sorted_lines import SortedLines, initial

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path
    from typing import BinaryIO

    from search.suggestion.suggestion import Entry

CROWDED = 250
"""Lines that share a prefix above which its best completions are precomputed."""
AT_ONCE = 50_000
"""Entries whose lines are made at once."""
COUNT, KIND, LANG, TEXT, OF = 1, 2, 3, 4, 5
"""Columns of a line, none of which contains a tab."""
NOT_PRECOMPUTED = frozenset(("function", "form"))
"""Kinds of entries that are nobody's best completion."""
LONGEST_PREFIX = 40
"""Letters of the longest prefix whose completions are precomputed."""


def write_suggestions(path: Path, entries: Iterable[Entry]) -> None:
    """Write the suggestions of an index.

    Raises:
        OSError: the file cannot be written.
    """
    lines = SortedLines(path)
    stream = iter(entries)
    while some := tuple(islice(stream, AT_ONCE)):
        lines.add(_lines(some))
    with path.open("wb") as file:
        for _, own in lines.by_initial():
            _write(file, own)


def update_suggestions(
    path: Path,
    previous: Path,
    removed: Sequence[Entry],
    added: Sequence[Entry],
) -> None:
    """Write the suggestions of an index by updating those of the previous one.

    Args:
        path: the file; it becomes what `write_suggestions` of all would make it.
        previous: the previous index's file.
        removed: entries that the new index lacks, or has with another count.
        added: entries that the previous index lacks, or has with another count.

    Raises:
        OSError: a file cannot be read or written.
    """
    dropped, more = frozenset(_lines(removed)), SortedLines(path)
    more.add(_lines(added))
    with path.open("wb") as file, previous.open("rb") as stream:
        old = (line.decode()[:-1] for line in stream)
        kept = (s for s in old if s not in dropped and not _is_precomputed(s))
        both = heapq.merge(groupby(kept, initial), more.by_initial(), key=itemgetter(0))
        for _, groups in groupby(both, itemgetter(0)):
            _write(file, sorted(line for _, lines in groups for line in lines))


def _is_precomputed(line: str) -> bool:
    return PRECOMPUTED in line and line.partition("\t")[0].endswith(PRECOMPUTED)


def _lines(entries: Sequence[Entry]) -> Iterator[str]:
    """Yield the lines of some entries, one for each key."""
    for e, keys in zip(entries, entry_keys(entries), strict=True):
        text, of = one_line(e.text), one_line(e.of)
        for key in keys:
            shown, leading = (SAME if one == key else one for one in (text, of))
            yield f"{key}\t{e.count}\t{e.kind}\t{e.lang}\t{shown}\t{leading}\t{e.own}"


def _write(file: BinaryIO, lines: list[str]) -> None:
    """Write sorted lines together with the precomputed completions of prefixes.

    Args:
        file: where to, open for writing.
        lines: all that begin with the same letter, or all.
    """
    ordered = sorted([*lines, *_precomputed(lines)])
    file.write("\n".join([*ordered, ""]).encode() if ordered else b"")


def _precomputed(lines: Sequence[str]) -> list[str]:
    """Return a line for each of the best completions of crowded prefixes.

    Each language has its own, because completions may be asked for in one only.

    Args:
        lines: all other lines, sorted.
    """
    columns = [line.split("\t", TEXT)[COUNT:TEXT] for line in lines]
    count_of_line = np.array([int(count) for count, _, _ in columns], np.int64)
    hidden = np.array([kind in NOT_PRECOMPUTED for _, kind, _ in columns], np.bool_)
    lang_of_line = np.array([LANGUAGES.index(lang) for _, _, lang in columns])
    del columns
    completions = []
    for prefix, first, stop in _crowded_prefixes(lines, 0, len(lines)):
        order = first + np.argsort(-count_of_line[first:stop], kind="stable")
        order = order[~hidden[order]]
        for lang in range(len(LANGUAGES)):
            best = _best(lines, order[lang_of_line[order] == lang].tolist())
            completions += [prefix + PRECOMPUTED + values for values in best]
    return completions


def _crowded_prefixes(
    lines: Sequence[str], first: int, stop: int, length: int = 1
) -> Iterator[tuple[str, int, int]]:
    """Yield the prefixes that many keys share, each with the range of these keys.

    Args:
        lines: sorted.
        first: start of the range of lines to look at; all keys agree in the letters
            before the last one of the prefixes.
        stop: end of the range.
        length: letters of the shortest prefixes to look for.
    """
    while first < stop:
        prefix = lines[first][:length]
        end = bisect_right(lines, prefix, first, stop, key=lambda line: line[:length])
        if end - first > CROWDED and "\t" not in prefix and length <= LONGEST_PREFIX:
            yield prefix, first, end
            yield from _crowded_prefixes(lines, first, end, length + 1)
        first = end


def _best(lines: Sequence[str], order: Iterable[int]) -> Iterator[str]:
    """Yield the lines after their keys of the first few different texts.

    Of titles only as many as are offered count among them.

    Args:
        lines: all lines.
        order: indexes into `lines`, most frequent first.
    """
    texts: set[str] = set()
    titles: set[str] = set()
    for index in order:
        columns = _in_full(lines[index].split("\t"))
        seen = titles if columns[KIND] == "title" else texts
        enough = seen is titles and len(titles) == MOST_TITLES
        if columns[TEXT] not in seen and not enough:
            seen.add(columns[TEXT])
            yield "\t".join(["", *columns[COUNT:]])
        if len(texts) == LIMIT * 2:
            return


def _in_full(columns: list[str]) -> list[str]:
    """Return the columns of a line with the key in place of `SAME`."""
    for column in (TEXT, OF):
        if columns[column] == SAME:
            columns[column] = columns[0]
    return columns
