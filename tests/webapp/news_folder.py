"""Which articles do tests of following a search index, day by day?"""

import json
from datetime import UTC, datetime, timedelta

from indexer import build_index

START = datetime(2026, 11, 30, 6, tzinfo=UTC)
SOURCE = {"source": "Вісник", "url": "https://source.test/{id}"}
BASELINE = [
    {
        "id": "bridge.uk",
        "lang": "uk",
        "title": "Україна та Польща відкрили новий міст",
        "body": "Міст через річку відкрили посли України та Польщі.",
        "published": "2026-11-20",
        "story": "bridge",
    },
    {
        "id": "wind.fr",
        "lang": "fr",
        "title": "La France construit des éoliennes en Pologne",
        "body": "Un accord sur l’énergie éolienne a été signé à Varsovie.",
        "published": "2026-11-21",
        "story": "wind",
    },
]
NEWS = [
    {
        "id": "wind.uk",
        "lang": "uk",
        "title": "Франція будує вітряки у Польщі",
        "body": "Угоду про вітрову енергію підписали у Варшаві посли Франції.",
        "published": "2026-11-30",
        "story": "wind",
    },
    {
        "id": "gas.pl",
        "lang": "pl",
        "title": "Polska i Norwegia budują gazociąg",
        "body": "Umowę o energii i gazociągu podpisały w Oslo Polska i Norwegia.",
        "published": "2026-11-30",
    },
    {
        "id": "old.uk",
        "lang": "uk",
        "title": "Польща та Данія домовилися про енергію",
        "body": "Угоду про енергію моря підписали Польща та Данія.",
        "published": "2009-05-04",
    },
]
NORWAY = {"title": "Polska i Norwegia budują gazociąg „Baltic Pipe”"}


def day(number):
    """Return the time of the build of a day."""
    return START + timedelta(days=number)


def index_news(folder, number, articles):
    """Index articles on a day.

    Args:
        folder: in which the file of articles and the index are.
        number: of the day, from 0.
        articles: with the values that `SOURCE` does not give.

    Returns:
        The folder of the index.
    """
    lines = [{**SOURCE, **article} for article in articles]
    for line in lines:
        line["url"] = line["url"].format(**line)
    text = "\n".join(json.dumps(line, ensure_ascii=False) for line in lines)
    folder.joinpath("news.jsonl").write_text(text, "utf-8")
    build_index(
        [folder / "news.jsonl"], folder / "index", clock=lambda: day(number), home=""
    )
    return folder / "index"
