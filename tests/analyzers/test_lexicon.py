"""Is a package's word list compiled once, and are its words found in it?"""

from __future__ import annotations

import sys
from functools import partial
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings, strategies as st

from analyzers import DictionaryError
from analyzers.lexicon import (
    Lexicon,
    _payloads,
    _restore,
    package_text,
)

if TYPE_CHECKING:
    from pathlib import Path

    Table = dict[str, tuple[str, ...]]

LIST = "chevaux cheval\nœuvres œuvre\nportes porte porter\nва ва\nété être été\n"


class Compiler:
    """Turns a line `form lemma…` into an entry, and counts its work."""

    def __init__(
        self, distribution: str = "tiny-words", file: str = "tiny.txt"
    ) -> None:
        self.runs = 0
        self.distribution, self.file = distribution, file

    def compile(self) -> Table:
        """Make the table."""
        self.runs += 1
        text = package_text(self.distribution, self.file)
        rows = [line.split() for line in text.splitlines()]
        return {form: tuple(lemmas) for form, *lemmas in rows}


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the root of an environment that has one package, a tiny word list."""
    monkeypatch.setattr(sys, "prefix", str(tmp_path / "env"))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.syspath_prepend(tmp_path / "packages")
    install(tmp_path, "1.0")
    return tmp_path


def install(home: Path, version: str) -> None:
    """Install a version of the tiny list where Python looks for packages."""
    packages = home / "packages"
    for old in packages.glob("*.dist-info/*"):
        old.unlink()
        old.parent.rmdir() if not any(old.parent.iterdir()) else None
    info = packages / f"tiny_words-{version}.dist-info"
    info.mkdir(parents=True)
    (packages / "tiny.txt").write_text(LIST, "utf-8")
    (info / "METADATA").write_text(
        f"Metadata-Version: 2.1\nName: tiny-words\nVersion: {version}\n"
    )
    (info / "RECORD").write_text(f"tiny.txt,,\n{info.name}/METADATA,,\n")


def lexicon(compiler: Compiler) -> Lexicon:
    """Return the tiny list's lexicon."""
    return Lexicon("tiny", compiler.distribution, compiler.compile)


def cached_files(home: Path) -> list[Path]:
    """Return the files that were written."""
    return [file for file in home.rglob("*") if "tiny-" in file.name]


@pytest.mark.parametrize("line", LIST.splitlines())
def test_compiled_list_gives_the_lemmas_of_a_form(home, line):
    """All of them, and of that form only."""
    form, *lemmas = line.split()

    assert home.is_dir()
    assert set(lexicon(Compiler()).get(form)) == set(lemmas)


@pytest.mark.parametrize("form", ["", "cheval", "chevau", "chevauxx", "Œuvres", "\x00"])
def test_form_that_the_list_lacks_has_no_lemmas(home, form):
    """Neither a prefix of a form nor an extension of one is in the list."""
    assert home.is_dir()
    assert lexicon(Compiler()).get(form) == ()


def test_list_is_compiled_once_and_cached_files(home):
    """The next process opens the file; other users may read it."""
    compiler = Compiler()
    first, second = lexicon(compiler), lexicon(compiler)

    answers = [first.get("chevaux"), first.get("portes"), second.get("chevaux")]

    (file,) = cached_files(home / "env" / "share" / "hoptac")
    assert compiler.runs == 1
    assert answers == [("cheval",), ("porte", "porter"), ("cheval",)]
    assert file.name.startswith("tiny-1.0-")
    assert file.name.endswith(".dawg")
    assert file.stat().st_mode & 0o444 == 0o444
    assert cached_files(home / "cache") == []


def test_a_compiler_with_an_argument_is_named_by_its_code(home):
    """Its arguments are not part of the name."""
    compiler = Compiler()
    bound = Lexicon("tiny", "tiny-words", partial(compiler.compile))

    bound.get("chevaux")
    lexicon(compiler).get("chevaux")

    assert compiler.runs == 1
    assert len(cached_files(home / "env")) == 1


def test_new_version_of_the_list_is_compiled_anew(home):
    """The file is named by the version."""
    compiler = Compiler()
    lexicon(compiler).get("chevaux")

    install(home, "1.1")
    lexicon(compiler).get("chevaux")

    assert compiler.runs == 2
    assert len(cached_files(home / "env")) == 2


def test_where_the_environment_is_closed_the_file_is_in_the_users_cache(home):
    """A file of the folder's name prevents writing, as missing rights do."""
    (home / "env").write_text("")
    compiler = Compiler()

    lexicon(compiler).get("chevaux")
    lexicon(compiler).get("chevaux")

    assert compiler.runs == 1
    assert len(cached_files(home / "cache" / "hoptac")) == 1


def test_where_nothing_can_be_cached_the_list_still_serves(home):
    """It is compiled in each process then."""
    (home / "env").write_text("")
    (home / "cache").write_text("")

    assert lexicon(Compiler()).get("chevaux") == ("cheval",)
    assert cached_files(home) == []


def test_missing_package_is_reported_with_its_remedy(home):
    """The user learns its name and what to run."""
    missing = lexicon(Compiler("no-such-words"))

    assert home.is_dir()
    with pytest.raises(DictionaryError, match=r"no-such-words.*make setup"):
        missing.get("chevaux")


def test_package_without_its_list_is_reported(home):
    """An incomplete installation is reported."""
    missing = lexicon(Compiler(file="gone.txt"))

    assert home.is_dir()
    with pytest.raises(DictionaryError, match=r"gone\.txt; install it anew"):
        missing.get("chevaux")


WORD = st.text("aéœабї'-", min_size=1, max_size=12)


@settings(deadline=None)
@given(form=WORD, lemma=WORD)
def test_lemma_survives_its_short_form(form, lemma):
    """It is encoded as what to remove from its form and what to append."""
    ((_, payload),) = _payloads({form: (lemma,)})

    assert _restore(form, payload) == lemma
