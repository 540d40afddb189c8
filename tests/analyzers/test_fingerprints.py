"""Does an analyzer's fingerprint change with all that decides its terms?"""

from __future__ import annotations

import ast
import re
import shutil
import subprocess
import sys
from importlib import metadata, resources
from pathlib import Path

import pytest

import analyzers
from analyzers import LANGUAGES, UnknownLanguageError, dictionaries, fingerprint
from analyzers.fingerprints import deciding_files

PACKAGE = Path(analyzers.__file__).parent
FILES = sorted(
    str(file.relative_to(PACKAGE))
    for file in PACKAGE.rglob("*")
    if file.is_file() and "__pycache__" not in file.parts
)
ROOTS = ("document_reader.py",)
NO_TERMS = {"__init__.py", "registry.py", "fingerprints.py", "names/meeting.py"}
"""Files that every use of the package runs, and that decide no term."""

USE = """
import sys

opened = set()
sys.addaudithook(lambda name, args: name == "open" and opened.add(str(args[0])))

import analyzers

lang, text = sys.argv[1:]
analyzer = analyzers.get_analyzer(lang)
list(analyzer(text))
analyzers.get_document_reader(lang).read(text)
analyzer.in_dictionary("слово")
print(*(m.__file__ for n, m in sys.modules.items() if n.startswith("analyzers")))
print(*(file for file in opened if "/analyzers/data/" in file))
"""
TEXT = "Xqzblor л'Зеленського l'Élysée Nguyễn-Văn słów-pięć роблячи xqzwem 3,5"


def imports(file: str) -> set[str]:
    """Return the files of the package that a file of it imports anywhere in it."""
    names = set()
    for node in ast.walk(ast.parse((PACKAGE / file).read_bytes())):
        if isinstance(node, ast.ImportFrom):
            names |= {f"{node.module}.{alias.name}" for alias in node.names}
            names.add(str(node.module))
        elif isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
    own = {name.partition(".")[2] for name in names if name.startswith("analyzers.")}
    paths = {f"{name.replace('.', '/')}.py" for name in own}
    return (paths | {f"{Path(path).parent}/__init__.py" for path in paths}) & {*FILES}


def reached(lang: str) -> set[str]:
    """Return the modules that a language's terms may depend on, by their imports."""
    files, pending = set(), {*ROOTS, f"{lang}.py"}
    while pending:
        file = pending.pop()
        files.add(file)
        pending |= imports(file) - files
    return files


def data_of(modules: set[str]) -> set[str]:
    """Return the data files that modules name in a string of their own."""
    names = {
        f"data/{node.value}"
        for module in modules
        for node in ast.walk(ast.parse((PACKAGE / module).read_bytes()))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    return names & {*FILES}


@pytest.fixture
def copy(tmp_path, monkeypatch):
    """Return a copy of the package of which fingerprints are taken."""
    ignore = shutil.ignore_patterns("__pycache__")
    copy = Path(shutil.copytree(PACKAGE, tmp_path / "analyzers", ignore=ignore))
    monkeypatch.setattr("analyzers.fingerprints.resources.files", lambda _: copy)
    return copy


def test_fingerprint_is_a_short_digest_that_differs_by_language():
    """Sixteen hexadecimal digits each."""
    prints = [fingerprint(lang) for lang in LANGUAGES]

    assert len(set(prints)) == len(LANGUAGES)
    assert all(re.fullmatch("[0-9a-f]{16}", digest) for digest in prints)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_fingerprint_is_stable(lang):
    """It is the same each time it is computed."""
    before = fingerprint(lang)

    list(analyzers.get_analyzer(lang)("Слово, parole, słowo, từ"))

    assert fingerprint.__wrapped__(lang) == before


def test_unknown_language_has_none():
    """An index of such a language cannot be."""
    with pytest.raises(UnknownLanguageError, match="'en'"):
        fingerprint("en")


def test_copy_of_the_same_code_has_the_same_fingerprints(copy):
    """Neither the package's path nor files that nothing names count."""
    (copy / "notes.txt").write_text("x")
    (copy / "data" / "pl_new.txt").write_text("x")

    for lang in LANGUAGES:
        assert fingerprint.__wrapped__(lang) == fingerprint(lang)


@pytest.mark.parametrize("file", FILES)
def test_change_of_a_file_changes_the_languages_that_use_it(copy, file):
    """Their indexes must be built anew, and no others."""
    before = {lang: fingerprint(lang) for lang in LANGUAGES}
    with (copy / file).open("a", encoding="utf-8") as stream:
        stream.write("\n# changed\n")

    changed = {
        lang for lang in LANGUAGES if fingerprint.__wrapped__(lang) != before[lang]
    }

    assert changed == {
        lang
        for lang in LANGUAGES
        if file in reached(lang) or file in data_of(reached(lang))
    }


@pytest.mark.parametrize(
    ("file", "changed"),
    [
        ("vi.py", {"vi"}),
        ("tokenizer.py", {*LANGUAGES}),
        ("lemma_tables.py", {"fr", "pl"}),
        ("names/cases.py", {*LANGUAGES}),
        ("data/fr_elided.txt", {"fr"}),
        ("data/name_letters.toml", {*LANGUAGES}),
        ("keyboard.py", set()),
        ("data/uk_keyboard.txt", set()),
    ],
)
def test_the_files_that_a_language_uses_are_those_one_expects(file, changed):
    """Some that are certain, so that the walk over imports is not its own judge."""
    using = {
        lang
        for lang in LANGUAGES
        if file in reached(lang) or file in data_of(reached(lang))
    }

    assert using == changed


@pytest.mark.parametrize("lang", LANGUAGES)
def test_whatever_a_language_loads_counts(lang):
    """Modules and data of the package that a process has loaded after its use."""
    command = [sys.executable, "-c", USE, lang, TEXT]
    run = subprocess.run(  # noqa: S603 - our own words
        command, capture_output=True, text=True, check=True
    )
    loaded = {
        str(Path(file).relative_to(PACKAGE))
        for file in run.stdout.split()
        if Path(file).is_relative_to(PACKAGE)
    }
    counted = {
        str(Path(str(file)).relative_to(PACKAGE))
        for file in deciding_files(lang, resources.files("analyzers"))
    }

    assert f"{lang}.py" in loaded
    assert any(file.startswith("data/") for file in loaded)
    # The package re-exports these two; a language that needs them imports them itself.
    assert loaded - counted <= NO_TERMS | {"errors.py"}


def test_every_data_file_is_named_where_it_is_read():
    """A name that is put together would not be seen."""
    data = {file for file in FILES if file.startswith("data/")}

    assert data_of({file for file in FILES if file.endswith(".py")}) == data


@pytest.mark.parametrize("lang", LANGUAGES)
def test_packages_that_a_language_imports_are_among_its_dictionaries(lang):
    """Their versions are part of the fingerprint."""
    tree = ast.parse((PACKAGE / f"{lang}.py").read_bytes())
    names = {
        alias.name for n in ast.walk(tree) if isinstance(n, ast.Import)
        for alias in n.names
    }  # fmt: skip
    owners = metadata.packages_distributions()

    for name in names - {*sys.stdlib_module_names}:
        if name in owners:
            assert not {*owners[name]}.isdisjoint(dictionaries(lang)), name
