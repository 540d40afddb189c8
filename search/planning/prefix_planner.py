"""Which index terms answer a prefix, as `coopér*`?

A clitic before it is left out (`l'hydrog*`), as it is in articles. Where it is typed
without diacritics, words that have them begin with it as well (`cooper*`); where it has
some, it means itself, unless nothing begins so. An older spelling begins words in the
present one as well (`проект*`). The second half of a compound is asked
together with the first (`franco-mon*`), by the compounds as a whole.
"""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from analyzers import get_analyzer
from search.planning.joining import joined
from search.port.document import Channel
from search.port.plan import AnyOf, FirstMatching, Plan, PrefixTerm
from search.query.operands import MIN_PREFIX

if TYPE_CHECKING:
    from analyzers import Analyzer
    from search.query.ast import Prefix


def plan_prefix(node: Prefix, lang: str) -> Plan | None:
    """Plan a prefix for one language; None where it leaves no letter."""
    analyzer = get_analyzer(lang)
    beginnings = _beginnings(node.text, analyzer)
    marked = [_terms(node, text, unmarked=False) for text in beginnings]
    folded = dict.fromkeys(map(analyzer.fold, beginnings))
    unmarked = [_terms(node, text, unmarked=True) for text in folded if text]
    if not marked or not unmarked:
        return None
    if analyzer.fold(beginnings[0]) == beginnings[0]:
        return joined(AnyOf, unmarked)
    return FirstMatching((joined(AnyOf, marked), joined(AnyOf, unmarked)))


def _beginnings(text: str, analyzer: Analyzer) -> tuple[str, ...]:
    """Return the normalised beginnings that a typed one may be meant as."""
    start = next((token.start for token in analyzer.tokenizer(text)), 0)
    if len(text) - start < MIN_PREFIX:
        start = 0
    spellings = analyzer.characters(text[start:])
    normalised = [*filter(None, map(analyzer.normalize, spellings))]
    # Compounds with some first parts are indexed without their hyphen.
    together = (beginning.replace("-", "") for beginning in normalised)
    standard = chain.from_iterable(map(analyzer.orthography, normalised))
    return tuple(dict.fromkeys((*normalised, *together, *standard)))


def _terms(node: Prefix, beginning: str, *, unmarked: bool) -> PrefixTerm:
    """Look a beginning up among the forms, or among the lemmas if it is of a compound.

    Compounds as a whole have lemmas only.
    """
    in_title = node.field == "title"
    channel = Channel.EXACT_TITLE if in_title else Channel.EXACT
    if "-" in node.text:
        channel = Channel.TITLE if in_title else Channel.TEXT
    return PrefixTerm(channel, beginning, unmarked, f"{node.text}*")
