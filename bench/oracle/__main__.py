"""How many random answers differ from those of another engine?

By default from those of Whoosh's own searcher, over the same indexes; else from those
of an engine behind the port, over equal ones.
"""

from __future__ import annotations

import argparse
import os
import sys

from bench.oracle.comparison import compare
from bench.oracle.engines import compare_engines
from search.engines.registry import ENGINES, open_storage

PAIRS = 20_000
CLUSTER = "opensearch"
"""The engine whose indexes are not in folders."""
SHOWN = 5
"""Differences that are printed."""


def main() -> int:
    """Compare answers; return 1 if any differ."""
    parser = argparse.ArgumentParser(prog="python -m bench.oracle")
    parser.add_argument("--pairs", type=int, default=PAIRS)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--engine", default="", choices=sorted(ENGINES))
    options = parser.parse_args()
    if options.engine:
        differences = _compare_with(options.engine, options.pairs, options.seed)
    else:
        differences = compare(options.pairs, options.seed)
    print(f"{options.pairs} pairs compared, {len(differences)} differ")
    for line in differences[:SHOWN]:
        print(line, file=sys.stderr)
    return 1 if differences else 0


def _compare_with(engine: str, pairs: int, seed: int) -> list[str]:
    """Compare the default engine with another one, and leave nothing behind.

    In a cluster, whose settings are those of the environment, the names of indexes are
    those of nobody else.
    """
    if engine != CLUSTER:
        return compare_engines(open_storage(f"{engine}:", os.environ), pairs, seed)
    # What it needs is an extra, which the other engine can do without.
    from bench.cluster.indexes import (  # noqa: PLC0415
        delete_indexes,
        with_own_prefix,
    )

    environ = with_own_prefix(os.environ, "oracle")
    storage = open_storage(f"{engine}:", environ)
    return compare_engines(storage, pairs, seed, lambda: delete_indexes(environ))


if __name__ == "__main__":
    sys.exit(main())
