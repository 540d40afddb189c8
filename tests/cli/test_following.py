"""Is whoever follows a search told of exactly what is new, by feed and by mail?"""

import json
import re
import shutil
from datetime import UTC, datetime
from urllib.parse import urlsplit

import pytest

from search.searcher.latest import arrivals_of
from search.searcher.reader import Reader
from tests.alerts.mail_server import Inbox, part_of, running
from tests.webapp.atom_rules import ATOM, links, read_feed, texts
from tests.webapp.news_folder import BASELINE, NEWS, SOURCE
from webapp.app import create_app

PASTED = "https://news.example.org/uk/?q=енергія&country=PL&page=2"
TITLES = ["Polska i Norwegia budują gazociąg", NEWS[0]["title"], NEWS[2]["title"]]
"""Of the new articles, the last published first."""
MAIL = """[mail]
host = "127.0.0.1"
port = {port}
security = "none"
from = "Hoptac <news@example.org>"
site = "https://news.example.org"

[[alert]]
name = "Енергетика: Польща"
to = ["olena@example.org"]
search = "{search}"
"""
RUNS = {"alerts ran before": True, "alerts run for the first time": False}


def index(hoptac, folder, articles):
    """Index articles by the command, and return where the index is."""
    lines = [{**SOURCE, **article} for article in articles]
    for line in lines:
        line["url"] = line["url"].format(**line)
    text = "\n".join(json.dumps(line, ensure_ascii=False) for line in lines)
    folder.joinpath("news.jsonl").write_text(text, "utf-8")
    done = hoptac("index", folder / "news.jsonl", "--index", folder / "index")
    assert done.returncode == 0, done.stderr
    return folder / "index"


@pytest.fixture(scope="module")
def of_before(hoptac, tmp_path_factory):
    """Return the folder of an index of what there was before anybody followed it."""
    folder = tmp_path_factory.mktemp("before")
    index(hoptac, folder, BASELINE)
    return folder


@pytest.fixture
def follower(of_before, tmp_path):
    """Return a folder with a search that is followed, and an inbox that is not up."""
    folder = shutil.copytree(of_before, tmp_path / "followed")
    inbox = Inbox()
    with running(inbox):
        pass  # which gives it a port
    text = MAIL.format(port=inbox.port, search=PASTED)
    folder.joinpath("alerts.toml").write_text(text, "utf-8")
    return folder, inbox


@pytest.fixture
def send(hoptac):
    """Return a function that runs the alerts of a folder."""
    return lambda folder, *options: hoptac(
        "alerts", folder / "alerts.toml", "--index", folder / "index", *options
    )


def feed(folder, url="/uk/feed.atom?q=енергія&country=PL", **options):
    """Return the feed of the index in a folder."""
    client = create_app(Reader(folder / "index")).test_client()
    return read_feed(client.get(url, **options).data)


def entry_ids(*of):
    """Return the ids of the new articles' entries; the first version's for a story."""
    return [f"tag:hoptac.invalid,2026:article/{id_}" for id_ in of]


@pytest.mark.parametrize("before", RUNS.values(), ids=RUNS)
def test_three_new_articles_are_in_the_feed_and_in_one_message(
    hoptac, follower, send, before
):
    """One of them is of 2009, one the Ukrainian version of a story that was there."""
    folder, inbox = follower
    with running(inbox):
        assert texts(feed(folder), "id") == entry_ids("wind.fr")
        if before:
            assert (send(folder).returncode, inbox.messages) == (0, [])
        begun = datetime.now(UTC).replace(microsecond=0)
        index(hoptac, folder, [*BASELINE, *NEWS])

        first, again = send(folder), send(folder)

    followed = feed(folder)
    assert texts(followed, "id") == entry_ids("gas.pl", "wind.fr", "old.uk")
    assert texts(followed, "title") == TITLES
    (updated,) = {*texts(followed, "updated")}
    assert begun <= datetime.fromisoformat(updated) <= datetime.now(UTC)
    assert (first.returncode, again.returncode) == (0, 0), first.stderr + again.stderr
    assert "3 sent" in first.stdout
    assert again.stdout == ""
    (message,) = inbox.read()
    check_message(message, folder)


def check_message(message, folder):
    """Check that a message tells of the three articles, in Ukrainian, in both forms."""
    plain, html = part_of(message, "plain"), part_of(message, "html")
    assert message["To"] == "olena@example.org"
    assert message["Subject"] == "Енергетика: Польща: 3 нові статті"
    assert message["Content-Language"] == "uk"
    for said in (" ".join(part.split()) for part in (plain, html)):
        places = [said.find(title) for title in TITLES]
        assert -1 not in places
        assert places == sorted(places)
        assert BASELINE[0]["title"] not in said
        assert BASELINE[1]["title"] not in said
        assert said.count("давніша новина") == 1
        assert "від 4 травня 2009 р. (давніша новина)" in said
        assert re.search("Країни-партнери: (Польща, Норвегія|Норвегія, Польща)", said)
        assert "тепер також іншою мовою" in said
    assert '<html lang="uk">' in html
    lines = (line.strip() for line in plain.splitlines())
    linked = [
        line.removeprefix("Читати: ") for line in lines if line.startswith("Читати: ")
    ]
    assert [urlsplit(url).netloc for url in linked] == ["news.example.org"] * 3
    client = create_app(Reader(folder / "index")).test_client()
    for url, title in zip(linked, TITLES, strict=True):
        parts = urlsplit(url)
        page = client.get(f"{parts.path}?{parts.query}")
        assert page.status_code == 200
        assert title in page.text


@pytest.mark.parametrize("before", RUNS.values(), ids=RUNS)
def test_a_server_that_is_down_loses_and_repeats_nothing(
    hoptac, follower, send, before
):
    """The status says so; all is told once as soon as the server is back."""
    folder, inbox = follower
    if before:
        with running(inbox):
            assert send(folder).returncode == 0
    index(hoptac, folder, [*BASELINE, *NEWS[:2]])
    down = send(folder)
    index(hoptac, folder, [*BASELINE, *NEWS])
    still_down = send(folder)
    with running(inbox):
        up, again = send(folder), send(folder)

    for done in (down, still_down):
        assert done.returncode == 3
        assert f"127.0.0.1:{inbox.port} cannot be used" in done.stderr
        assert done.stdout == ""
    assert (up.returncode, again.returncode, again.stdout) == (0, 0, "")
    (message,) = inbox.read()
    assert all(title in part_of(message, "plain") for title in TITLES)


def test_ids_stay_where_the_site_moves(hoptac, follower):
    """Another host, port, prefix and language bring the same entries, after a build."""
    folder, _ = follower
    index(hoptac, folder, [*BASELINE, *NEWS])
    base, url = (
        "https://other.example:8443/hoptac",
        "/{}/feed.atom?q=енергія&country=PL",
    )
    asked = [
        feed(folder),
        feed(folder, base_url=base),
        *(feed(folder, url.format(lang), base_url=base) for lang in ("fr", "pl", "vi")),
    ]
    ids = {
        (each.findtext("a:id", namespaces=ATOM), *texts(each, "id")) for each in asked
    }
    shown = [links(each, "self")[0] for each in asked]

    assert len(ids) == 1
    assert len(set(shown)) == len(asked)


def test_a_rebuilt_index_tells_nothing_again(hoptac, follower, send):
    """Neither a build of the same nor one that begins anew is news."""
    folder, inbox = follower
    index(hoptac, folder, [*BASELINE, *NEWS])
    stamp = arrivals_of(Reader(folder / "index")).stamp
    with running(inbox):
        send(folder)
        index(hoptac, folder, [*NEWS, *BASELINE])
        repeated = send(folder)

    assert repeated.stdout == ""
    assert len(inbox.messages) == 1
    assert len(set(texts(feed(folder), "updated"))) == 1
    assert (
        datetime.fromisoformat(texts(feed(folder), "updated")[0]).timestamp() == stamp
    )
