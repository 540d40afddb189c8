"""Do the seeds match, however a question is spelled?"""

import unicodedata

import pytest

COOPERATION = {
    "plain": "hop tac",
    "marked": "hợp tác",
    "capitals": "HỢP TÁC",
    "decomposed": unicodedata.normalize("NFD", "hợp tác"),
    "one mark missing": "hơp tác",
}


@pytest.fixture(scope="module")
def numbers(search_json, seeds_index):
    """Return a function from a question to its seeds' numbers, best first."""

    def search(question):
        answer = search_json(seeds_index, question)
        assert not answer["relaxed"], question
        return [hit["id"][:3] for hit in answer["hits"]]

    return search


@pytest.mark.parametrize("question", COOPERATION.values(), ids=COOPERATION)
def test_vietnamese_word_is_found_in_every_spelling(numbers, question):
    """With all, some or none of its diacritics the word matches the Vietnamese seed."""
    assert numbers(question)[0] == "003"


@pytest.mark.parametrize("question", ["Nguyen Manh Hung", "Нгуєна Мань Хунга"])
def test_name_is_found_in_every_language(numbers, question):
    """A minister's name finds all seeds, in Latin letters or inflected Cyrillic."""
    assert sorted(numbers(question)) == ["000", "001", "002", "003", "004"]


def test_decomposed_question_is_another_string():
    """The table does have two different strings that look the same."""
    assert COOPERATION["decomposed"] != COOPERATION["marked"]
    assert len(set(COOPERATION.values())) == len(COOPERATION)
