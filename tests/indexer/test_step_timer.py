"""Is each step of a build measured once, and is the whole at least their sum?"""

from indexer import step_timer
from indexer.step_timer import StepTimer


def test_a_step_lasts_from_the_end_of_the_one_before(monkeypatch):
    """The first step begins with the build."""
    times = iter([10.0, 12.5, 13.0, 14.0])
    monkeypatch.setattr(step_timer.time, "monotonic", lambda: next(times))
    timer = StepTimer()

    timer.finish("articles")
    timer.finish("stories")

    assert timer.seconds == {"articles": 2.5, "stories": 0.5}
    assert timer.total() == 4.0
