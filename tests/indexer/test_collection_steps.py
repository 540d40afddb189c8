"""What does a build learn of the collection as a whole, and what if it cannot?"""

import json

import numpy as np
import pytest

from indexer import build_index, up_to_date
from indexer.collection_steps import find_model
from search.errors import ModelError
from search.generations.generation import current_folder
from search.meaning.meanings import FILE, read_meanings
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
        """Return a vector of length 1 for each text."""
        rows = np.zeros((len(texts), self.size), dtype=np.float32)
        for row, text in zip(rows, texts, strict=True):
            row[len(text) % self.size] = 1
        return rows


@pytest.fixture
def model(monkeypatch):
    """Return a function that replaces the model: by another, by none or by an error."""

    def replace(replacement):
        def find():
            if isinstance(replacement, Exception):
                raise replacement
            return replacement

        monkeypatch.setattr("indexer.collection_steps.find_embedder", find)

    return replace


@pytest.fixture
def lines(tmp_path):
    """Return a function that writes articles with their languages and stories."""

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
    """Return the articles of each story of an index."""
    return {
        story.id: {v.article_id for v in story.versions}
        for story in Reader(index).stories.stories
    }


def test_a_build_uses_no_model_by_default(news, tmp_path, model):
    """A broken one is not even noticed."""
    model(ModelError("the model is damaged; reinstall it"))

    summary = build_index([news], tmp_path / "index")

    assert (summary.model, summary.problems) == ("", ())
    assert not (current_folder(tmp_path / "index") / FILE).exists()


def test_without_a_model_the_thesaurus_serves(news, tmp_path, model):
    """A build that would use one does without, and reports no problem."""
    model(None)

    summary = build_index([news], tmp_path / "index", semantic=True)

    assert (summary.model, summary.problems) == ("", ())
    assert "meanings" not in summary.steps
    reader = Reader(tmp_path / "index")
    assert read_meanings(current_folder(tmp_path / "index")) is None
    result = reader.search(Query(question=parse("accord")))
    expansions = result.segments[0].expansions
    assert "угода" in {expansion.text for expansion in expansions}


def test_a_damaged_model_is_reported_and_the_index_is_built(news, tmp_path, model):
    """The summary has its message as a problem; the articles are all indexed."""
    reason = "the model is damaged; reinstall it"
    model(ModelError(reason))

    summary = build_index([news], tmp_path / "index", semantic=True)

    assert summary.problems == (reason,)
    assert (summary.indexed, summary.model) == (3, "")
    assert summary.to_json()["problems"] == [reason]
    assert Reader(tmp_path / "index").search(Query()).total == 3
    assert find_model() == (None, (reason,))


def test_a_build_with_a_model_learns_meanings(news, tmp_path, model):
    """The summary names the model, and progress is reported word by word."""
    model(Model())
    reports = []

    summary = build_index(
        [news],
        tmp_path / "index",
        semantic=True,
        step=lambda *step: reports.append(step),
    )

    assert summary.model == "lengths/1"
    assert {"articles", "thesaurus", "meanings", "stories"} <= set(summary.steps)
    meanings = read_meanings(current_folder(tmp_path / "index"))
    assert meanings.model == "lengths/1"
    assert len(meanings.keys) == summary.indexed
    steps = ("suggestions", "thesaurus", "meanings", "stories", "publication")
    assert tuple(dict.fromkeys(name for name, _, _ in reports)) == steps
    words = [(done, total) for name, done, total in reports if name == "meanings"]
    assert words[-1][0] == words[-1][1] > 0


def test_a_build_with_the_model_is_not_one_without(news, tmp_path, monkeypatch):
    """What was built without it is built again with it, where it is installed."""
    monkeypatch.setattr("indexer.input_fingerprint.model_version", lambda: "lengths/1")
    build_index([news], tmp_path / "index")

    assert up_to_date([news], tmp_path / "index", home="VN")
    again = up_to_date([news], tmp_path / "index", home="VN", semantic=True)
    assert again is None


def test_declared_stories_are_stories(lines, tmp_path):
    """What the input declares a story is one, has its own id, and is counted."""
    path = lines(("a.uk", "bridge"), ("b.fr", "bridge"), ("c.pl", "other"))

    summary = build_index([path], tmp_path / "index")

    assert versions(tmp_path / "index") == {
        "bridge": {"a.uk", "b.fr"},
        "other": {"c.pl"},
    }
    assert (summary.stories, summary.problems) == (2, ())


def test_a_story_declared_twice_in_a_language_is_reported_in_a_line(lines, tmp_path):
    """The first article keeps the id, the second is indexed without one."""
    path = lines(("a.uk", "bridge"), ("b.uk", "bridge"), ("c.fr", "bridge"))

    summary = build_index([path], tmp_path / "index")

    (problem,) = summary.problems
    assert "\n" not in problem
    assert all(part in problem for part in ('"bridge"', "a.uk", "b.uk", "kept: a.uk"))
    assert str(path) in problem
    assert summary.indexed == 3
    stories = versions(tmp_path / "index")
    assert {"a.uk", "c.fr"} <= stories["bridge"]
    assert "b.uk" in set().union(*stories.values())


def test_stories_keep_their_ids_between_builds(lines, tmp_path):
    """Even if the article that gave a story its id is removed, or the input's id is."""
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
    """The same articles are the same stories, with a previous index and without."""
    path = lines(("a.uk", "bridge"), ("b.fr", ""), ("c.pl", ""), ("d.vi", ""))
    build_index([path], tmp_path / "index")
    first = versions(tmp_path / "index")

    build_index([path], tmp_path / "index")
    build_index([path], tmp_path / "new")

    assert first == versions(tmp_path / "index") == versions(tmp_path / "new")
