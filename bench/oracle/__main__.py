"""How many random answers differ from those of Whoosh's own searcher?"""

from __future__ import annotations

import argparse
import sys

from bench.oracle.comparison import compare

PAIRS = 20_000
SHOWN = 5
"""Differences that are printed."""


def main() -> int:
    """Compare answers; return 1 if any differ."""
    parser = argparse.ArgumentParser(prog="python -m bench.oracle")
    parser.add_argument("--pairs", type=int, default=PAIRS)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    differences = compare(options.pairs, options.seed)
    print(f"{options.pairs} pairs compared, {len(differences)} differ")
    for line in differences[:SHOWN]:
        print(line, file=sys.stderr)
    return 1 if differences else 0


if __name__ == "__main__":
    sys.exit(main())
