"""Are the package's own data files read as they are meant?"""

from __future__ import annotations

import tomllib
from importlib import resources

import pytest

from analyzers.data_files import read_lines, read_toml

TABLES = [
    file.name
    for file in resources.files("analyzers").joinpath("data").iterdir()
    if file.name.endswith(".toml")
]


def test_lines_have_no_comments():
    """There is a word a line, trimmed, each once."""
    words = read_lines("fr_elided.txt")

    assert {"l", "qu", "lorsqu"} <= set(words)
    assert len(set(words)) == len(words)
    assert all(word.isalpha() for word in words)


@pytest.mark.parametrize("name", TABLES)
def test_a_table_has_entries(name):
    """Each file is TOML, and something is in it."""
    assert read_toml(name)


def test_a_file_that_is_no_table_is_refused():
    """The error is that of the format."""
    with pytest.raises(tomllib.TOMLDecodeError):
        read_toml("fr_elided.txt")


def test_a_missing_file_is_an_error():
    """Data are installed with the package."""
    with pytest.raises(FileNotFoundError):
        read_lines("no_such_file.txt")
