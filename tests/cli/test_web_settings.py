"""Are settings of the pages that cannot be used refused by each that reads them?"""

import pytest


@pytest.mark.parametrize("command", ["serve", "alerts"])
def test_a_wrong_setting_is_one_sentence(hoptac, tmp_path, command):
    """It names the setting and what to write, with status 2, like a wrong option."""
    file = tmp_path / "alerts.toml"
    file.write_text("", encoding="utf-8")
    arguments = [file] if command == "alerts" else []

    done = hoptac(command, *arguments, "--index", tmp_path, HOPTAC_RATE="abc")

    assert done.returncode == 2
    assert "HOPTAC_RATE=abc cannot be used; write" in done.stderr
    assert done.stdout == ""
