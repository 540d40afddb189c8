"""What do the tests of passages need? A model that knows letters, and an index."""

import json
import shutil
from collections import Counter

import numpy as np
import pytest

from indexer import build_index
from indexer.passages import embed_passages

SIZE = 32
ARTICLES = {
    "a.uk": (
        "uk",
        "Міст",
        "Міністри підписали угоду про міст. Будівництво триває рік.",
    ),
    "b.fr": ("fr", "Un pont", "Les ministres ont signé un accord. Le pont sera long."),
    "c.pl": ("pl", "Most", "Ministrowie podpisali umowę o moście. Budowa trwa rok."),
}


class LetterModel:
    """Embeds a text by how often each of its letters occurs; counts what it embeds."""

    name = "letters/1"
    size = SIZE

    def __init__(self):
        """Start with no text."""
        self.texts = Counter()

    def __call__(self, texts):
        """Return a vector of length 1 for each text."""
        self.texts.update(texts)
        rows = np.zeros((len(texts), SIZE), np.float32)
        for row, text in zip(rows, texts, strict=True):
            for letter in text:
                row[ord(letter) % SIZE] += 1
        return rows / np.linalg.norm(rows, axis=1, keepdims=True)


@pytest.fixture
def model(monkeypatch):
    """Return the passage encoder that takes the place of the one that is installed."""
    embedder, model = LetterModel(), LetterModel()
    for module in ("indexer.passages.build", "indexer.collection_steps"):
        monkeypatch.setattr(f"{module}.find_embedder", lambda: embedder)
    monkeypatch.setattr(
        "indexer.passages.embedding.find_passage_encoder", lambda: model
    )
    return model


def write_articles(file, articles):
    """Write articles as JSON lines."""
    lines = (
        json.dumps({"id": name, "lang": lang, "title": title, "body": body})
        for name, (lang, title, body) in articles.items()
    )
    file.write_text("\n".join(lines), "utf-8")


@pytest.fixture(scope="session")
def indexed(tmp_path_factory):
    """Return a folder with the default articles and an index of them, for copies."""
    folder = tmp_path_factory.mktemp("indexed")
    write_articles(folder / "news.jsonl", ARTICLES)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("indexer.collection_steps.find_embedder", LetterModel)
        build_index([folder / "news.jsonl"], folder / "index", semantic=True)
    return folder


@pytest.fixture
def build(tmp_path, indexed):
    """Return a function that indexes articles; it returns the folder of the index."""

    def build(articles=None, *, full=True, **options):
        index, file = tmp_path / "index", indexed / "news.jsonl"
        if not index.exists():
            shutil.copytree(indexed / "index", index)
        if articles or options:
            write_articles(file, articles or ARTICLES)
            build_index([file], index, semantic=True, **options)
        if full:
            embed_passages(index)
        return index

    return build


@pytest.fixture
def articles():
    """Return the articles that `build` indexes by default, for changes."""
    return dict(ARTICLES)
