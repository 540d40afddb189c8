"""Is an incremental build the same as a full one?"""

import shutil

import pytest
from hypothesis import HealthCheck, given, settings, strategies as st

from indexer import build_index
from search.generations.generation import current_folder
from search.query.parser import parse
from search.query.request import Query
from search.searcher.reader import Reader
from search.suggestion.suggester import SUGGESTIONS_FILE
from tests.corpus.conftest import warc_file

WORDS = ("угода", "accord", "współpraca", "hợp tác", "порт", "Canberra", "")


def visible_contents(index):
    """Return what readers see of an index: answers, counts, stories, completions."""
    reader = Reader(index)
    answers = {}
    for word in WORDS:
        result = reader.search(Query(question=parse(word), size=100))
        scores = {hit.tagged.article.id: round(hit.score, 4) for hit in result.hits}
        counts = {
            (facet.field, value.value): (value.count, value.stories)
            for facet in result.facets
            for value in facet.values
        }
        answers[word] = result.total, result.stories, scores, counts
    stories = {
        frozenset((v.article_id, v.repost) for v in story.versions)
        for story in reader.stories.stories
    }
    return answers, stories, (current_folder(index) / SUGGESTIONS_FILE).read_bytes()


def add(files):
    """Add an article that belongs to no story, and a copy of another article."""
    files.joinpath("new.txt").write_text("Україна будує новий порт в Одесі.", "utf-8")
    text = files.joinpath("black-sea-grain.fr.toml").read_text("utf-8")
    files.joinpath("copy.toml").write_text(text, "utf-8")


def change(files):
    """Replace the text of one version by that of another story."""
    text = files.joinpath("black-sea-grain.pl.toml").read_text("utf-8")
    path = files / "australia-strategic-partnership.pl.toml"
    path.write_text(text.replace("title = ", 'url = ""\ntitle = '), "utf-8")


def remove(files):
    """Remove two versions of a story."""
    files.joinpath("black-sea-grain.uk.toml").unlink()
    files.joinpath("black-sea-grain.vi.toml").unlink()


def move(files):
    """Move an article into a folder, where it has another id."""
    files.joinpath("x").mkdir()
    path = files / "black-sea-grain.fr.toml"
    path.rename(files / "x" / path.name)


def everything(files):
    """Do all of it."""
    for step in (add, change, remove, move):
        step(files)


@pytest.mark.parametrize("step", [add, change, remove, move, everything])
@pytest.mark.usefixtures("never_compare_all")
def test_an_incremental_build_is_the_same_as_a_full_one(files, tmp_path, step):
    """Answers, counts, stories and completions are the same, whatever changed."""
    build_index([files], tmp_path / "index")
    step(files)

    summary = build_index([files], tmp_path / "index")

    build_index([files], tmp_path / "full")
    assert summary.unchanged_articles > 0 == len(summary.anew)
    assert visible_contents(tmp_path / "index") == visible_contents(tmp_path / "full")


def test_an_article_that_cannot_be_read_is_retained(files, tmp_path, make_unreadable):
    """It is found as before and counts as unchanged."""
    build_index([files], tmp_path / "index")
    before = visible_contents(tmp_path / "index")
    make_unreadable(files / "note.txt")
    make_unreadable(files / "black-sea-grain.uk.toml")

    summary = build_index([files], tmp_path / "index")

    assert (summary.kept, summary.removed, summary.changed) == (1, 0, 0)
    assert summary.unchanged_articles == summary.indexed == 12
    assert visible_contents(tmp_path / "index") == before


def test_two_processes_make_the_same_index(files, tmp_path):
    """The number of processes does not matter to an incremental build."""
    for jobs in (1, 2):
        build_index([files], tmp_path / f"index{jobs}", jobs=jobs)
    everything(files)
    for jobs in (1, 2):
        build_index([files], tmp_path / f"index{jobs}", jobs=jobs)

    assert visible_contents(tmp_path / "index1") == visible_contents(
        tmp_path / "index2"
    )
    same = [
        next(tmp_path.glob(f"index{jobs}/gen-000002/{name}")).read_bytes()
        for name in (
            "state.arrays",
            "state-[23].arrays",
            "stories.jsonl",
            "suggestions.tsv",
        )
        for jobs in (1, 2)
    ]
    assert same[::2] == same[1::2]


@pytest.mark.usefixtures("never_compare_all")
def test_an_unchanged_story_keeps_its_id_and_its_confidence(files, tmp_path):
    """A new version joins its story; other stories are not touched."""
    late = files / "black-sea-grain.uk.toml"
    text = late.read_text("utf-8")
    late.unlink()
    build_index([files], tmp_path / "index")
    before = Reader(tmp_path / "index").stories.by_article
    late.write_text(text, "utf-8")

    build_index([files], tmp_path / "index")

    after = Reader(tmp_path / "index").stories.by_article
    assert after["black-sea-grain.uk"].id == before["black-sea-grain.fr"].id
    assert after["china-railway-visit.fr"] == before["china-railway-visit.fr"]


CHANGES = st.lists(
    st.tuples(st.integers(0, 11), st.sampled_from(["shorten", "remove", "restore"])),
    min_size=1,
    max_size=4,
)


@given(st.lists(CHANGES, min_size=2, max_size=3))
@settings(
    max_examples=2,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_any_sequence_of_incremental_builds_ends_where_a_full_one_does(
    short_articles, tmp_path_factory, builds
):
    """Articles are shortened, removed and restored, between builds."""
    folder = tmp_path_factory.mktemp("sequence")
    files = shutil.copytree(short_articles, folder / "files")
    names = sorted(path.name for path in short_articles.iterdir())
    build_index([files], folder / "index")
    for changes in builds:
        for number, what in changes:
            path, text = files / names[number], short_articles / names[number]
            if what == "remove" and len(list(files.iterdir())) > 1:
                path.unlink(missing_ok=True)
            else:
                whole = text.read_text("utf-8")
                end = len(whole) * 2 // 3 if what == "shorten" else -4
                path.write_text(f'{whole[:end]}\n"""\n', "utf-8")
        build_index([files], folder / "index")

    build_index([files], folder / "full")

    assert visible_contents(folder / "index") == visible_contents(folder / "full")


def test_a_newer_capture_in_another_archive_changes_its_article(tmp_path):
    """And the older one comes back with the removal of the newer one's file."""

    def capture(day, word):
        paragraphs = f"<p>Делегації двох країн обговорили {word} та обмін.</p>" * 4
        page = f"<html><article><h1>Переговори</h1>{paragraphs}</article></html>"
        return warc_file({"body": page.encode(), "date": f"2025-10-{day}T00:00:00Z"})

    def found():
        reader = Reader(tmp_path / "index")
        (hit,) = reader.search(Query()).hits
        assert hit.tagged.article.id == "news.test/a"
        body = hit.tagged.article.body
        return [word for word in ("супутник", "вакцину") if word in body]

    folder = tmp_path / "in"
    folder.mkdir()
    folder.joinpath("b.warc.gz").write_bytes(capture(10, "супутник"))
    build_index([folder], tmp_path / "index")
    assert found() == ["супутник"]

    newer = folder / "a.warc.gz"
    newer.write_bytes(capture(11, "вакцину"))
    summary = build_index([folder], tmp_path / "index")
    assert found() == ["вакцину"]
    assert (summary.changed, summary.rejected) == (1, ())

    newer.unlink()
    build_index([folder], tmp_path / "index")
    assert found() == ["супутник"]


def test_an_article_that_is_taken_over_keeps_its_narrower_topics(
    files, tmp_path, contents
):
    """Those that its text has as well as those that its file states."""
    stated = 'topics = ["nuclear-power"]\nid = "stated"\nbody = "Про угоду."\n'
    files.joinpath("stated.toml").write_text(stated, "utf-8")
    build_index([files], tmp_path / "index")
    before = contents(tmp_path / "index")
    add(files)

    summary = build_index([files], tmp_path / "index")

    assert summary.unchanged_articles == len(before)
    after = contents(tmp_path / "index")
    for article, tagged in before.items():
        assert after[article].subtopics == tagged.subtopics
    found = {tag.value for tagged in before.values() for tag in tagged.subtopics}
    assert {"nuclear-power", "crops"} <= found
    assert [tag.value for tag in after["stated"].topics] == ["energy"]
