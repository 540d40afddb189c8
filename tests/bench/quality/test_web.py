"""Is what was read of a page judged as its gold says?"""

from __future__ import annotations

from datetime import date

import pytest

from bench.quality.web import flat, judged
from corpus import Article

GOLD = {
    "title": "Міст «Північний»",
    "title_also": ["Міст «Північний» | Газета", "Новий міст"],
    "date": "2024-05-03",
    "want": ["відкрили міст", "через річку"],
    "unwant": ["Читайте також"],
    "lede": "Стисло про міст",
    "lang": "uk",
}


def article(**parts: object) -> Article:
    """Return an article that is read as the gold says, some parts apart."""
    values = {
        "id": "a",
        "lang": "uk",
        "title": "Міст “Північний”",
        "body": "Стисло про міст\nУ неділю відкрили міст\nчерез річку.",
        "published": date(2024, 5, 3),
        **parts,
    }
    return Article(**values)


def wrong(read: Article | None) -> list[str]:
    """Return what was read wrong."""
    return [what for what, right in judged(GOLD, read) if not right]


@pytest.mark.parametrize(
    ("parts", "missed"),
    [
        ({}, []),
        ({"title": "Новий міст"}, []),
        ({"title": "Міст «Північний» | Газета"}, ["title"]),
        ({"published": None}, ["date"]),
        ({"published": date(2024, 5, 4)}, ["date"]),
        ({"body": "Стисло про міст. Відкрили міст через річку."}, ["wanted"]),
        (
            {"body": "Стисло про міст: відкрили міст через річку. Читайте також"},
            ["unwanted absent"],
        ),
        ({"body": "У неділю відкрили міст через річку."}, ["lede"]),
        ({"lang": "vi"}, ["language"]),
    ],
)
def test_each_thing_is_judged_by_itself(parts, missed):
    """A site's name in the title is wrong, another headline of the publisher is not."""
    assert wrong(article(**parts)) == missed


def test_a_refused_article_has_nothing_right_but_what_is_absent():
    """Nothing unwanted is read of it, either."""
    assert wrong(None) == ["title", "date", "wanted", "wanted", "lede", "language"]


def test_signs_are_not_compared():
    """Quotation marks, apostrophes, dashes and blanks are of one kind each."""
    assert flat("«п’ять»\u00a0– “шість”") == flat('"п\'ять" - „шість”')
