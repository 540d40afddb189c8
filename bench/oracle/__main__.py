"""Does the executor answer as Whoosh's own searcher does?

Random collections, written in one segment or in several with deletions, and random
plans; ids and their order, scores, totals and counts of facets must be equal. Run by
`python -m bench.oracle`; the tests run some of it.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from bench.oracle.searcher import open_stock
from corpus import Article
from search.engines.registry import open_storage
from search.port.document import Channel, Document, Posting, Postings, Tag
from search.port.engine import write_documents
from search.port.plan import (
    AllOf,
    AndNot,
    AnyOf,
    Boosted,
    DisMax,
    FacetTerm,
    FirstMatching,
    FuzzyTerm,
    Phrase,
    PrefixTerm,
    PublishedBetween,
    SynonymSet,
    Term,
    Tiered,
    WeightedTerm,
)
from search.query.request import FacetField, Query, Sort

if TYPE_CHECKING:
    from collections.abc import Mapping
    from random import Random

    from bench.oracle.searcher import StockSearcher
    from search.port.engine import Engine
    from search.port.plan import Leaf, Plan

PAIRS = 20_000
PLANS = 40
"""Plans that each collection is asked."""
WORDS = ("a", "b", "c", "ab", "abc", "ba", "bb", "ca", "cab", "d")
LANGS = ("uk", "pl")
DAYS = (None, date(2020, 1, 1), date(2021, 5, 5), date(2021, 5, 6))
COUNTRIES = ("FR", "JP", "KR")
DIGITS = 9
"""Digits of scores that must be equal; sums are made in another order."""


def main() -> int:
    """Compare so many pairs of a collection and a plan; exit 1 for a difference."""
    parser = argparse.ArgumentParser(prog="python -m bench.oracle")
    parser.add_argument("--pairs", type=int, default=PAIRS)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    wrong = compare(options.pairs, options.seed)
    print(f"{options.pairs} pairs compared, {len(wrong)} differ")
    for line in wrong[:5]:
        print(line, file=sys.stderr)
    return 1 if wrong else 0


def compare(pairs: int, seed: int) -> list[str]:
    """Compare answers; give a line for each that differs."""
    chance = random.Random(seed)  # noqa: S311 - no secret
    wrong: list[str] = []
    for _ in range(-(-pairs // PLANS)):
        with tempfile.TemporaryDirectory() as folder:
            index = _index(Path(folder), chance)
            engine, stock = open_storage().open(index), open_stock(index)
            for _ in range(PLANS):
                plans = _plans(chance)
                wrong += [
                    f"{line}: {plans}" for line in _differ(engine, stock, plans, chance)
                ]
    return wrong


def _index(folder: Path, chance: Random) -> Path:
    """Write a collection; half of them are built on another, some articles replaced."""
    size = chance.randint(1, 40)
    folders = [folder / str(n) for n in range(3)]
    for each in folders:
        each.mkdir()
    storage = open_storage()
    write_documents(storage, folders[0], [_entry(n, chance) for n in range(size)])
    last = 0
    for last in range(1, chance.choice([1, 1, 2, 3])):
        gone = frozenset(f"x{n}" for n in chance.sample(range(size), min(size, 3)))
        new = [
            _entry(size + 10 * last + n, chance) for n in range(chance.randint(0, 5))
        ]
        kept = [_entry(int(name[1:]), chance) for name in sorted(gone)[:1]]
        write_documents(storage, folders[last], [*new, *kept], folders[last - 1], gone)
    return folders[last]


def _entry(number: int, chance: Random) -> Document:
    weights = (9, 7, 5, 4, 3, 2, 2, 1, 1, 1)
    words = chance.choices(WORDS, weights, k=chance.randint(0, 14))
    places: dict[str, list[int]] = {}
    for place, word in enumerate(words):
        places.setdefault(word, []).append(place)
    postings = Postings.of(
        Posting(word, len(held), tuple(held)) for word, held in sorted(places.items())
    )
    article = Article(
        id=f"x{number}",
        lang=chance.choice(LANGS),
        title="t",
        body=" ".join(words),
        published=chance.choice(DAYS),
    )
    countries = tuple(map(Tag, chance.sample(COUNTRIES, chance.randint(0, 2))))
    return Document(
        article=article, countries=countries, postings={Channel.TEXT: postings}
    )


def _plans(chance: Random) -> Mapping[str, Plan]:
    if chance.random() < 0.3:  # noqa: PLR2004 - as often as pages ask so
        return {lang: Tiered(_plan(chance), _plan(chance)) for lang in LANGS}
    return {lang: _plan(chance) for lang in chance.sample(LANGS, chance.randint(1, 2))}


def _plan(chance: Random, depth: int = 2) -> Plan:
    if not depth or chance.random() < 0.25:  # noqa: PLR2004 - a leaf now and then
        return _leaf(chance)
    one, two, three = (_plan(chance, depth - 1) for _ in range(3))
    filters = (
        FacetTerm("country", "KR"),
        FacetTerm("lang", "uk"),
        PublishedBetween(date(2020, 6, 1), None),
        PublishedBetween(None, date(2021, 5, 5)),
    )
    return chance.choice(
        (
            AllOf((one, two)),
            AllOf((one, chance.choice(filters))),
            AnyOf((one, two, three)),
            AnyOf((_term(chance), _term(chance))),
            DisMax((one, two)),
            Boosted(one, two),
            AndNot(one, two),
            AndNot(chance.choice(filters), one),
            FirstMatching((one, two)),
        )
    )


def _term(chance: Random) -> Term:
    return Term(Channel.TEXT, chance.choice(WORDS), chance.choice((1.0, 0.25)))


def _leaf(chance: Random) -> Leaf:
    text, word = Channel.TEXT, chance.choice(WORDS)
    members = tuple(
        WeightedTerm(((chance.choice(WORDS),),), chance.choice((1.0, 0.5, 0.2)))
        for _ in range(chance.randint(1, 3))
    )
    places = tuple(
        tuple(sorted(set(chance.choices(WORDS, k=chance.randint(1, 2)))))
        for _ in range(chance.randint(2, 3))
    )
    return chance.choice(
        (
            _term(chance),
            Term(text, word),
            Phrase(text, places),
            PrefixTerm(text, chance.choice(("a", "b", "ca"))),
            FuzzyTerm(text, word, chance.randint(1, 2)),
            SynonymSet(text, members, chance.choice((1.0, 0.8))),
        )
    )


def _differ(
    engine: Engine, stock: StockSearcher, plans: Mapping[str, Plan], chance: Random
) -> list[str]:
    """Say in what two answers differ."""
    scores = {d: round(s, DIGITS) for d, s in stock.scores(plans).items()}
    country = chance.choice((None, *COUNTRIES))
    filters = {FacetField.COUNTRY: frozenset({country})} if country else {}
    left = scores.keys() & stock.having("country", country) if country else scores
    differ = []
    for sort in Sort:
        query = Query(sort=sort, size=100, filters=filters)
        found = engine.rank(query, plans)
        order = sorted(left, key=lambda d: _key(stock, d, scores[d], sort))
        rounded = dict(
            zip(found.ids, (round(s, DIGITS) for s in found.scores), strict=True)
        )
        if rounded != {stock.id(d): scores[d] for d in left}:
            differ.append("scores")
        elif not _same_order(found.ids, [stock.id(d) for d in order], rounded, sort):
            differ.append(f"order {sort}")
        few = engine.rank(replace(query, size=chance.randint(1, 9)), plans)
        if (few.total, few.ids) != (found.total, found.ids[: len(few.ids)]):
            differ.append(f"fewer {sort}")
    if not _same_counts(engine, stock, plans, filters, scores):
        differ.append("counts")
    return differ


def _key(
    stock: StockSearcher, document: int, score: float, sort: Sort
) -> tuple[float | str, ...]:
    day, name = stock.day(document), stock.id(document)
    if sort is Sort.RELEVANCE:
        return -score, -day, name
    if sort is Sort.NEWEST:
        return -day, -score, name
    return float(not day), day, -score, name


def _same_order(
    found: tuple[str, ...], wanted: list[str], scores: Mapping[str, float], sort: Sort
) -> bool:
    """Compare two orders; by relevance, equal but for rounding may swap."""
    if sort is Sort.RELEVANCE:
        return [scores[f] for f in found] == [scores[w] for w in wanted]
    return list(found) == wanted


def _same_counts(
    engine: Engine,
    stock: StockSearcher,
    plans: Mapping[str, Plan],
    filters: Mapping[FacetField, frozenset[str]],
    scores: Mapping[int, float],
) -> bool:
    """Compare what is counted for each value; a facet's own selection is put aside."""
    query = Query(filters=filters, size=1)
    for facet in engine.search(query, plans).facets:
        left = set(scores)
        for field, selected in filters.items():
            if field is not facet.field:
                left &= frozenset().union(*(stock.having(field, v) for v in selected))
        for value in facet.values:
            if value.count != len(left & stock.having(facet.field.value, value.value)):
                return False
    return True


if __name__ == "__main__":
    sys.exit(main())
