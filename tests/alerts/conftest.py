"""What do the tests of alerts need? An index that grows by days, and a mail server."""

from __future__ import annotations

from contextlib import closing
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import pytest

from alerts.delivery_state import locked_state
from alerts.saved_searches import read_saved_searches
from alerts.sending import Sending
from alerts.smtp import SmtpMailer
from search.searcher.reader import Reader
from tests.alerts.mail_server import Inbox, running
from tests.webapp.news_folder import BASELINE, NEWS, day, index_news
from webapp.app import create_app

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from alerts.sending import Outcome

ADDRESS = "https://news.example.org/uk/?q=енергія"


@pytest.fixture
def inbox() -> Iterator[Inbox]:
    """Return a mail server that runs."""
    with running(Inbox()) as taken:
        yield taken


@pytest.fixture(scope="session")
def news_indexes(tmp_path_factory: pytest.TempPathFactory) -> dict[int, Path]:
    """Return an index of the baseline (0) and one of the next day's news (1)."""
    folders = {}
    for last in (0, 1):
        folder = tmp_path_factory.mktemp(f"news{last}")
        folders[last] = index_news(folder, 0, BASELINE)
        if last:
            index_news(folder, 1, [*BASELINE, *NEWS])
    return folders


@pytest.fixture
def write_file(tmp_path: Path, inbox: Inbox) -> Callable[..., Path]:
    """Return a function that writes a file of alerts, of tables by name."""

    def write(alerts: dict[str, dict[str, Any]] | None = None, mail: str = "") -> Path:
        lines = [
            "[mail]",
            'host = "127.0.0.1"',
            f"port = {inbox.port}",
            'security = "none"',
            'from = "Hoptac <news@example.org>"',
            'contact = "library@example.org"',
            mail,
        ]
        default = {"Енергетика": {"to": ["olena@example.org"], "search": ADDRESS}}
        for name, values in (default if alerts is None else alerts).items():
            lines += ["[[alert]]", f'name = "{name}"']
            lines += [f"{key} = {value!r}" for key, value in values.items()]
        path = tmp_path / "alerts.toml"
        path.write_text("\n".join(lines), "utf-8")
        return path

    return write


@pytest.fixture
def run(news_indexes: dict[int, Path], tmp_path: Path) -> Callable[..., list[Outcome]]:
    """Return a function that sends what is new by a file, some time after a day."""

    def send(
        file: Path,
        index: int | Path = 1,
        mailer: Any = None,
        now: datetime | None = None,
    ) -> list[Outcome]:
        folder = news_indexes[index] if isinstance(index, int) else index
        reader = Reader(folder)
        saved = read_saved_searches(file)
        sending = Sending(
            app=create_app(reader),
            reader=reader,
            file=saved,
            site="",
            clock=lambda: (now or day(1)).astimezone(UTC),
        )
        with (
            closing(SmtpMailer(saved.mail)) as server,
            locked_state(tmp_path / "alerts.state") as state,
        ):
            return list(sending.run(state, mailer or server))

    return send
