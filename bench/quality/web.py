"""Is of a saved web page read what its publisher wrote, and nothing else?

Pages of newspapers in each language have gold: the headline, the day, fragments that
belong to the text and fragments that do not, and the summary. Lists and pages in other
languages are to be refused. Spaces, quotation marks, apostrophes and dashes are not
compared.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections import Counter
from typing import TYPE_CHECKING, Any

from corpus import LANGUAGES, Article, read_articles

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

Tally = Counter[tuple[str, bool]]

_SIGNS = str.maketrans(
    {
        **dict.fromkeys("’‘", "'"),
        **dict.fromkeys("“”„«»", '"'),
        **dict.fromkeys("–—", "-"),
        **dict.fromkeys("\u00a0\u202f", " "),
        **dict.fromkeys("\u200b\u00ad", ""),
    }
)
_ALL = "all"


def web(shared: Path) -> dict[str, float]:
    """Return shares of what is right, by what and language, and of refused pages."""
    folder = shared / "eval" / "web"
    pages = [
        row
        for line in (folder / "catalogue.jsonl").read_text("utf-8").splitlines()
        if (row := json.loads(line))["kind"] in {"article", "list"}
    ]
    read = _read(folder, pages)
    tally: Tally = Counter()
    for row in pages:
        article = read.get(row["id"])
        if row["refuse"]:
            group = "lists" if row["kind"] == "list" else row["lang"]
            tally[f"refused {group}", article is None] += 1
            continue
        for what, right in judged(row, article):
            tally[f"{what} {row['lang']}", right] += 1
            tally[f"{what} {_ALL}", right] += 1
    return _shares(tally)


def judged(
    row: Mapping[str, Any], article: Article | None
) -> Iterator[tuple[str, bool]]:
    """Yield each thing that is known of a page, and whether it was read right.

    Args:
        row: the gold, as in the catalogue.
        article: what was read, None if the page was refused.
    """
    title = article.title if article else ""
    body = flat(f"{title}\n{article.body if article else ''}")
    if row["title"]:
        shown = _headline(row["title"])
        others = {_headline(text) for text in row["title_also"]}
        accepted = {shown} | {text for text in others if not text.startswith(shown)}
        yield "title", _headline(title) in accepted
    if row["date"]:
        day = article.published if article else None
        yield "date", bool(day) and str(day) == row["date"]
    for fragment in row["want"]:
        yield "wanted", flat(fragment) in body
    for fragment in row["unwant"]:
        yield "unwanted absent", flat(fragment) not in body
    if row["lede"]:
        yield "lede", flat(row["lede"]) in body
    yield "language", article is not None and article.lang == row["lang"]


def flat(text: str) -> str:
    """Return a text on one line, with one sign of each kind."""
    plain = unicodedata.normalize("NFC", text).translate(_SIGNS)
    return re.sub(r"\s+", " ", plain).strip()


def _headline(text: str) -> str:
    return flat(text).lower().replace('" ', '"').replace(' "', '"')


def _read(folder: Path, pages: list[dict[str, Any]]) -> dict[str, Article]:
    """Return what was read of the files that were not refused, by their ids."""
    ids = {str(folder / row["file"]): row["id"] for row in pages}
    files = [folder / row["file"] for row in pages]
    articles = (a for a in read_articles(files) if isinstance(a, Article))
    return {ids[article.origin]: article for article in articles}


def _shares(tally: Tally) -> dict[str, float]:
    """Return the shares of what is right; those of languages come first."""
    order = (*LANGUAGES, _ALL)
    names = sorted(
        {name for name, _ in tally},
        key=lambda name: (name.rsplit(" ", 1)[-1] not in order, name),
    )
    return {
        name: tally[name, True] / (tally[name, True] + tally[name, False])
        for name in names
    }
