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
from search.engines.registry import open_storage

PAIRS = 20_000
SHOWN = 5
"""Differences that are printed."""


def main() -> int:
    """Compare answers; return 1 if any differ."""
    parser = argparse.ArgumentParser(prog="python -m bench.oracle")
    parser.add_argument("--pairs", type=int, default=PAIRS)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--engine", default="", help="an engine of the registry")
    options = parser.parse_args()
    if options.engine:
        storage = open_storage(f"{options.engine}:", os.environ)
        differences = compare_engines(storage, options.pairs, options.seed)
    else:
        differences = compare(options.pairs, options.seed)
    print(f"{options.pairs} pairs compared, {len(differences)} differ")
    for line in differences[:SHOWN]:
        print(line, file=sys.stderr)
    return 1 if differences else 0


if __name__ == "__main__":
    sys.exit(main())
