"""What do the tests of indexing need? Small news folders and what an index holds."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import corpus
from search import WhooshStorage, current_generation

if TYPE_CHECKING:
    from collections.abc import Callable

    from search import Found

UK = "Україна та Франція підписали у Києві угоду про вітрову енергетику."
FR = "La France et le Japon ont signé un accord sur la recherche médicale."
PL = "Polska i Japonia podpisały w Warszawie umowę o współpracy naukowej."


@pytest.fixture
def news(tmp_path: Path) -> Path:
    """Give a folder with an article in each of three languages."""
    folder = tmp_path / "news"
    folder.mkdir()
    for name, text in {"a.txt": UK, "b.txt": FR, "c.txt": PL}.items():
        folder.joinpath(name).write_text(f"{text}\n", encoding="utf-8")
    return folder


@pytest.fixture(scope="session")
def collection() -> Path:
    """Give the folder of the sample collection."""
    return Path(corpus.__file__).with_name("articles")


@pytest.fixture(scope="session")
def contents() -> Callable[[Path], dict[str, Found]]:
    """Give a function that reads every article of an index, by id."""

    def read(index: Path) -> dict[str, Found]:
        engine = WhooshStorage().open(current_generation(index))
        return {found.article.id: found for found in engine.articles()}

    return read


@pytest.fixture(scope="session")
def spoil() -> Callable[[Path], None]:
    """Give a function that leaves a file in an encoding that is not read."""

    def write(path: Path) -> None:
        path.write_bytes(UK.replace("угоду", "договір").encode("cp1251"))

    return write
