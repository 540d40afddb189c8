"""What is both engines' speed measured with?"""

from __future__ import annotations

import json

from bench.proof.speeds import measure_engine, read_questions
from search.engines.registry import DEFAULT_ENGINE, open_storage

ARTICLES = [
    {
        "id": f"a{number}",
        "lang": "fr",
        "title": f"La coopération progresse à l'étape {number}",
        "body": "Le Vietnam et la France signent un accord de coopération à Hanoï.",
        "published": "2025-01-01",
    }
    for number in range(3)
]


def test_questions_are_words_of_the_articles(tmp_path):
    """A word, two words and a phrase of each, so that all of them find something."""
    file = tmp_path / "articles.jsonl"
    file.write_text("".join(json.dumps(each) + "\n" for each in ARTICLES), "utf-8")
    questions = read_questions(file)

    assert len(questions) == 9
    words = {word.strip('~"') for text in questions for word in text.split()}
    body = ARTICLES[0]["body"].lower().replace("'", " ")
    assert words <= {word.strip(".") for word in body.split()}


def test_an_engine_is_measured_by_writing_and_asking(tmp_path):
    """What it costs is told in a line."""
    file = tmp_path / "articles.jsonl"
    file.write_text("".join(json.dumps(each) + "\n" for each in ARTICLES), "utf-8")
    storage = open_storage(f"{DEFAULT_ENGINE}:")
    found = measure_engine(file, tmp_path / "index", storage, read_questions(file))
    assert found.nodes == 0
    assert found.disk > 0
    assert len(found.cold) == 9
    assert len(found.warm) == 3 * 9
    assert str(found).startswith(f"{DEFAULT_ENGINE}: written in ")
