"""Does each build find changed articles, and never more text?"""

import json
from random import Random

from bench.attack.rebuilds import Rebuilds
from bench.load.site import make_site
from search.generations.generation import read_current_file


def test_articles_change_and_do_not_grow(tmp_path):
    """Each build publishes another generation, of articles of the same length."""
    make_site(tmp_path, 20, seed=1)
    file, index, lots = tmp_path / "a.jsonl", tmp_path / "index", Random(1)
    rebuilds = Rebuilds(file, index)

    assert rebuilds.build(lots) == ""
    first, length = read_current_file(index), file.stat().st_size
    assert rebuilds.build(lots) == ""

    assert file.stat().st_size == length
    assert read_current_file(index) != first
    assert set(rebuilds.ids) == {f"a{number}" for number in range(20)}


def test_a_build_that_fails_says_why(tmp_path):
    """The command's last words are the fault."""
    file = tmp_path / "a.jsonl"
    file.write_text(json.dumps({"id": "a", "body": "x"}) + "\n")
    (tmp_path / "index").write_text("a file where a folder should be")

    assert "index" in Rebuilds(file, tmp_path / "index").build(Random(1))
