"""Does only one run send, and is what it sent there after a crash?"""

import json

import pytest

from alerts.delivery_state import Delivered, locked_state, state_folder
from alerts.errors import AlertsBusyError


def test_two_runs_do_not_send_at_once(write_file, run, tmp_path):
    """The second says who is at work."""
    with (
        locked_state(tmp_path / "alerts.state"),
        pytest.raises(AlertsBusyError, match="process"),
    ):
        run(write_file())


def test_what_is_saved_is_loaded(tmp_path):
    """Half-written drafts of a run that was killed are not read."""
    with locked_state(tmp_path) as state:
        delivered = Delivered(alert="Ж", search="q=a", to="a@b.c", until=5)
        state.save(delivered)
        (path,) = tmp_path.glob("*.json")
        path.with_suffix(".new").write_text("{")

        assert state.load("Ж", "q=b", "a@b.c", frozenset({"Ж"})) == delivered
        assert json.loads(path.read_text("ascii"))["until"] == 5
        assert path.stat().st_mode & 0o077 == 0


def test_the_state_lies_beside_the_file(tmp_path):
    """Each file of alerts has its own."""
    assert state_folder(tmp_path / "a.toml") == tmp_path / "a.state"
