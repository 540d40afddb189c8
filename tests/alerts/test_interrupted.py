"""Is nothing lost, and nothing told twice unknown, where a run ends before its end?"""

import os
import signal
from contextlib import closing

import pytest

from alerts.delivery_state import locked_state
from alerts.errors import UncertainError
from alerts.saved_searches import read_saved_searches
from alerts.sending import Sending
from alerts.smtp import SmtpMailer
from search.searcher.reader import Reader
from tests.alerts.conftest import ADDRESS
from tests.alerts.mail_server import Broken
from tests.webapp.news_folder import day
from webapp.app import create_app

ALERTS = [f"Alert {number}" for number in range(8)]
KILLED = 25
"""Runs that are killed, each a little later than the one before."""
STEP = 0.003
"""Seconds by which it is later."""


def test_a_kept_message_that_is_refused_for_good_blocks_nothing(inbox, write_file, run):
    """Its articles are told in a new message the next time; until then it is kept."""
    file = write_file()
    run(file, mailer=Broken(UncertainError("cut")))
    problems = []
    for inbox.answer in ("451 later", "554 no"):
        problems += [each.problem for each in run(file)]
        assert inbox.messages == []
    inbox.answer = "250 taken"

    assert "451 later" in problems[0]
    assert "refuses the message: 554 no" in problems[1]
    assert [each.articles for each in run(file)] == [3]
    assert [each.articles for each in run(file)] == [0]
    assert len(inbox.messages) == 1


def killed_after(seconds, run):
    """Do something in a process that is killed after some time.

    Returns:
        Whether it was killed before it was done.
    """
    child = os.fork()
    if not child:
        try:
            signal.signal(signal.SIGALRM, signal.SIG_DFL)  # the kernel ends us at once
            signal.setitimer(signal.ITIMER_REAL, seconds)
            run()
        finally:
            os._exit(0)
    return os.WIFSIGNALED(os.waitpid(child, 0)[1])


@pytest.mark.filterwarnings("ignore:This process .* is multi-threaded")
def test_whenever_it_is_killed_every_message_is_told(
    inbox, write_file, news_indexes, tmp_path
):
    """What comes twice is the very same message, which its id tells."""
    alert = {"to": ["olena@example.org"], "search": ADDRESS}
    saved = read_saved_searches(write_file(dict.fromkeys(ALERTS, alert)))
    reader = Reader(news_indexes[1])
    sending = Sending(
        app=create_app(reader), reader=reader, file=saved, site="", clock=lambda: day(1)
    )

    def run():
        with (
            closing(SmtpMailer(saved.mail)) as mailer,
            locked_state(tmp_path / "alerts.state") as state,
        ):
            return list(sending.run(state, mailer))

    killed = [killed_after(STEP * (1 + number), run) for number in range(KILLED)]
    last, again = run(), run()

    assert any(killed)
    assert not any(each.problem for each in last + again)
    assert not any(each.articles for each in again)
    bodies = {}
    for message, (_, data) in zip(inbox.read(), inbox.messages, strict=True):
        bodies.setdefault(message["Message-ID"], set()).add(data)
    assert len(bodies) == len(ALERTS)
    assert all(len(same) == 1 for same in bodies.values())
