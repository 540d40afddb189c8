"""Does an incremental build read and analyse only what is new?"""

import pytest

from corpus import reader
from indexer import build_index, documents
from tests.indexer.test_incremental import everything, visible_contents


@pytest.fixture
def analysed(record_calls):
    """Return a list that grows by the id of each article that is analysed."""
    return record_calls(documents, "make_document", lambda article: article.id)


@pytest.fixture
def parsed(record_calls):
    """Return a list that grows by the id of each article that is parsed."""
    return record_calls(reader, "validate", lambda raw: raw.id)


@pytest.mark.usefixtures("never_compare_all")
def test_unchanged_articles_are_not_parsed(files, tmp_path, parsed):
    """They are counted, by language too, like those that are parsed."""
    first = build_index([files], tmp_path / "index")
    parsed.clear()
    files.joinpath("new.txt").write_text("Україна будує новий порт в Одесі.", "utf-8")

    summary = build_index([files], tmp_path / "index")

    assert parsed == ["new"]
    assert summary.read == first.read + 1 == summary.unchanged_articles + 1
    assert summary.languages == first.languages | {"uk": first.languages["uk"] + 1}
    parsed.clear()
    files.joinpath("new.txt").unlink()
    assert build_index([files], tmp_path / "index").removed == 1
    assert parsed == []


def test_an_article_in_another_notation_is_unchanged(files, tmp_path, analysed, parsed):
    """Its contents count, not its bytes; the next build knows the new bytes."""
    build_index([files], tmp_path / "index")
    for ids in (analysed, parsed):
        ids.clear()
    path = files / "black-sea-grain.fr.toml"
    path.write_text("# a remark\n" + path.read_text("utf-8"), "utf-8")

    summary = build_index([files], tmp_path / "index")

    assert (summary.unchanged_articles, summary.changed) == (12, 0)
    assert (analysed, parsed) == ([], ["black-sea-grain.fr"])
    parsed.clear()
    files.joinpath("black-sea-grain.pl.toml").unlink()
    build_index([files], tmp_path / "index")
    assert parsed == []


def test_only_what_is_new_or_changed_is_analysed(files, tmp_path, analysed):
    """The work is in proportion to the change, and the summary counts the change."""
    build_index([files], tmp_path / "index")
    analysed.clear()
    everything(files)

    summary = build_index([files], tmp_path / "index")

    assert sorted(analysed) == [
        "australia-strategic-partnership.pl",
        "copy",
        "new",
        "x/black-sea-grain.fr",
    ]
    assert (summary.added, summary.changed, summary.removed) == (3, 1, 3)
    assert summary.unchanged_articles == 8


@pytest.mark.parametrize("values", [{"home": "FR"}, {"force": True}])
def test_other_settings_do_everything_anew(files, tmp_path, analysed, values):
    """The summary gives the reason in a sentence; all articles count as unchanged."""
    first = build_index([files], tmp_path / "index")
    analysed.clear()

    summary = build_index([files], tmp_path / "index", **values)

    assert first.anew == ""
    assert summary.anew.startswith("Everything was done anew, as ")
    assert len(analysed) == summary.unchanged_articles == 12
    assert (summary.added, summary.changed, summary.removed) == (0, 0, 0)


@pytest.mark.parametrize(
    "name", ["state.arrays", "state-1.arrays", "MAIN_1.arrays", "recipe.json"]
)
def test_no_build_starts_from_a_damaged_index(files, tmp_path, analysed, name):
    """Nothing is taken over, and everything is analysed anew."""
    build_index([files], tmp_path / "index")
    before = visible_contents(tmp_path / "index")
    analysed.clear()
    damaged = next(tmp_path.glob(f"index/gen-*/{name}"))
    damaged.write_bytes(damaged.read_bytes()[:-40])

    summary = build_index([files], tmp_path / "index")

    assert "damaged" in summary.anew
    assert len(analysed) == 12
    assert visible_contents(tmp_path / "index") == before
