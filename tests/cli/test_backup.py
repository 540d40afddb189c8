"""Does the terminal say what was saved and put back, and why not?"""

import pytest


@pytest.fixture
def archive(hoptac, articles, index, tmp_path):
    """Return a backup of two articles and their index."""
    file = tmp_path / "backup.tar"
    done = hoptac("backup", file, "--articles", articles, "--index", index)
    assert done.returncode == 0, done.stderr
    return file


def test_a_backup_is_verified_and_put_back(hoptac, archive, tmp_path):
    """Each command says how many files of which parts there were."""
    checked = hoptac("restore", archive, "--check")
    restored = hoptac("restore", archive, "--to", tmp_path / "new")

    assert checked.returncode == restored.returncode == 0
    assert "(articles, index; " in checked.stdout
    assert checked.stdout.endswith("every one as it was saved\n")
    assert f"put back into {tmp_path / 'new'}" in restored.stdout
    assert hoptac("check", "--index", tmp_path / "new" / "index").returncode == 0


def test_a_second_backup_does_not_replace_the_first(
    hoptac, error_line, archive, articles
):
    """One sentence says that there is a file of that name."""
    before = archive.read_bytes()

    done = hoptac("backup", archive, "--articles", articles)

    assert "is there already" in error_line(done)
    assert archive.read_bytes() == before


def test_a_damaged_backup_is_one_sentence(hoptac, error_line, archive, tmp_path):
    """Nothing is put back, and the file that is damaged is named."""
    data = bytearray(archive.read_bytes())
    data[data.index(b"Polska")] ^= 1
    archive.write_bytes(bytes(data))

    done = hoptac("restore", archive, "--to", tmp_path / "new")

    assert "articles/pl.txt is not as it was saved" in error_line(done)
    assert [*(tmp_path / "new").iterdir()] == []


@pytest.mark.parametrize(
    ("content", "words"),
    [(b"", "no backup"), (b"text" * 1000, "no backup"), (None, "No such file")],
    ids=["empty", "text", "missing"],
)
def test_what_is_no_backup_is_one_sentence(
    hoptac, error_line, tmp_path, content, words
):
    """Whatever the file is."""
    file = tmp_path / "backup.tar"
    if content is not None:
        file.write_bytes(content)

    assert words in error_line(hoptac("restore", file, "--check"))


def test_links_are_named_and_the_rest_is_saved(hoptac, articles, tmp_path):
    """The exit status is 3, as where files are rejected."""
    articles.joinpath("secret.txt").symlink_to("/etc/hostname")

    done = hoptac("backup", tmp_path / "b.tar", "--articles", articles)

    assert done.returncode == 3
    assert "secret.txt: left out" in done.stderr
    assert done.stdout.startswith("2 files (articles; ")


@pytest.mark.parametrize(
    "call", [("backup", "b.tar"), ("restore", "b.tar")], ids=["backup", "restore"]
)
def test_a_call_that_names_nothing_is_wrong(hoptac, call):
    """What to save, and where to, must be named."""
    done = hoptac(*call)

    assert done.returncode == 2
    assert "name " in done.stderr
