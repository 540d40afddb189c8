"""Are mistakes of who attacks told in a sentence?"""

import pytest

from bench.attack.__main__ import run


@pytest.mark.parametrize("command", ["costs", "crowd", "fuzz"])
def test_a_folder_without_an_index_is_a_sentence(monkeypatch, tmp_path, command):
    """Not a traceback."""
    monkeypatch.setattr("sys.argv", ["attack", command, "--index", str(tmp_path)])

    with pytest.raises(SystemExit) as ended:
        run()

    assert str(ended.value.code).startswith("Error: ")
    assert str(tmp_path) in str(ended.value.code)
