"""Does a reader get right answers while builds are killed?"""

from bench.dark.__main__ import small
from bench.dark.kills import kill_builds

KILLS = 12
STORIES = 3


def test_kills_at_any_moment_leave_a_whole_index(tmp_path):
    """Every answer is right, every index is whole, and leftovers are removed."""
    outcome = kill_builds(small(tmp_path, STORIES), tmp_path / "index", KILLS)

    assert outcome.failures == ()
