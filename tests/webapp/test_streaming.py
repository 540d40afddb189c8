"""Does an answer that is sent bit by bit keep to its own request?"""

import json

import pytest

from indexer import build_index
from search.searcher.reader import Reader
from webapp.app import create_app

ARTICLES = 1_200
"""More than are ranked at a time."""


@pytest.fixture
def source(tmp_path):
    """Return a file of many short articles."""
    file = tmp_path / "many.jsonl"
    article = {"lang": "pl", "title": "Energia", "body": "Polska buduje mosty."}
    lines = (json.dumps({"id": f"a{n}", **article}) for n in range(ARTICLES))
    file.write_text("\n".join(lines), encoding="utf-8")
    return file


@pytest.mark.parametrize("kind", ["csv", "jsonl"])
def test_one_who_goes_away_leaves_nothing_to_the_next(client, kind):
    """The next answer of the thread is in the language of who asks for it."""
    left = client.get(f"/vi/export.{kind}?q=energia")
    next(left.iter_encoded())
    answer = client.get("/api/v1/articles/none", headers={"Accept-Language": "pl"})
    left.close()

    assert answer.json["detail"] == "Nie ma artykułu „none”."


def test_a_file_is_of_one_generation(source, tmp_path):
    """A build that ends while it is sent closes nothing that is still read."""
    index = tmp_path / "index"
    build_index([source], index)
    client = create_app(Reader(index)).test_client()

    answer = client.get("/pl/export.csv")
    parts = answer.iter_encoded()
    lines = [next(parts)]
    build_index([source], index)
    other = create_app(client.application.extensions["hoptac"][0]).test_client()
    assert other.get("/healthz").status_code == 200
    lines += parts
    answer.close()

    assert len(b"".join(lines).splitlines()) == ARTICLES + 1
