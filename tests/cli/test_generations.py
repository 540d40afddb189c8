"""Does the terminal print which generation is in service, and why one is not?"""

import json

import pytest

from corpus import TOPICS_FILE
from indexer import build_index
from search.generations.generation import current_folder, read_current_file
from search.generations.manifest import read_manifest


def test_a_rollback_says_what_is_read_current_file(hoptac, articles, index):
    """The generation before is in service again, and passes the check."""
    build_index([articles], index)

    back = hoptac("rollback", "--index", index)
    checked = hoptac("check", "--index", index)

    assert back.returncode == 0
    assert back.stdout.startswith("gen-000001: 2 articles, built ")
    assert "in service again; gen-000002 is no longer" in back.stdout
    assert current_folder(index).name == "gen-000001"
    assert checked.stdout.startswith("gen-000001")


def test_a_rollback_without_a_generation_before_is_one_sentence(
    hoptac, error_line, index
):
    """Without a previous generation, one sentence says so and nothing changes."""
    before = index.joinpath("CURRENT").read_bytes()

    done = hoptac("rollback", "--index", index)

    assert "no generation before gen-000001" in error_line(done)
    assert index.joinpath("CURRENT").read_bytes() == before


def test_a_generation_of_other_analyzers_is_not_returned_to(
    hoptac, error_line, articles, index, change_manifest
):
    """Nobody could open it, so what is in service stays."""
    fingerprints = change_manifest(index)["analyzers"]
    change_manifest(index, analyzers={**fingerprints, "pl": "older"})
    build_index([articles], index)

    done = hoptac("rollback", "--index", index)

    assert "other analyzers (pl)" in error_line(done)
    assert current_folder(index).name == "gen-000002"


@pytest.mark.parametrize("which", ["current", "previous"])
def test_the_check_reads_both_retained_generations(
    hoptac, error_line, articles, index, which
):
    """Damage to the generation in service or the previous one is detected and named."""
    build_index([articles], index)
    file = getattr(read_current_file(index), which).folder / TOPICS_FILE
    file.write_text("", encoding="utf-8")

    assert f"{file} is changed" in error_line(hoptac("check", "--index", index))


def test_an_index_of_other_articles_than_were_counted_fails_the_check(
    hoptac, error_line, index, change_manifest
):
    """The digest of the articles in the index is compared with the manifest's."""
    change_manifest(index, digest="0" * 64)

    assert "other articles" in error_line(hoptac("check", "--index", index))


def test_a_build_prints_its_digest(hoptac, articles, tmp_path):
    """The line, the JSON and the manifest have one digest, whatever the processes."""
    args = ("index", articles, "--index")

    line = hoptac(*args, tmp_path / "one")
    document = hoptac(*args, tmp_path / "two", "--json", "--jobs", 2)

    digest = json.loads(document.stdout)["digest"]
    assert line.stdout.rstrip().endswith(f"digest {digest}")
    manifest = read_manifest(current_folder(tmp_path / "one"))
    assert manifest.digest == digest


def test_a_manifest_lists_what_an_index_was_made_of(index):
    """Counts and the versions of the dictionaries are there to be read."""
    manifest = read_manifest(current_folder(index))

    assert manifest.generation == "gen-000001"
    assert manifest.languages == {"uk": 0, "fr": 1, "pl": 1, "vi": 0}
    assert (manifest.articles, manifest.model) == (2, "")
    assert "pymorphy3-dicts-uk" in manifest.dictionaries
    assert len(manifest.inputs) == 64
