"""What do the tests of indexing need? Small news folders and what an index holds."""

from __future__ import annotations

import shutil
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import corpus
from indexer.stories import link_state
from search.engines.registry import open_storage
from search.generations.generation import current_folder
from tests.indexer.arrival_builds import arrived_on, build_on

if TYPE_CHECKING:
    from collections.abc import Callable

    from search.port.matches import TaggedArticle

UK = "Україна та Франція підписали у Києві угоду про вітрову енергетику."
FR = "La France et le Japon ont signé un accord sur la recherche médicale."
STORIES = ("australia", "black-sea", "china")
PL = "Polska i Japonia podpisały w Warszawie umowę o współpracy naukowej."


@pytest.fixture
def news(tmp_path: Path) -> Path:
    """Return a folder with an article in each of three languages."""
    folder = tmp_path / "news"
    folder.mkdir()
    for name, text in {"a.txt": UK, "b.txt": FR, "c.txt": PL}.items():
        folder.joinpath(name).write_text(f"{text}\n", encoding="utf-8")
    return folder


@pytest.fixture(scope="session")
def collection() -> Path:
    """Return the folder of the sample collection."""
    return Path(corpus.__file__).with_name("articles")


@pytest.fixture(scope="session")
def contents() -> Callable[[Path], dict[str, TaggedArticle]]:
    """Return a function that reads every article of an index, by id."""

    def read(index: Path) -> dict[str, TaggedArticle]:
        engine = open_storage().open(current_folder(index))
        return {tagged.article.id: tagged for tagged in engine.articles()}

    return read


@pytest.fixture(scope="session")
def make_unreadable() -> Callable[[Path], None]:
    """Return a function that overwrites a file in an encoding that is not read."""

    def write(path: Path) -> None:
        path.write_bytes(UK.replace("угоду", "договір").encode("cp1251"))

    return write


@pytest.fixture(scope="session")
def short_articles(collection: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder of three stories of the sample collection, cut short."""
    folder = tmp_path_factory.mktemp("short")
    for path in sorted(collection.glob("*.toml")):
        if path.name.startswith(STORIES):
            paragraphs = path.read_text("utf-8").split("\n\n")
            text = paragraphs[0].rstrip() + '\n"""\n'
            folder.joinpath(path.name).write_text(text, "utf-8")
    return folder


@pytest.fixture
def files(short_articles: Path, tmp_path: Path) -> Path:
    """Return a folder of those articles that a test may change."""
    return shutil.copytree(short_articles, tmp_path / "files")


@pytest.fixture
def never_compare_all(monkeypatch: pytest.MonkeyPatch) -> None:
    """Compare only what is new, however few articles there are."""
    setting = link_state.setting

    def changed(table: str, name: str) -> float:
        return 100.0 if name == "full_comparison" else setting(table, name)

    monkeypatch.setattr(link_state, "setting", changed)


@pytest.fixture
def build(tmp_path: Path) -> Callable[..., tuple[str, ...]]:
    """Return a function that publishes when articles arrived, on a day."""
    return partial(build_on, tmp_path)


@pytest.fixture
def arrived(tmp_path: Path) -> Callable[[str], list[tuple[int, int | None]]]:
    """Return a function that returns on which days articles arrived and changed."""
    return partial(arrived_on, tmp_path)
