"""Which pages lie in a folder, and what should be read of each?

The catalogue has a JSON object a line: id, design, lang, kind ("article" or "list"),
refuse, url, title, title_also, date (the publisher's day), lede, want and unwant (three
fragments each), faults, encoding, file.
"""

from __future__ import annotations

import hashlib
import json
from random import Random
from typing import TYPE_CHECKING, Any

from bench.web.designs import load_designs
from bench.web.sheets import LISTS, article_sheet, list_sheet
from bench.web.sites import public_site, site_stories
from bench.web.stories import stories_in

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from bench.web.designs import Design
    from bench.web.sheets import Sheet

_FRAGMENTS = 3
_WORDS = 8
"""Of a fragment, at most."""
_FEWEST = 4
"""Words of a paragraph from which a fragment is taken."""

Entry = tuple[dict[str, Any], bytes]
"""A row of the catalogue, and the page's bytes."""


def write_pages(
    folder: Path, languages: Sequence[str], count: int, seed: int
) -> tuple[dict[str, Any], ...]:
    """Write pages and catalogue.jsonl into a folder, and return the rows.

    Args:
        folder: created where it is missing; the pages lie in its `files`.
        languages: of the articles.
        count: articles of each language; lists and foreign twins come on top.
        seed: the same pages for the same seed.
    """
    files = folder / "files"
    files.mkdir(parents=True, exist_ok=True)
    rows = []
    for row, data in _entries(languages, count, seed):
        (files / str(row["file"])).write_bytes(data)
        rows.append({**row, "file": f"files/{row['file']}"})
    lines = [json.dumps(row, ensure_ascii=False) + "\n" for row in rows]
    (folder / "catalogue.jsonl").write_text("".join(lines), encoding="utf-8")
    return tuple(rows)


def _entries(languages: Sequence[str], count: int, seed: int) -> Iterator[Entry]:
    designs = load_designs()
    for lang in languages:
        for number, design in enumerate(designs):
            share = len(range(number, count, len(designs)))
            yield from _of_design(design, lang, share, seed)
    for design in designs:
        yield from _twins(design, seed)


def _of_design(design: Design, lang: str, share: int, seed: int) -> Iterator[Entry]:
    stories = site_stories(lang, 0, f"{seed} {design.name} {lang}")
    site = public_site(design, stories, seed)
    for story in stories[:share]:
        sheet = article_sheet(site, site.place(story, lang))
        yield _entry(design, sheet, lang, seed=seed)
    for kind in LISTS:
        yield _entry(design, list_sheet(site, lang, kind), lang, is_list=True)


def _twins(design: Design, seed: int) -> Iterator[Entry]:
    """Yield the Russian and English editions of Ukrainian articles of a design.

    Half of them stand in Ukrainian furniture, as where only the text is translated.
    """
    for lang in design.twins:
        stories = stories_in("uk", lang)
        site = public_site(design, stories, seed)
        for number, story in enumerate(stories):
            around = "uk" if number % 2 else lang
            sheet = article_sheet(site, site.place(story, lang), furniture=around)
            yield _entry(design, sheet, lang, refuse=True)


def _entry(
    design: Design,
    sheet: Sheet,
    lang: str,
    *,
    is_list: bool = False,
    refuse: bool = False,
    seed: int = 0,
) -> Entry:
    view = sheet.view
    version = view.version
    random = Random(f"{seed} {view.url}")
    digest = hashlib.sha256(f"{view.url} {sorted(view.faults)}".encode()).hexdigest()[
        :10
    ]
    row = {
        "id": digest,
        "design": design.name,
        "lang": lang,
        "kind": "list" if is_list else "article",
        "refuse": is_list or refuse,
        "url": view.url,
        "title": version.title,
        "title_also": [version.social],
        "date": view.moment.date().isoformat(),
        "lede": None if is_list else _fragment(version.lede, random),
        "want": [] if is_list else _wanted(sheet, random),
        "unwant": _unwanted(sheet, random),
        "faults": sorted(view.faults),
        "encoding": sheet.encoding,
        "file": f"{design.name}-{lang}-{digest}.html",
    }
    return row, sheet.data


def _wanted(sheet: Sheet, random: Random) -> list[str]:
    """Return a fragment of the body's begin, of its middle and of its end."""
    texts = [
        block.text
        for block in sheet.view.version.blocks
        if block.kind != "heading" and len(block.text.split()) >= _FEWEST
    ]
    chosen = (texts[0], texts[len(texts) // 2], texts[-1])
    return [_fragment(text, random) for text in chosen]


def _unwanted(sheet: Sheet, random: Random) -> list[str]:
    """Return furniture of the page, that beside the text first."""
    beside = sorted(set(sheet.view.beside))
    around = sorted(set(sheet.view.around))
    chosen = random.sample(beside, min(len(beside), _FRAGMENTS - 1))
    rest = [text for text in around if text not in chosen]
    return chosen + random.sample(rest, min(len(rest), _FRAGMENTS - len(chosen)))


def _fragment(text: str, random: Random) -> str:
    words = text.split()
    start = random.randrange(max(1, len(words) - _WORDS + 1))
    return " ".join(words[start : start + _WORDS])
