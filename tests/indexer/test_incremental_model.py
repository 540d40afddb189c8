"""Does a build with a model ask it for new words only, and find the same stories?"""

import re
import zlib

import numpy as np
import pytest

from indexer import build_index
from indexer.stories import link_state
from search.expansion.embedding import normalised
from search.searcher.reader import Reader

ARTICLES = 10
TEXTS = {
    "uk": "Міністр {} відкрив у місті {} новий міст довжиною {} метрів.",
    "fr": "Le ministre {} a inauguré à {} un nouveau pont de {} mètres.",
    "pl": "Minister {} otworzył w mieście {} nowy most o długości {} metrów.",
}


class Model:
    """A model whose vectors are chance, the same for the same text or minister."""

    name, size = "chance/1", 16

    def __init__(self):
        self.asked = []

    def __call__(self, texts):
        """Give every text a row of length 1."""
        self.asked += texts
        rows = [
            np.random.default_rng(zlib.crc32(seed.encode())).normal(size=self.size)
            for seed in map(self._seed, texts)
        ]
        return normalised(np.array(rows, np.float32))

    @staticmethod
    def _seed(text):
        found = re.search(r"Ba\w*ko", text)
        return found[0] if found else text


@pytest.fixture
def model(monkeypatch):
    """Put a model in the real one's place; never link all anew."""
    made, known = Model(), link_state.setting

    def chosen(table, name):
        return 100.0 if name == "anew" else known(table, name)

    monkeypatch.setattr("indexer.collection_steps.find_embedder", lambda: made)
    monkeypatch.setattr(link_state, "setting", chosen)
    return made


@pytest.fixture
def bridges(tmp_path):
    """Give a folder of articles on bridges, and a function that adds one."""
    folder = tmp_path / "bridges"
    folder.mkdir()

    def write(number):
        for lang, text in TEXTS.items():
            body = text.format(f"Ba{'nol' * number}ko", f"Ri{'ta' * number}n", number)
            folder.joinpath(f"{number}.{lang}.txt").write_text(body * 2, "utf-8")

    for number in range(ARTICLES):
        write(number)
    return folder, write


def stories(index):
    """Give the articles of each story."""
    found = Reader(index).stories.stories
    return {frozenset(v.article_id for v in story.versions) for story in found}


def test_nothing_unchanged_is_embedded_again(bridges, tmp_path, model):
    """No word or beginning twice; stories are those that a first build finds."""
    folder, write = bridges
    build_index([folder], tmp_path / "index", semantic=True)
    write(ARTICLES)
    folder.joinpath("3.uk.txt").unlink()

    summary = build_index([folder], tmp_path / "index", semantic=True)

    assert summary.model == "chance/1"
    assert summary.unchanged_articles == 3 * ARTICLES - 1
    assert len(model.asked) == len(set(model.asked))
    build_index([folder], tmp_path / "anew", semantic=True)
    assert stories(tmp_path / "index") == stories(tmp_path / "anew")


def test_another_model_does_everything_anew(bridges, tmp_path, model):
    """Vectors of two models cannot be compared."""
    folder, _ = bridges
    build_index([folder], tmp_path / "index", semantic=True)
    model.name = "chance/2"

    summary = build_index([folder], tmp_path / "index", semantic=True)

    assert "model" in summary.anew
    assert summary.model == "chance/2"
