"""Are misspellings mended as often as they were, and right words never?"""

import random
import re
from itertools import cycle
from pathlib import Path

import pytest

from analyzers.keyboard_rows import neighbouring_letters
from analyzers.question import QUESTION_LANGUAGES, get_question_analyzer
from search.query.parser import parse
from search.query.request import Query
from search.suggestion.keys import fold

DATA = Path(__file__).parent / "data"
SMALL_WORD = re.compile(r"\b[^\W\d_A-ZА-Я]{5,}\b")
EACH = 40
"""Words of each language that are misspelt."""
FLOOR = 0.9
"""Share of misspellings that are mended to the word that was meant."""


def lines(name):
    """Return the lines of a data file, without comments."""
    text = (DATA / name).read_text("utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]


def offered(reader, text):
    """Return what is offered for a question, "" for nothing."""
    correction = reader.correct(reader.search(Query(question=parse(text))))
    return correction.text if correction else ""


def transposed(word, chance):
    """Return a word with two letters in the wrong order."""
    at = chance.randrange(1, len(word) - 1)
    return word[:at] + word[at + 1] + word[at] + word[at + 2 :]


def dropped(word, chance):
    """Return a word without one of its letters, not the first."""
    at = chance.randrange(1, len(word))
    return word[:at] + word[at + 1 :]


def doubled(word, chance):
    """Return a word with one of its letters twice."""
    at = chance.randrange(len(word))
    return word[:at] + word[at] + word[at:]


def neighbouring(word, chance):
    """Return a word with a letter of a key next to the right one."""
    at = chance.randrange(1, len(word))
    near = sorted(b for a, b in neighbouring_letters() if a == fold(word[at]))
    return word[:at] + chance.choice(near or ["x"]) + word[at + 1 :]


def plain_and_transposed(word, chance):
    """Return a word without diacritics, and with two letters in the wrong order."""
    return transposed(fold(word), chance)


def misspellings(words, chance):
    """Yield words with what they are mistyped as, each kind of mistake by turns."""
    mistakes = cycle([transposed, dropped, doubled, neighbouring, plain_and_transposed])
    for word, mistake in zip(chance.sample(words, EACH), mistakes):  # noqa: B905 - endless
        yield word, mistake(word, chance)


def vocabulary(generation, lang):
    """Return the small words of a language's articles; in English, of the thesaurus."""
    if lang == "en":
        words = generation.speller.terms.small[lang]
        return sorted(word for word in words if SMALL_WORD.fullmatch(word))
    articles = [t.article for t in generation.engine.articles()]
    text = " ".join(a.body for a in articles if a.lang == lang)
    return sorted(set(SMALL_WORD.findall(text)))


def lemmas(word):
    """Return what any language takes a word for."""
    analyzers = map(get_question_analyzer, QUESTION_LANGUAGES)
    return {word, *(lemma for a in analyzers for lemma in a.terms(word).lemmas)}


@pytest.mark.parametrize("lang", ["uk", "fr", "pl", "en"])
def test_mistyped_words_are_recognised(reader, lang):
    """The likeliest candidate for a mistyped word is a form of the word meant."""
    chance = random.Random(f"mistyped {lang}")  # noqa: S311 - reproducible on purpose
    with reader._live.pinned() as generation:
        speller = generation.speller
        mistyped = [
            (word, typed)
            for word, typed in misspellings(vocabulary(generation, lang), chance)
            if not speller.is_right(typed)
        ]
        first = [
            (word, typed, next(iter(speller.candidates(typed)), None))
            for word, typed in mistyped
        ]
    wrong = [
        (word, typed, meant and meant.text)
        for word, typed, meant in first
        if not meant or lemmas(word).isdisjoint(lemmas(meant.text.lower()))
    ]
    assert len(mistyped) > EACH * 0.8
    assert len(wrong) <= (1 - FLOOR) * len(mistyped), wrong


def test_misspelt_questions_are_mended(reader):
    """Mistakes of every kind lead to the question that was meant."""
    pairs = [line.split("\t") for line in lines("misspelt_questions.tsv")]
    wrong = [
        (typed, meant, found)
        for typed, meant in pairs
        if (found := offered(reader, typed)) not in meant.split("|")
    ]
    assert len(wrong) <= (1 - FLOOR) * len(pairs), wrong


@pytest.mark.parametrize("question", lines("right_questions.txt"))
def test_right_words_are_never_mended(reader, question):
    """Names, numbers, rare words and Vietnamese syllables are left as they are."""
    assert not offered(reader, question)
