"""Is a build beside the index before the same as one of everything?"""

import shutil

import pytest
from hypothesis import HealthCheck, given, settings, strategies as st

from indexer import build_index
from search.generations.generation import current_folder
from search.query.parser import parse
from search.query.request import Query
from search.searcher.reader import Reader
from search.suggestion.suggester import SUGGESTIONS_FILE

WORDS = ("угода", "accord", "współpraca", "hợp tác", "порт", "Canberra", "")


def picture(index):
    """Give what readers see of an index: answers, counts, stories, completions."""
    reader = Reader(index)
    answers = {}
    for word in WORDS:
        result = reader.search(Query(question=parse(word), size=100))
        scores = {hit.found.article.id: round(hit.score, 4) for hit in result.hits}
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
    """Add an article of no story, and a copy of another."""
    files.joinpath("new.txt").write_text("Україна будує новий порт в Одесі.", "utf-8")
    text = files.joinpath("black-sea-grain.fr.toml").read_text("utf-8")
    files.joinpath("copy.toml").write_text(text, "utf-8")


def change(files):
    """Give one version of a story the text of another story."""
    text = files.joinpath("black-sea-grain.pl.toml").read_text("utf-8")
    path = files / "australia-strategic-partnership.pl.toml"
    path.write_text(text.replace("title = ", 'url = ""\ntitle = '), "utf-8")


def remove(files):
    """Take two versions away."""
    files.joinpath("black-sea-grain.uk.toml").unlink()
    files.joinpath("black-sea-grain.vi.toml").unlink()


def move(files):
    """Put an article into a folder, where it has another id."""
    files.joinpath("x").mkdir()
    path = files / "black-sea-grain.fr.toml"
    path.rename(files / "x" / path.name)


def everything(files):
    """Do all of it."""
    for step in (add, change, remove, move):
        step(files)


@pytest.mark.parametrize("step", [add, change, remove, move, everything])
@pytest.mark.usefixtures("seldom")
def test_a_build_beside_is_as_a_build_of_everything(files, tmp_path, step):
    """Answers, counts, stories and completions are the same whatever changed."""
    build_index([files], tmp_path / "index")
    step(files)

    summary = build_index([files], tmp_path / "index")

    build_index([files], tmp_path / "anew")
    assert summary.unchanged_articles > 0 == len(summary.anew)
    assert picture(tmp_path / "index") == picture(tmp_path / "anew")


def test_an_article_that_cannot_be_read_stays(files, tmp_path, spoil):
    """It is found as before, beside what changed, and counts as unchanged."""
    build_index([files], tmp_path / "index")
    before = picture(tmp_path / "index")
    spoil(files / "note.txt")
    spoil(files / "black-sea-grain.uk.toml")

    summary = build_index([files], tmp_path / "index")

    assert (summary.kept, summary.removed, summary.changed) == (1, 0, 0)
    assert summary.unchanged_articles == summary.indexed == 12
    assert picture(tmp_path / "index") == before


def test_two_processes_make_the_same_index(files, tmp_path):
    """However many work, a build beside gives what one process gives."""
    for jobs in (1, 2):
        build_index([files], tmp_path / f"index{jobs}", jobs=jobs)
    everything(files)
    for jobs in (1, 2):
        build_index([files], tmp_path / f"index{jobs}", jobs=jobs)

    assert picture(tmp_path / "index1") == picture(tmp_path / "index2")
    same = [
        next(tmp_path.glob(f"index{jobs}/gen-000002/{name}")).read_bytes()
        for name in (
            "memory.json",
            "memory-2.arrays",
            "stories.jsonl",
            "suggestions.tsv",
        )
        for jobs in (1, 2)
    ]
    assert same[::2] == same[1::2]


@pytest.mark.usefixtures("seldom")
def test_an_unchanged_story_keeps_its_id_and_its_confidence(files, tmp_path):
    """A new version joins its story; what it does not touch stays to the letter."""
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
    st.tuples(st.integers(0, 11), st.sampled_from(["cut", "away", "back"])),
    min_size=1,
    max_size=4,
)


@given(st.lists(CHANGES, min_size=2, max_size=3))
@settings(
    max_examples=2,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_any_sequence_of_changes_ends_where_a_build_of_everything_does(
    short, tmp_path_factory, builds
):
    """Articles are cut, taken away and put back, in several builds one on another."""
    folder = tmp_path_factory.mktemp("sequence")
    files = shutil.copytree(short, folder / "files")
    names = sorted(path.name for path in short.iterdir())
    build_index([files], folder / "index")
    for changes in builds:
        for number, what in changes:
            path, text = files / names[number], short / names[number]
            if what == "away" and len(list(files.iterdir())) > 1:
                path.unlink(missing_ok=True)
            else:
                whole = text.read_text("utf-8")
                end = len(whole) * 2 // 3 if what == "cut" else -4
                path.write_text(f'{whole[:end]}\n"""\n', "utf-8")
        build_index([files], folder / "index")

    build_index([files], folder / "anew")

    assert picture(folder / "index") == picture(folder / "anew")
