"""How long do a build and a search take on this machine?

Articles of the sample collection are repeated under new ids up to a given number, so
the figures tell about volume, not about variety. Run by `make bench`, or
`python -m bench --articles 10000`.
"""

from __future__ import annotations

import argparse
import json
import statistics
import tempfile
import time
from dataclasses import dataclass
from itertools import cycle, islice
from pathlib import Path

from corpus import Article, read_articles
from indexer import build_index
from search import FacetField, Query, Reader, parse

ROOT = Path(__file__).resolve().parent.parent
ROUNDS = 5


@dataclass(frozen=True)
class Kind:
    """A kind of question with examples."""

    name: str
    texts: tuple[str, ...]
    country: str = ""


KINDS = (
    Kind("one word", ("енергетика", "commerce", "współpraca", "hợp")),
    Kind("two words", ("стратегічне партнерство", "énergie éolienne", "hợp tác")),
    Kind("phrase", ('"штучний інтелект"', '"libre-échange"', '"đối tác chiến lược"')),
    Kind("prefix", ("енерг*", "coop*", "współ*")),
    Kind("with a filter", ("угода", "accord", "umowa"), country="JP"),
    Kind("everything", ("",)),
)


def main() -> None:
    """Print a table of build and search times."""
    parser = argparse.ArgumentParser(prog="python -m bench")
    parser.add_argument("--articles", type=int, default=2_000)
    parser.add_argument("--jobs", type=int, default=2)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        _measure(Path(folder), options.articles, options.jobs)


def _measure(folder: Path, count: int, jobs: int) -> None:
    corpus = folder / "articles.jsonl"
    _write(corpus, count)
    summary = build_index([corpus], folder / "index", jobs=jobs)
    rate = summary.indexed / summary.seconds
    print(
        f"build  {summary.indexed} articles, {jobs} jobs: {summary.seconds:.1f} s, "
        f"{rate:.0f} a second"
    )
    started = time.perf_counter()
    reader = Reader(folder / "index")
    print(f"open   {1000 * (time.perf_counter() - started):.0f} ms")
    print(f"{'search':<15} {'cold p50':>9} {'warm p50':>9} {'warm p95':>9}  ms")
    for kind in KINDS:
        cold, warm = _times(reader, kind)
        high = statistics.quantiles(warm, n=20)[-1]
        print(
            f"{kind.name:<15} {statistics.median(cold):>9.1f} "
            f"{statistics.median(warm):>9.1f} {high:>9.1f}"
        )


def _times(reader: Reader, kind: Kind) -> tuple[list[float], list[float]]:
    """Give milliseconds per search: first ones, then repeated ones."""
    filters = {FacetField.COUNTRY: frozenset({kind.country})} if kind.country else {}
    rounds = []
    for _ in range(ROUNDS):
        times = []
        for text in kind.texts:
            query = Query(question=parse(text), filters=filters)
            times.append(1000 * reader.search(query).seconds)
        rounds.append(times)
    return rounds[0], [time for times in rounds[1:] for time in times]


def _write(path: Path, count: int) -> None:
    sample = [
        item
        for item in read_articles([ROOT / "corpus" / "articles"])
        if isinstance(item, Article)
    ]
    with path.open("w", encoding="utf-8") as stream:
        for number, article in enumerate(islice(cycle(sample), count)):
            record = {
                "id": f"{article.id}-{number}",
                "lang": article.lang,
                "title": article.title,
                "body": article.body,
                "published": article.published and article.published.isoformat(),
            }
            stream.write(json.dumps(record, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
