"""Does long work say how far it is, on a terminal and in a log?"""

from io import StringIO

import click
import pytest

from cli.progress import ProgressReport, progress_report


class Terminal(StringIO):
    """A stream that says it is a terminal."""

    def isatty(self):
        """Return that it is one."""
        return True


class Clock:
    """A clock that goes on when it is told to."""

    def __init__(self):
        self.seconds = 0.0

    def __call__(self):
        """Return the seconds so far."""
        return self.seconds


def report(stream, *calls):
    """Return what is written, each call after so many seconds."""
    clock = Clock()
    with ProgressReport({"read": "Reading"}, stream=stream, clock=clock) as progress:
        for seconds, *args in calls:
            clock.seconds += seconds
            progress.step(*args)
    return stream.getvalue()


def test_a_log_has_a_line_every_ten_seconds():
    """With what is done, how fast, and how long the rest will take."""
    calls = [(1, "read", n, 1000) for n in range(0, 1000, 25)]

    lines = report(StringIO(), *calls).splitlines()

    assert lines == [
        "Reading 225 of 1,000 (22 %), 25/s, 31 s left",
        "Reading 475 of 1,000 (47 %), 25/s, 21 s left",
        "Reading 725 of 1,000 (72 %), 25/s, 11 s left",
        "Reading 975 of 1,000 (97 %), 25/s, 1 s left",
    ]


def test_short_work_leaves_no_line_in_a_log():
    """Nor does a step that begins within ten seconds."""
    assert report(StringIO(), (0, "read", 0), (5, "read", 9), (4, "link", 0)) == ""


def test_a_terminal_has_one_line_a_step():
    """It is written over, and ended when the step is."""
    calls = [(0, "read", 0), (0.05, "read", 1), (0.06, "read", 2), (9, "link", 0)]

    text = report(Terminal(), *calls)

    assert text == "\rReading …\x1b[K\rReading 2\x1b[K\n\rlink …\x1b[K\n"


def test_the_end_of_a_step_is_always_seen():
    """However soon after the last state."""
    text = report(Terminal(), (0, "read", 0, 2), (0.01, "read", 2, 2))

    assert text.endswith("\rReading 2 of 2 (100 %)\x1b[K\n")


def test_a_long_name_does_not_wrap(monkeypatch):
    """A line that wrapped could not be written over."""
    monkeypatch.setenv("COLUMNS", "40")

    text = report(Terminal(), (0, "read", 0, 0, "x" * 100))

    assert len(text.removeprefix("\r").removesuffix("\x1b[K\n")) == 39


@pytest.mark.parametrize(
    ("seconds", "left"),
    [(10, "10 s"), (120, "2 min"), (7_000, "1 h 56 min")],
)
def test_the_time_left_is_in_a_readable_unit(seconds, left):
    """Half of the work took as long as the other half will."""
    text = report(StringIO(), (0, "read", 0, 2), (seconds, "read", 1, 2))

    assert f", {left} left" in text


def test_slow_work_has_a_rate_by_the_minute():
    """A page in three seconds is twenty a minute."""
    text = report(StringIO(), (0, "read", 0), (30, "read", 10))

    assert text == "Reading 10, 20/min\n"


def test_progress_can_be_switched_off(monkeypatch, capsys):
    """A log may want none."""
    for setting in ("0", "1"):
        monkeypatch.setenv("HOPTAC_PROGRESS", setting)
        monkeypatch.setattr("cli.progress.IN_LOG", 0)
        with progress_report({}) as progress:
            progress.step("read", 1)

    assert capsys.readouterr().err == "read 1\n"


def test_progress_is_on_or_off(monkeypatch):
    """Another word than 0 or 1 is refused, as it may have been meant as either."""
    monkeypatch.setenv("HOPTAC_PROGRESS", "no")

    with pytest.raises(click.UsageError, match="write 0 or 1"):
        progress_report({})
