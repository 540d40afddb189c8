"""Which folders hold what a saved page is shown with, and no articles?"""

from __future__ import annotations

import pytest

from corpus.companions import companions, without_companions


@pytest.mark.parametrize(
    "folder",
    ["Стаття_files", "Стаття_файли", "Стаття-Dateien", "Стаття_pliki", "стаття.files",
     "Стаття_fichiers"],
)  # fmt: skip
@pytest.mark.parametrize("page", ["Стаття.html", "СТАТТЯ.HTM"])
def test_a_folder_named_after_a_page_belongs_to_it(folder, page):
    """In the language of whatever browser saved it."""
    assert companions([folder, "other"], [page]) == {folder}


@pytest.mark.parametrize(
    ("folder", "file"),
    [
        ("a_files", "b.html"),
        ("a_files", "a.txt"),
        ("a_archive", "a.html"),
        ("a-2024", "a.html"),
        ("a", "a.html"),
        ("_files", "a.html"),
    ],
)
def test_other_folders_do_not(folder, file):
    """They may hold articles."""
    assert companions([folder], [file]) == frozenset()


def test_paths_in_an_archive():
    """Whatever lies in such a folder is left out, at any depth."""
    paths = ["a.html", "a_files/b/c.html", "d/a_files/e.html", "d/f.htm", "d/f_files/g"]

    assert list(without_companions(paths)) == ["a.html", "d/a_files/e.html", "d/f.htm"]
