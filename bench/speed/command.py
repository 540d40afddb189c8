"""What is the command line of a speed run, `make bench` or `python -m bench`?"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bench.speed.errors import SpeedError
from bench.speed.page import measure_page, page_lines
from bench.speed.plot import plot
from bench.speed.report import table
from bench.speed.run import RunSettings, run
from bench.speed.sentence_pool import load_sentences

if TYPE_CHECKING:
    from collections.abc import Sequence

ROOT = Path(__file__).resolve().parents[2]
MIN_QUESTIONS = 20
"""Fewest questions of a kind: Hoptac caches the answers to fewer."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, print tables, and write JSON and a plot.

    Returns:
        The exit status: 1 after an error, which is printed as one line.
    """
    options = _options(arguments)
    try:
        _run(options)
    except SpeedError as error:
        _print_progress(str(error))
        return 1
    except OSError as error:
        _print_progress(
            f"{error.strerror or error}: {error.filename}; free the disk, run again"
        )
        return 1
    return 0


def _run(options: argparse.Namespace) -> None:
    pool = load_sentences(options.corpus)
    if pool.rejected:
        _print_progress(f"{pool.rejected} articles could not be read and are left out")
    work = options.output.parent / "work"
    settings = RunSettings(
        options.sizes, options.questions, options.seed, options.whoosh, work
    )
    results: dict[str, Any] = {}
    for results in run(settings, pool, _print_progress):
        _save(results, options)
    print(table(results))
    if options.page:
        results["page"] = measure_page(
            pool, work, options.page, options.seed, _print_progress
        )
        print(page_lines(results["page"]))
        _save(results, options)
    _print_progress(f"figures in {options.output}, plot in {options.plot}")


def _save(results: dict[str, Any], options: argparse.Namespace) -> None:
    """Write the results so far, so that an interrupted run does not lose them."""
    text = json.dumps(results, ensure_ascii=False, indent=2)
    options.output.write_text(text + "\n", "utf-8")
    options.plot.write_text(plot(results), "utf-8")


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench")
    add = parser.add_argument
    add("--sizes", type=_sizes, default=(10_000, 50_000), help="articles: 10000,50000")
    add("--corpus", type=Path, nargs="*", default=[], help="more to draw sentences of")
    add("--questions", type=_questions, default=50, help="questions of each kind")
    add("--whoosh", type=int, default=10_000, help="most articles for stock Whoosh")
    add("--seed", type=int, default=1, help="decides articles and questions")
    add(
        "--page",
        type=_count,
        metavar="N",
        nargs="?",
        const=10_000,
        default=0,
        help="also measure whole pages over N analysed articles",
    )
    add("--output", type=Path, default=ROOT / "var" / "bench" / "results.json")
    add("--plot", type=Path, default=ROOT / "docs" / "images" / "speed.svg")
    return parser.parse_args(arguments)


def _sizes(text: str) -> tuple[int, ...]:
    return tuple(sorted({_count(part) for part in text.split(",")}))


def _count(text: str) -> int:
    """Parse a number of articles.

    Raises:
        ArgumentTypeError: it is no number, or too small to draw questions from.
    """
    if not text.isdecimal() or int(text) < 100:  # noqa: PLR2004 - said in the message
        reason = f"'{text}' is no number of articles; give 100 or more, as 10000,50000"
        raise argparse.ArgumentTypeError(reason)
    return int(text)


def _questions(text: str) -> int:
    """Parse a number of questions.

    Raises:
        ArgumentTypeError: it is no number, or so small that answers would be cached.
    """
    if not text.isdecimal() or int(text) < MIN_QUESTIONS:
        reason = f"'{text}' is no number of questions; give {MIN_QUESTIONS} or more"
        raise argparse.ArgumentTypeError(reason)
    return int(text)


def _print_progress(line: str) -> None:
    print(line, file=sys.stderr, flush=True)
