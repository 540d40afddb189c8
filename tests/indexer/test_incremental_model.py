"""Does an incremental build embed new texts only, and find the same stories?"""

import re
import zlib

import numpy as np
import pytest

from indexer import build_index
from search.generations.generation import current_folder
from search.meaning.meanings import FILE
from search.meaning.vectors import normalised
from search.searcher.reader import Reader

pytestmark = pytest.mark.usefixtures("never_compare_all")

ARTICLES = 10
TEXTS = {
    "uk": "Міністр {} відкрив у місті {} новий міст довжиною {} метрів.",
    "fr": "Le ministre {} a inauguré à {} un nouveau pont de {} mètres.",
    "pl": "Minister {} otworzył w mieście {} nowy most o długości {} metrów.",
}


class Model:
    """A model of random vectors, the same for the same text or minister."""

    name, size = "random/1", 16

    def __init__(self):
        self.embedded = []

    def __call__(self, texts):
        """Return a vector of length 1 for each text."""
        self.embedded += texts
        rows = [
            np.random.default_rng(zlib.crc32(seed.encode())).normal(size=self.size)
            for seed in map(self._seed, texts)
        ]
        return normalised(np.array(rows, np.float32))

    @staticmethod
    def _seed(text):
        match = re.search(r"Ba\w*ko", text)
        return match[0] if match else text


@pytest.fixture
def model(monkeypatch):
    """Replace the model."""
    replacement = Model()
    monkeypatch.setattr("indexer.collection_steps.find_embedder", lambda: replacement)
    return replacement


@pytest.fixture
def bridges(tmp_path):
    """Return a folder of articles on bridges, and a function that adds one more."""
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
    """Return the articles of each story."""
    stories = Reader(index).stories.stories
    return {frozenset(v.article_id for v in story.versions) for story in stories}


def meanings(index):
    """Return the file of what words and articles mean."""
    return (current_folder(index) / FILE).read_bytes()


def test_unchanged_texts_are_not_embedded_again(bridges, tmp_path, model):
    """No word and no lead is embedded twice; what is learnt is that of a full build."""
    folder, write = bridges
    build_index([folder], tmp_path / "index", semantic=True)
    write(ARTICLES)
    folder.joinpath("3.uk.txt").unlink()

    summary = build_index([folder], tmp_path / "index", semantic=True)

    assert summary.model == "random/1"
    assert summary.unchanged_articles == 3 * ARTICLES - 1
    assert len(model.embedded) == len(set(model.embedded))
    build_index([folder], tmp_path / "full", semantic=True)
    assert stories(tmp_path / "index") == stories(tmp_path / "full")
    assert meanings(tmp_path / "index") == meanings(tmp_path / "full")


def test_another_model_does_everything_anew(bridges, tmp_path, model):
    """Vectors of two models cannot be compared."""
    folder, _ = bridges
    build_index([folder], tmp_path / "index", semantic=True)
    model.name = "random/2"

    summary = build_index([folder], tmp_path / "index", semantic=True)

    assert "model" in summary.anew
    assert summary.model == "random/2"
