"""Where does a text have a person's full name that a query looks for?

Words are found by their letters alone, without an analyzer, as a whole text is read.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from analyzers.names.in_text import full_names
from search.presentation.phrase_matching import MatchSpan

if TYPE_CHECKING:
    from collections.abc import Iterator

    from search.presentation.query_terms import QueryTerms

# An elided particle (`d'Estaing`) is no word here, nor is it in the index.
_WORD = re.compile(r"(?:\b[dlDL]['’ʼ])?([^\W\d_]+(?:['’ʼ][^\W\d_]+)*)")


def full_name_spans(terms: QueryTerms, text: str, lang: str) -> Iterator[MatchSpan]:
    """Yield the full names that match, also as an initial and a surname.

    Args:
        terms: what the query looks for.
        text: the text.
        lang: ISO 639-1 code of its language.
    """
    if not terms.full_names:
        return
    spans = [match.span(1) for match in _WORD.finditer(text)]
    starts, ends = [start for start, _ in spans], [end for _, end in spans]
    capitals = [i for i, start in enumerate(starts) if text[start].isupper()]
    for name in full_names(text, starts, ends, capitals):
        keys = name.keys(lang)
        if not terms.full_names.isdisjoint(keys) or any(
            key.startswith(terms.full_name_prefixes) for key in keys
        ):
            term = f"{name.given} {name.surname}"
            yield MatchSpan(starts[name.first], ends[name.last], term)
