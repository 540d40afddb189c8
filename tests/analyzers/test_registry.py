"""What decides an analyzer's output, and does its fingerprint tell?"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import analyzers
from analyzers import LANGUAGES, UnknownLanguageError, dictionaries, fingerprint

PRINT_ALL = (
    "import analyzers; print(analyzers.__file__);"
    "print(*[analyzers.fingerprint(lang) for lang in analyzers.LANGUAGES])"
)


def test_fingerprint_is_a_short_digest_that_differs_by_language():
    """Sixteen hexadecimal digits each."""
    prints = [fingerprint(lang) for lang in LANGUAGES]

    assert len(set(prints)) == len(LANGUAGES)
    assert all(re.fullmatch("[0-9a-f]{16}", digest) for digest in prints)


def test_dictionaries_are_told_with_their_versions():
    """Each package that a language needs, as it is installed; Vietnamese needs none."""
    versions = {lang: dictionaries(lang) for lang in LANGUAGES}

    assert set(versions["uk"]) == {"pymorphy3", "pymorphy3-dicts-uk"}
    assert versions["vi"] == {}
    for found in versions.values():
        assert all(re.match(r"\d", version) for version in found.values())


@pytest.mark.parametrize("lang", LANGUAGES)
def test_fingerprint_is_stable(lang):
    """Neither time nor use changes it."""
    before = fingerprint(lang)

    list(analyzers.get_analyzer(lang)("Слово, parole, słowo, từ"))
    fingerprint.cache_clear()

    assert fingerprint(lang) == before


def test_unknown_language_has_none():
    """An index of such a language cannot be."""
    with pytest.raises(UnknownLanguageError, match="'en'"):
        fingerprint("en")


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """Give a copy of the package that may be changed."""
    here = Path(analyzers.__file__).parent
    ignore = shutil.ignore_patterns("__pycache__")
    return Path(shutil.copytree(here, tmp_path / "analyzers", ignore=ignore))


def of_copy(copy: Path) -> dict[str, str]:
    """Compute each language's fingerprint in a process that uses the copy."""
    command = [sys.executable, "-c", PRINT_ALL]
    run = subprocess.run(  # noqa: S603 - our own words
        command, cwd=copy.parent, capture_output=True, text=True, check=True
    )
    place, prints = run.stdout.splitlines()
    assert Path(place).parent == copy
    return dict(zip(LANGUAGES, prints.split(), strict=True))


def test_copy_of_the_same_code_has_the_same_fingerprints(copy):
    """Place and process do not count, nor do files that decide nothing."""
    (copy / "notes.txt").write_text("x")

    assert of_copy(copy) == {lang: fingerprint(lang) for lang in LANGUAGES}


@pytest.mark.parametrize(
    ("file", "changed"),
    [
        ("vi.py", {"vi"}),
        ("tokenizer.py", set(LANGUAGES)),
        ("data/fr_elided.txt", {"fr"}),
        ("data/pl_new.txt", {"pl"}),
        ("errors.py", set()),
    ],
)
def test_change_of_a_file_changes_the_languages_that_use_it(copy, file, changed):
    """Its indexes must be built anew, and no other."""
    with (copy / file).open("a", encoding="utf-8") as stream:
        stream.write("\n# changed\n")

    after = of_copy(copy)

    assert {lang for lang in LANGUAGES if after[lang] != fingerprint(lang)} == changed
