"""Does the terminal show what alerts would send, and what is wrong with them?"""

import pytest

from tests.alerts.mail_server import Inbox, running
from tests.webapp.news_folder import BASELINE, NEWS, index_news

FILE = """[mail]
host = "127.0.0.1"
port = {port}
security = "none"
from = "Hoptac <news@example.org>"

[[alert]]
name = "A"
to = "olena@example.org"
search = "/fr/?country=PL"
"""
LATER = 20_000
"""A day that is still to come."""
WRONG = '[[alert]]\nname = "B"\nto = "nobody"\nsearch = "/uk/?q=a"\n'


@pytest.fixture(scope="module")
def news(tmp_path_factory):
    """Return an index whose second build is news whenever the tests run."""
    folder = tmp_path_factory.mktemp("news")
    index_news(folder, 0, BASELINE)
    return index_news(folder, LATER, [*BASELINE, *NEWS])


@pytest.fixture
def alerts(hoptac, news, tmp_path):
    """Return a function that runs the command on a file of a text."""

    def run(text, *options):
        path = tmp_path / "alerts.toml"
        path.write_text(text, "utf-8")
        return hoptac("alerts", path, "--index", news, *options)

    return run


def test_a_dry_run_prints_and_changes_nothing(alerts, tmp_path):
    """The messages are there to read, with links to the site that was named."""
    done = alerts(FILE.format(port=1), "--dry-run", "--site", "https://s.test/")

    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("To: olena@example.org\nSubject: A : 3 nouveaux")
    assert "https://s.test/fr/article/gas.pl" in done.stdout
    assert all(article["title"] in done.stdout for article in NEWS[1:])
    assert not (tmp_path / "alerts.state").exists()


def test_a_wrong_alert_is_named_and_the_others_are_sent(alerts):
    """The status says that something is to be mended."""
    with running(Inbox()) as inbox:
        done = alerts(FILE.format(port=inbox.port) + WRONG, "--site", "https://s.test")

    assert done.returncode == 3
    assert "alerts.toml: alert B: 'nobody' is no mail address" in done.stderr
    assert done.stdout == "A to olena@example.org: 3 sent\n"
    assert len(inbox.messages) == 1


def test_without_an_address_of_the_site_the_remedy_is_named(alerts):
    """Links that lead nowhere are not sent."""
    done = alerts(FILE.format(port=1))

    assert (done.returncode, done.stdout) == (3, "")
    assert "write site in [mail], or --site" in done.stderr


@pytest.mark.parametrize("text", ["[mail", "", '[mail]\nhost = "a"\n'])
def test_a_file_that_cannot_be_used_is_one_sentence(alerts, error_line, text):
    """With the name of the file."""
    assert "alerts.toml: " in error_line(alerts(text))
