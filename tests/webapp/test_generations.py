"""Does a visitor notice that an index is built anew?"""

import pytest

from indexer import build_index
from search.searcher.reader import Reader
from webapp.app import create_app


@pytest.fixture
def source(tmp_path):
    """Return a file with one article."""
    file = tmp_path / "one.txt"
    file.write_text("Польща та Україна разом будують мости.", encoding="utf-8")
    return file


@pytest.fixture
def index(source, tmp_path):
    """Return the folder of an index of that article."""
    build_index([source], tmp_path / "index")
    return tmp_path / "index"


def test_a_request_is_answered_from_one_generation(english, source, index):
    """A build that ends in the middle of a request shows in the next one only."""
    seen = []

    class Overtaken(Reader):
        """A reader whose index is built anew while it answers the first request."""

        def search(self, query):
            """Answer, and note the generation before and after a build."""
            seen.append(self.generation)
            if len(seen) == 1:
                build_index([source], index)
            seen.append(self.generation)
            return super().search(query)

    client = english(create_app(Overtaken(index)))

    statuses = [client.get("/?q=мости").status_code for _ in range(2)]

    assert statuses == [200, 200]
    assert seen == ["gen-000001"] * 2 + ["gen-000002"] * 2


def test_an_unusable_new_index_is_no_error(index):
    """The old one stays in use, and the health check reports it as stale."""
    client = create_app(Reader(index)).test_client()
    healthy = client.get("/healthz").json
    index.joinpath("CURRENT").write_text("nonsense")

    answer = client.get("/api/v1/search?q=мости")

    assert (answer.status_code, answer.json["total"]["articles"]) == (200, 1)
    assert healthy == {"status": "ok", "generation": "gen-000001"}
    assert client.get("/healthz").json == {**healthy, "status": "stale"}
