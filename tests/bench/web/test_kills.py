"""Does a store withstand kills of its writer at any moment?"""

from bench.web.kills import kill_writers

KILLS = 20


def test_kills_at_any_moment_leave_a_whole_store(tmp_path):
    """No group that was kept is lost, none is half kept, all is read whole."""
    outcome = kill_writers(tmp_path, KILLS, seed=7)

    assert outcome.failures == ()
