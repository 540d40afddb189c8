"""What does a build learn of the collection as a whole, and what if it cannot?"""

import json

import numpy as np
import pytest

from indexer import build_index, up_to_date
from indexer.collection_steps import find_model
from search.errors import ModelError
from search.query.parser import parse
from search.query.request import Query
from search.searcher.reader import Reader

BODY = {
    "uk": "Міністри двох держав підписали угоду про будівництво мосту.",
    "fr": "Les ministres ont signé un accord sur un pont.",
    "pl": "Ministrowie podpisali umowę o budowie mostu.",
    "vi": "Các bộ trưởng đã ký thỏa thuận xây cầu.",
}


class Model:
    """A model for which words of the same length mean the same."""

    name = "lengths/1"
    size = 4

    def __call__(self, texts):
        """Give every text a row of length 1."""
        rows = np.zeros((len(texts), self.size), dtype=np.float32)
        for row, text in zip(rows, texts, strict=True):
            row[len(text) % self.size] = 1
        return rows


@pytest.fixture
def model(monkeypatch):
    """Give a function that puts a model, none or an error in the real one's place."""

    def put(found):
        def find():
            if isinstance(found, Exception):
                raise found
            return found

        monkeypatch.setattr("indexer.collection_steps.find_embedder", find)

    return put


@pytest.fixture
def lines(tmp_path):
    """Give a function that writes articles of some languages and given stories."""

    def write(*rows):
        path = tmp_path / "news.jsonl"
        articles = (
            {
                "id": name,
                "lang": name[-2:],
                "title": f"{name} {number}",
                "body": f"{BODY[name[-2:]]} {number}{number}{number}",
                **({"story": story} if story else {}),
            }
            for number, (name, story) in enumerate(rows, start=1)
        )
        path.write_text("\n".join(map(json.dumps, articles)), encoding="utf-8")
        return path

    return write


def versions(index):
    """Give the articles of each story of an index."""
    return {
        story.id: {v.article_id for v in story.versions}
        for story in Reader(index).stories.stories
    }


def test_without_being_told_a_build_asks_no_model(news, tmp_path, model):
    """The model is for those who ask for it: a broken one is not even noticed."""
    model(ModelError("the model is damaged; reinstall it"))

    summary = build_index([news], tmp_path / "index")

    assert (summary.model, summary.problems) == ("", ())
    assert not Reader(tmp_path / "index").learnt


def test_without_a_model_the_thesaurus_serves(news, tmp_path, model):
    """A build that would use one does without, and nothing is wrong."""
    model(None)

    summary = build_index([news], tmp_path / "index", semantic=True)

    assert (summary.model, summary.problems) == ("", ())
    assert "meanings" not in summary.steps
    reader = Reader(tmp_path / "index")
    assert not reader.learnt
    found = reader.search(Query(question=parse("accord"))).segments[0].expansions
    assert "угода" in {equivalent.text for equivalent in found}


def test_a_damaged_model_is_told_and_the_index_is_built(news, tmp_path, model):
    """Its sentence is a problem of the summary; the articles are all there."""
    reason = "the model is damaged; reinstall it"
    model(ModelError(reason))

    summary = build_index([news], tmp_path / "index", semantic=True)

    assert summary.problems == (reason,)
    assert (summary.indexed, summary.model) == (3, "")
    assert summary.to_json()["problems"] == [reason]
    assert Reader(tmp_path / "index").search(Query()).total == 3
    assert find_model() == (None, (reason,))


def test_a_model_teaches_the_index(news, tmp_path, model):
    """Its name is in the summary, and its words are told as they are learnt."""
    model(Model())
    told = []

    summary = build_index(
        [news], tmp_path / "index", semantic=True, step=lambda *step: told.append(step)
    )

    assert summary.model == "lengths/1"
    assert {"articles", "thesaurus", "meanings", "stories"} <= set(summary.steps)
    assert Reader(tmp_path / "index").learnt
    assert {name for name, _, _ in told} == {"meanings"}
    assert told[-1][1] == told[-1][2] > 0


def test_a_build_with_the_model_is_not_one_without(news, tmp_path, monkeypatch):
    """What was built without it is built again with it, where it is installed."""
    monkeypatch.setattr("indexer.input_fingerprint.model_version", lambda: "lengths/1")
    build_index([news], tmp_path / "index")

    assert up_to_date([news], tmp_path / "index", home="VN")
    again = up_to_date([news], tmp_path / "index", home="VN", semantic=True)
    assert again is None


def test_given_stories_are_kept(lines, tmp_path):
    """What the input says is a story is one, under its own id, and counted."""
    path = lines(("a.uk", "bridge"), ("b.fr", "bridge"), ("c.pl", "other"))

    summary = build_index([path], tmp_path / "index")

    assert versions(tmp_path / "index") == {
        "bridge": {"a.uk", "b.fr"},
        "other": {"c.pl"},
    }
    assert (summary.stories, summary.problems) == (2, ())


def test_a_story_given_twice_in_a_language_is_told_in_a_line(lines, tmp_path):
    """The first keeps the id, the second is indexed without, and so is the rest."""
    path = lines(("a.uk", "bridge"), ("b.uk", "bridge"), ("c.fr", "bridge"))

    summary = build_index([path], tmp_path / "index")

    (problem,) = summary.problems
    assert "\n" not in problem
    assert all(part in problem for part in ('"bridge"', "a.uk", "b.uk", "kept: a.uk"))
    assert str(path) in problem
    assert summary.indexed == 3
    found = versions(tmp_path / "index")
    assert {"a.uk", "c.fr"} <= found["bridge"]
    assert "b.uk" in set().union(*found.values())


def test_stories_keep_their_ids_between_builds(lines, tmp_path):
    """Also when the article that gave a story its id is gone, or the input's id is."""
    index = tmp_path / "index"
    build_index([lines(("a.uk", "bridge"), ("b.fr", "bridge"), ("c.pl", ""))], index)
    before = versions(index)
    (own,) = (story for story, ids in before.items() if ids == {"c.pl"})

    build_index([lines(("0.vi", ""), ("b.fr", ""), ("c.pl", ""))], index)

    after = {name: story for story, ids in versions(index).items() for name in ids}
    assert after["c.pl"] == own
    assert after["b.fr"] == "bridge"
    assert after["0.vi"] not in {"bridge", own}


def test_a_rebuild_changes_no_story(lines, tmp_path):
    """The same articles are the same stories, with the index before and without."""
    path = lines(("a.uk", "bridge"), ("b.fr", ""), ("c.pl", ""), ("d.vi", ""))
    build_index([path], tmp_path / "index")
    first = versions(tmp_path / "index")

    build_index([path], tmp_path / "index")
    build_index([path], tmp_path / "new")

    assert first == versions(tmp_path / "index") == versions(tmp_path / "new")
