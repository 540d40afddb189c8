"""How much of generated pages is read as their catalogue says?

A share for each question: title (one of those that the page gives, without the site's
name), date, wanted and unwanted fragments, lede, language, and what is to be refused.
Text is compared in one form of quotation marks, dashes and blanks.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from corpus import Article, read_articles
from corpus.formats.file_format import PageRules

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_FLAT = str.maketrans(
    {
        **dict.fromkeys("’‘ʼ", "'"),
        **dict.fromkeys("“”„«»", '"'),
        **dict.fromkeys("–—", "-"),
        **dict.fromkeys("\xa0\u202f", " "),
        **dict.fromkeys("\u200b\xad", None),
    }
)
_BLANKS = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Score:
    """What was read rightly.

    Attributes:
        right: answers by question.
        asked: questions of a kind.
        wrong: file, question, and what was read, of every other answer.
    """

    right: Counter[str] = field(default_factory=Counter)
    asked: Counter[str] = field(default_factory=Counter)
    wrong: list[tuple[str, str, str]] = field(default_factory=list)

    def note(self, file: str, question: str, read: str, *, right: bool) -> None:
        """Add an answer."""
        self.asked[question] += 1
        self.right[question] += right
        if not right:
            self.wrong.append((file, question, read))

    def shares(self) -> dict[str, float]:
        """Return the share of right answers by question."""
        return {name: self.right[name] / n for name, n in self.asked.items()}


def score(folder: Path, rows: Iterable[Mapping[str, Any]]) -> Score:
    """Read the pages of a catalogue's rows, and return how well they are read.

    Args:
        folder: that of the catalogue.
        rows: some of its rows.
    """
    by_name = {Path(row["file"]).name: row for row in rows}
    files = [folder / row["file"] for row in by_name.values()]
    result = Score()
    for item in read_articles(files, rules=PageRules(None)):
        name = Path(item.origin).name
        _note(result, by_name.pop(name), item if isinstance(item, Article) else None)
    for row in by_name.values():
        _note(result, row, None)
    return result


def _note(result: Score, row: Mapping[str, Any], article: Article | None) -> None:
    file = row["file"]
    if row["refuse"]:
        kind = "lists" if row["kind"] == "list" else row["lang"]
        read = article.title if article else ""
        result.note(file, f"refused {kind}", read, right=article is None)
        return
    title = article.title if article else ""
    titles = {_flat(t).lower() for t in (row["title"], *row["title_also"])}
    result.note(file, "title", title, right=_flat(title).lower() in titles)
    day = article.published.isoformat() if article and article.published else ""
    result.note(file, "date", day, right=day == row["date"])
    lang = article.lang if article else ""
    result.note(file, "language", lang, right=lang == row["lang"])
    body = _flat(f"{title}\n{article.body if article else ''}")
    result.note(file, "lede", row["lede"], right=_flat(row["lede"]) in body)
    for fragment in row["want"]:
        result.note(file, "wanted", fragment, right=_flat(fragment) in body)
    for fragment in row["unwant"]:
        absent = _flat(fragment) not in body
        result.note(file, "unwanted absent", fragment, right=absent)


def _flat(text: str) -> str:
    flat = unicodedata.normalize("NFC", text).translate(_FLAT)
    return _BLANKS.sub(" ", flat).strip()
