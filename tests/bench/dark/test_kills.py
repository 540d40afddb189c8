"""Does a reader answer correctly while builds are killed?"""

from bench.dark.__main__ import copy_stories
from bench.dark.kills import kill_builds

KILLS = 12
STORIES = 3


def test_kills_at_any_moment_leave_an_intact_index(tmp_path):
    """Every answer is right, every index verifies, and leftovers are removed."""
    corpus = copy_stories(tmp_path, STORIES)

    outcome = kill_builds(corpus, tmp_path / "index", KILLS)

    assert outcome.failures == ()
