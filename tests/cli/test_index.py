"""Does the terminal report how an index is built and checked?"""

import json

import pytest

LONG = "Уряди двох держав домовилися про спільне будівництво мосту."


def test_good_articles_are_indexed_with_status_0(hoptac, articles, tmp_path):
    """A build of sound articles ends with status 0 and a line of figures."""
    done = hoptac("index", articles, "--index", tmp_path / "index")

    assert done.returncode == 0
    assert done.stderr == ""
    assert done.stdout.startswith(
        "Read 2, indexed 2, rejected 0; uk 0, fr 1, pl 1, vi 0; "
    )
    assert (tmp_path / "index" / "CURRENT").exists()


def test_some_rejected_is_status_3(hoptac, articles, tmp_path):
    """The rest is indexed, each rejection printed with its reason, and the status 3."""
    lines = f'{{"id": "a", "body": "{LONG}"}}\n{{"id": "b"}}\n{{broken\n'
    paths = [articles / "empty.txt", articles / "lines.jsonl", tmp_path / "gone"]
    paths[0].write_text("", encoding="utf-8")
    paths[1].write_text(lines, encoding="utf-8")

    done = hoptac("index", articles, paths[2], "--index", tmp_path / "i", "--json")

    assert done.returncode == 3
    locations = [line.split(": ")[0] for line in done.stderr.splitlines()]
    assert locations == [f"{paths[0]}", f"{paths[1]}:2", f"{paths[1]}:3", f"{paths[2]}"]
    summary = json.loads(done.stdout)
    assert summary.pop("seconds") >= 0
    rejected = [(item["path"], item["line"]) for item in summary.pop("rejected")]
    names = [str(path) for path in paths]
    assert rejected == [
        (names[0], None),
        (names[1], 2),
        (names[1], 3),
        (names[2], None),
    ]
    languages = {"uk": 1, "fr": 1, "pl": 1, "vi": 0}
    figures = {"read": 7, "indexed": 3, "kept": 0, "languages": languages}
    assert summary.pop("steps")
    assert len(summary.pop("digest")) == 64
    learnt = {"stories": 3, "model": "", "problems": [], "mended": {}, "left_out": {}}
    change = {"added": 3, "changed": 0, "unchanged_articles": 0, "removed": 0}
    same = {"unchanged": False, "anew": ""}
    assert summary == {**figures, **learnt, **change, **same}


@pytest.mark.parametrize("kind", ["missing", "empty folder", "furniture"])
def test_nothing_to_index_is_status_1(hoptac, tmp_path, kind):
    """If nothing can be indexed, the last line says so and no index is created."""
    path = tmp_path / "input"
    if kind != "missing":
        path.mkdir()
    if kind == "furniture":
        path.joinpath("a.txt").write_text("… — 12.\n", encoding="utf-8")

    done = hoptac("index", path, "--index", tmp_path / "index")

    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert done.stderr.splitlines()[-1].startswith("hoptac: no")
    assert str(path) in done.stderr.splitlines()[-1]
    assert not (tmp_path / "index" / "CURRENT").exists()


def test_failed_build_leaves_the_index_before(hoptac, index, tmp_path):
    """After a build of nothing the index before is still in service, and sound."""
    before = index.joinpath("CURRENT").read_text("ascii")

    failed = hoptac("index", tmp_path / "gone", "--index", index)
    checked = hoptac("check", "--index", index)

    assert failed.returncode == 1
    assert index.joinpath("CURRENT").read_text("ascii") == before
    assert checked.returncode == 0


def test_unchanged_input_is_not_indexed_again(hoptac, articles, index):
    """A build happens only where something differs, and only for what does."""
    first = index.joinpath("CURRENT").read_text("ascii")

    same = hoptac("index", articles, "--index", index)
    after_same = index.joinpath("CURRENT").read_text("ascii")
    articles.joinpath("uk.txt").write_text(LONG, encoding="utf-8")
    changed = hoptac("index", articles, "--index", index)

    assert (same.returncode, changed.returncode) == (0, 0)
    assert same.stdout.startswith("Nothing has changed")
    assert after_same == first
    assert "indexed 3" in changed.stdout
    assert "1 new, 0 changed, 0 removed, 2 unchanged" in changed.stdout
    assert index.joinpath("CURRENT").read_text("ascii") != first


def test_a_build_may_be_forced(hoptac, articles, index):
    """With `--force` everything is rebuilt, and all articles count as unchanged."""
    done = hoptac("index", articles, "--index", index, "--force", "--json")

    summary = json.loads(done.stdout)
    assert summary["anew"].endswith("as was asked.")
    keys = ("added", "changed", "unchanged_articles", "removed")
    assert [summary[key] for key in keys] == [0, 0, 2, 0]


def test_file_name_that_is_no_utf8_ends_in_no_traceback(
    hoptac_process, articles, tmp_path
):
    """A file whose name is not UTF-8 is indexed or rejected, the others indexed."""
    odd = articles / "\udcff.txt"
    odd.write_text("Polska i Laos budują razem drogę.", encoding="utf-8")

    done = hoptac_process("index", articles, "--index", tmp_path / "index", "--json")

    assert "Traceback" not in done.stderr
    assert done.returncode in {0, 3}
    assert json.loads(done.stdout)["indexed"] >= 2


def test_unwritable_index_is_one_sentence(hoptac, error_line, articles):
    """An error in one sentence names the folder that cannot be written."""
    done = hoptac("index", articles, "--index", articles / "pl.txt" / "index")

    assert "index could not be written" in error_line(done)


def test_sound_index_passes_the_check(hoptac, index):
    """`check` prints the generation and its number of articles, with status 0."""
    done = hoptac("check", "--index", index)

    assert done.returncode == 0
    assert done.stderr == ""
    assert done.stdout.startswith("gen-000001: 2 articles")


@pytest.mark.parametrize("where", [0, -1], ids=["first byte", "last byte"])
def test_flipped_byte_fails_the_check(hoptac, error_line, index, where):
    """One changed byte is detected, and the file named."""
    file = min(index.glob("gen-*/*.arrays"))
    data = bytearray(file.read_bytes())
    data[where] ^= 1
    file.write_bytes(data)

    done = hoptac("check", "--index", index)

    assert f"{file} is changed" in error_line(done)


@pytest.mark.parametrize("change", ["file removed", "file added", "manifest broken"])
def test_changed_folder_fails_the_check(hoptac, error_line, index, change):
    """A file too few, one too many or a broken manifest is detected."""
    folder = next(index.glob("gen-*"))
    if change == "file removed":
        min(folder.glob("*.arrays")).unlink()
    elif change == "file added":
        folder.joinpath("stranger").touch()
    else:
        folder.joinpath("manifest.json").write_text("{", encoding="utf-8")

    done = hoptac("check", "--index", index)

    assert "rebuild with `hoptac index`" in error_line(done)


def test_repaired_articles_are_counted(hoptac, articles, tmp_path):
    """How many were repaired, and how, follows the figures."""
    body = "Le maire a reçu hier l’équipe à l’hôtel de ville."
    for name in ("a.txt", "b.txt"):
        data = body.encode().decode("cp1252", "replace")
        articles.joinpath(name).write_text(data, encoding="utf-8")
    articles.joinpath("c.txt").write_text(
        "Hoäi nghò thöôïng ñænh khai maïc taïi Haø Noäi", encoding="utf-8"
    )

    done = hoptac("index", articles, "--index", tmp_path / "i")
    again = hoptac("index", articles, "--index", tmp_path / "j", "--json")

    counts = {"converted from VNI": 1, "repaired: UTF-8 misread as cp1252": 2}
    assert done.stdout.splitlines()[-1] == (
        "1 article converted from VNI; 2 articles repaired: UTF-8 misread as cp1252"
    )
    assert json.loads(again.stdout)["mended"] == counts


def test_files_of_other_kinds_are_counted_and_named(hoptac, articles, tmp_path):
    """Nothing is passed over without a word."""
    for name in ("a.xlsx", "b.xlsx", "c.pptx", "README"):
        (articles / name).write_bytes(b"x")

    done = hoptac("index", articles, "--index", tmp_path / "index")
    again = hoptac("index", articles, "--index", tmp_path / "index", "--json")

    assert done.returncode == 0
    assert done.stderr == "4 files of other kinds left out: .xlsx, no suffix, .pptx\n"
    left_out = {".xlsx": 2, ".pptx": 1, "": 1}
    assert json.loads(again.stdout)["left_out"] == left_out
