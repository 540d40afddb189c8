"""How are the results of a speed run shown as text?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bench.speed.figures import PAIRS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

NAME_WIDTH, CELL_WIDTH = 22, 15
_MEGA = 1_000_000
_NONE = "-"


def table(results: Mapping[str, Any]) -> str:
    """Return a table of builds and questions for every size, with ratios."""
    lines: list[str] = []
    for size in results["sizes"]:
        lines += [*_heading(size), *_builds(size), "", *_questions(size), ""]
    lines.append(
        "Questions: p50 and p95 in ms, then ratios of both. Builds: ratios of CPU "
        "seconds, seconds, memory, disk.\nA ratio holds within one run only."
    )
    return "\n".join(lines)


def _heading(size: Mapping[str, Any]) -> Iterator[str]:
    yield (
        f"{size['articles']:,} articles, {size['words']:,} words, "
        f"{size['vocabulary']:,} different"
    )
    if size["disagreements"]:
        yield f"ENGINES FIND DIFFERENT NUMBERS for {size['disagreements']} questions"


def _builds(size: Mapping[str, Any]) -> Iterator[str]:
    columns = ("art./CPU s", "wall s", "peak MB", "disk MB", "open s", "ask MB")
    yield _row("build", columns)
    for name, engine in size["engines"].items():
        build = engine["build"]
        values = (
            build["articles_per_cpu_second"],
            build["wall"],
            build["peak"] / _MEGA,
            build["disk"] / _MEGA,
            engine["open_seconds"],
            engine["peak"] / _MEGA,
        )
        yield _row(name, [_number(value) for value in values])
    for first, second in PAIRS:
        ratio = size["ratios"].get(f"{first} / {second}")
        if ratio:
            build = ratio["build"]
            cells = [_number(build[n]) for n in ("cpu", "wall", "peak", "disk")]
            yield _row(f"{first} / {second}", cells)


def _questions(size: Mapping[str, Any]) -> Iterator[str]:
    for state in ("warm", "cold"):
        pairs = [f"{first} / {second}" for first, second in PAIRS]
        yield _row(state, [*size["engines"], *pairs])
        for kind in _kinds(size, state):
            yield _row(kind, _cells(size, state, kind))


def _kinds(size: Mapping[str, Any], state: str) -> list[str]:
    """Return the kinds that any engine was asked, in the order of asking."""
    return list(
        dict.fromkeys(kind for one in size["engines"].values() for kind in one[state])
    )


def _cells(size: Mapping[str, Any], state: str, kind: str) -> list[str]:
    """Return p50 and p95 of each engine, and of the ratios of each pair."""
    pairs = [size["ratios"].get(f"{first} / {second}", {}) for first, second in PAIRS]
    figures = [
        one.get(state, {}).get(kind) for one in (*size["engines"].values(), *pairs)
    ]
    return [
        f"{_number(one['p50'])} {_number(one['p95']):>7}" if one else _NONE
        for one in figures
    ]


def _number(value: float | None) -> str:
    """Return a number with about three significant digits."""
    if value is None:
        return _NONE
    for least, digits in ((100, 0), (10, 1), (1, 2)):
        if value >= least:
            return f"{value:,.{digits}f}"
    return f"{value:.3f}"


def _row(name: str, values: Sequence[str]) -> str:
    cells = "".join(f"{value:>{max(CELL_WIDTH, len(value)) + 2}}" for value in values)
    return f"{name:<{NAME_WIDTH}}{cells}"
