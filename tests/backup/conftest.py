"""What do tests of backups need? Something of each part, and an archive."""

import os
import shutil
from datetime import UTC, datetime

import pytest

from alerts.delivery_state import Delivered, DeliveryState, state_folder
from backup.entries import Sources
from backup.saving import save
from corpus.store.events import Captured
from corpus.store.exchange import Exchange
from corpus.store.kinds import Role
from corpus.store.store import open_store
from indexer import build_index

SENTENCES = {
    "pl": "Polska i Ukraina odbudowują razem most kolejowy.",
    "fr": "La France et le Vietnam forment ensemble des ingénieurs.",
}


@pytest.fixture(scope="session")
def captured():
    """Return a function that makes the event that a page of a number answered."""
    return page


def page(number):
    """Return the event that a page of a number answered."""
    url = f"https://news.test/{number}"
    body = b"<p>text</p>" * 50
    answer = Exchange(
        url=url,
        request_head=f"GET {url} HTTP/1.1\r\n\r\n".encode(),
        status=200,
        response_head=b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n",
        wire=body,
        body=body,
        started=datetime(2026, 3, 1, 6, number % 60, tzinfo=UTC),
        address="192.0.2.7",
    )
    return Captured(source="News", exchange=answer, role=Role.PAGE)


@pytest.fixture(scope="session")
def files():
    """Return a function that reads each file below a folder, by its name."""

    def read(folder):
        return {
            str(path.relative_to(folder)): path.read_bytes()
            for path in sorted(folder.rglob("*"))
            if path.is_file()
        }

    return read


@pytest.fixture(scope="session")
def home(tmp_path_factory):
    """Return a folder with articles, a store, an index, alerts and settings."""
    home = tmp_path_factory.mktemp("home")
    home.joinpath("articles", "деталі").mkdir(parents=True)
    for lang, sentence in SENTENCES.items():
        home.joinpath("articles", f"{lang}.txt").write_text(sentence, "utf-8")
    home.joinpath("articles", "деталі", os.fsdecode(b"\xff.bin")).write_bytes(b"\0")
    with open_store(home / "store", create=True) as store:
        for number in range(3):
            store.append([page(number)])
    build_index([home / "articles"], home / "index")
    home.joinpath("alerts").mkdir()
    alerts = home / "alerts" / "alerts.toml"
    alerts.write_text("[mail]\n", "utf-8")
    state = state_folder(alerts)
    state.mkdir()
    DeliveryState(state).save(Delivered(alert="a", search="q=most", to="a@example.org"))
    home.joinpath("settings").mkdir()
    home.joinpath("settings", "hoptac.env").write_text("HOPTAC_RATE=1\n", "utf-8")
    return home


@pytest.fixture
def own(home, tmp_path):
    """Return a copy of the folder that a test may change."""
    return shutil.copytree(home, tmp_path / "home")


@pytest.fixture(scope="session")
def sources():
    """Return a function that names all that there is to save in a folder."""
    return everything


def everything(home):
    """Return all that there is to save in a folder."""
    return Sources(
        articles=home / "articles",
        store=home / "store",
        index=home / "index",
        alerts=home / "alerts" / "alerts.toml",
        settings=(home / "settings" / "hoptac.env",),
    )


@pytest.fixture
def archive(home, tmp_path):
    """Return a backup of everything."""
    file = tmp_path / "backup.tar"
    save(file, everything(home), pytest.fail)
    return file
