"""Is what was told of words kept for the next build, and only used in it?"""

import pytest

from analyzers import WordAnalysis, get_document_reader
from analyzers.word_analysis import serialize
from corpus import LANGUAGES
from indexer.state.word_analyses import (
    RENEWED,
    SeenWords,
    load_word_analyses,
    word_analyses_of,
    write_word_analyses,
)

FILE = "told-uk.tsv"


def line_of(word, exact="x"):
    """Tell something of a word that no analyzer would."""
    return serialize(word, WordAnalysis(exact, (exact,), (exact,)))


def exact(word):
    """Give what a Ukrainian word is read as."""
    (reading,) = get_document_reader("uk").read(word)
    return reading.words[0].exact


@pytest.fixture
def folders(tmp_path):
    """Give two generations."""
    for name in ("old", "new"):
        (tmp_path / name).mkdir()
    return tmp_path / "old", tmp_path / "new"


def test_what_is_kept_is_recalled_for_a_while(folders):
    """Afterwards words are analysed again."""
    write_word_analyses(folders[0], {"uk": {line_of("мир")}})

    with word_analyses_of(folders[0]):
        assert exact("мир") == "x"
        assert exact("війна") == "війна"
    assert exact("мир") == "мир"


def test_a_worker_recalls_for_good(folders):
    """Until it recalls nothing; a generation that kept nothing is as none."""
    write_word_analyses(folders[0], {"uk": {line_of("мир")}})

    load_word_analyses(folders[0])
    assert exact("мир") == "x"
    load_word_analyses(folders[1])
    assert exact("мир") == "мир"


def test_a_file_is_shared_while_little_is_new(folders):
    """The words that are new are sought again then."""
    old, new = folders
    many = {line_of(f"а{number}") for number in range(RENEWED)}
    write_word_analyses(old, {"uk": many})
    write_word_analyses(new, {"uk": {line_of("мир")}}, old)

    assert new.joinpath(FILE).samefile(old / FILE)


def test_a_file_is_written_anew_when_much_is(folders):
    """It holds what was kept before and what is new, each line once, in order."""
    old, new = folders
    write_word_analyses(old, {"uk": {line_of("мир"), line_of("війна")}})
    write_word_analyses(new, {"uk": {line_of("угода"), line_of("мир")}}, old)

    lines = new.joinpath(FILE).read_text("utf-8").splitlines()
    assert lines == [line_of("війна"), line_of("мир"), line_of("угода")]


def test_every_language_has_a_file(folders):
    """Be it an empty one."""
    write_word_analyses(folders[0], {})

    assert {path.name for path in folders[0].iterdir()} == {
        f"told-{lang}.tsv" for lang in LANGUAGES
    }


def test_the_words_of_articles_are_told(article):
    """Compounds too, and those of titles; each once, by language."""
    met = SeenWords()
    met.add(article("Де-факто угода. Угода", title="Мир", headline=True))
    met.add(article("Мир", headline=False))
    met.add(article("Paix", lang="fr", headline=False))

    told = met.word_analyses()
    assert {line.split("\t")[0] for line in told["uk"]} == {
        "Де-факто", "Де", "факто", "угода", "Угода", "Мир",
    }  # fmt: skip
    assert {line.split("\t")[0] for line in told["fr"]} == {"Paix"}


def test_nothing_is_told_of_no_words(article):
    """Neither of no article nor of one without a word."""
    met = SeenWords()
    assert met.word_analyses() == {}
    met.add(article("…", headline=False))
    assert met.word_analyses() == {"uk": set()}
