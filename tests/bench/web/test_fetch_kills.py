"""Does the real command withstand kills at any moment?"""

from dataclasses import replace

from bench.web.fetch_kills import kill_fetches
from bench.web.scenario import load_scenario

KILLS = 10


def test_killed_fetches_lose_nothing_and_ask_nothing_twice(tmp_path):
    """Whatever the moment; the server's own log tells."""
    host = load_scenario("still").hosts[0]
    small = replace(host, slugs=tuple(story.slug for story in host.stories()[:8]))

    outcome = kill_fetches(tmp_path, KILLS, seed=3, hosts=[small])

    assert outcome.failures == ()
