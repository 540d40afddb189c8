"""Are the analyses of words stored for the next build, and used by it only?"""

import pytest

from analyzers import WordAnalysis, get_document_reader
from analyzers.word_analysis import serialize
from corpus import LANGUAGES
from indexer.state.word_analyses import (
    SHARED_UNTIL,
    SeenWords,
    load_word_analyses,
    merge_word_analyses,
    word_analyses_of,
    write_word_run,
)

FILE = "words-uk.tsv"


def analysis_of(word, exact="x"):
    """Return a serialized analysis of a word that no analyzer would make."""
    return serialize(word, WordAnalysis(exact, (exact,), (exact,)))


def exact(word):
    """Return the exact term of a Ukrainian word."""
    (text,) = get_document_reader("uk").read(word)
    return text.words[0].exact


def write_word_analyses(folder, analyses, previous=None):
    """Write analyses as a build of a single segment does."""
    write_word_run(folder, 0, analyses)
    merge_word_analyses(folder, previous=previous)


@pytest.fixture
def folders(tmp_path):
    """Return two generations."""
    for name in ("old", "new"):
        (tmp_path / name).mkdir()
    return tmp_path / "old", tmp_path / "new"


def test_stored_analyses_are_used_within_the_context(folders):
    """Afterwards words are analysed again."""
    write_word_analyses(folders[0], {"uk": {analysis_of("мир")}})

    with word_analyses_of(folders[0]):
        assert exact("мир") == "x"
        assert exact("війна") == "війна"
    assert exact("мир") == "мир"


def test_a_worker_uses_stored_analyses_until_it_loads_others(folders):
    """A generation that stores none is like no generation."""
    write_word_analyses(folders[0], {"uk": {analysis_of("мир")}})

    load_word_analyses(folders[0])
    assert exact("мир") == "x"
    load_word_analyses(folders[1])
    assert exact("мир") == "мир"


def test_a_file_is_shared_as_long_as_little_is_new(folders):
    """The words that are new will be analysed again."""
    old, new = folders
    many = {analysis_of(f"а{number}") for number in range(SHARED_UNTIL)}
    write_word_analyses(old, {"uk": many})
    write_word_analyses(new, {"uk": {analysis_of("мир")}}, old)

    assert new.joinpath(FILE).samefile(old / FILE)


def test_a_file_is_written_when_much_is_new(folders):
    """It has the old lines and the new ones, each once, sorted."""
    old, new = folders
    write_word_analyses(old, {"uk": {analysis_of("мир"), analysis_of("війна")}})
    write_word_analyses(new, {"uk": {analysis_of("угода"), analysis_of("мир")}}, old)

    lines = new.joinpath(FILE).read_text("utf-8").splitlines()
    assert lines == [analysis_of("війна"), analysis_of("мир"), analysis_of("угода")]


def test_runs_and_results_of_shards_are_merged(folders):
    """Each line is there once, and of the runs nothing is left."""
    shard, folder = folders
    write_word_analyses(shard, {"uk": {analysis_of("мир"), analysis_of("угода")}})
    write_word_run(folder, 0, {"uk": {analysis_of("мир")}})
    write_word_run(folder, 1, {"uk": {analysis_of("війна"), analysis_of("мир")}})

    merge_word_analyses(folder, [shard])

    lines = folder.joinpath(FILE).read_text("utf-8").splitlines()
    assert lines == [analysis_of("війна"), analysis_of("мир"), analysis_of("угода")]
    assert len([*folder.iterdir()]) == len(LANGUAGES)


def test_every_language_has_a_file(folders):
    """It is empty where there are no words."""
    write_word_analyses(folders[0], {})

    assert {path.name for path in folders[0].iterdir()} == {
        f"words-{lang}.tsv" for lang in LANGUAGES
    }


def test_the_words_of_articles_are_collected(article):
    """Compounds and the words of headlines too; each once, by language."""
    seen = SeenWords()
    seen.add(article("Де-факто угода. Угода", title="Мир", headline=True))
    seen.add(article("Мир", headline=False))
    seen.add(article("Paix", lang="fr", headline=False))

    analyses = seen.word_analyses()
    assert {line.split("\t")[0] for line in analyses["uk"]} == {
        "Де-факто", "Де", "факто", "угода", "Угода", "Мир",
    }  # fmt: skip
    assert {line.split("\t")[0] for line in analyses["fr"]} == {"Paix"}


def test_without_words_there_are_no_analyses(article):
    """There are none without articles, and none for an article without words."""
    seen = SeenWords()
    assert seen.word_analyses() == {}
    seen.add(article("…", headline=False))
    assert seen.word_analyses() == {"uk": set()}
