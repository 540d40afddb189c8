"""Does what is typed bring up what the collection holds?"""

import pytest
from hypothesis import given, settings, strategies as st

from analyzers.filters import fold_diacritics
from search.suggestion.suggester import LIMIT, SUGGESTIONS_FILE, Suggester
from search.suggestion.suggestion import Suggestion
from search.suggestion.suggestion_file import CROWDED, write_suggestions

HELD = (
    Suggestion("співпраця", "word", "uk", 40),
    Suggestion("співак", "word", "uk", 3),
    Suggestion("зв'язок", "word", "uk", 4),
    Suggestion("згода", "word", "uk", 5),
    Suggestion("współpraca", "word", "pl", 30),
    Suggestion("wspólny", "word", "pl", 2),
    Suggestion("hợp", "word", "vi", 50),
    Suggestion("énergie", "word", "fr", 20),
    Suggestion("énergique", "word", "fr", 1),
    Suggestion("energia", "word", "pl", 25),
    Suggestion("Nguyễn Mạnh Hùng", "name", "vi", 6),
    Suggestion("Мань Хунг", "name", "uk", 2),
    Suggestion("Énergie et climat", "title", "fr", 1),
    Suggestion("Угода про мир", "title", "uk", 1),
)


@pytest.fixture(scope="module")
def suggester(opened):
    """Give a handful of words, names and titles."""
    return opened(HELD)


COMPLETED = {
    "a beginning": ("спів", ["співпраця", "співак"]),
    "a whole word": ("співак", ["співак"]),
    "capitals": ("СПІВП", ["співпраця"]),
    "without diacritics": ("wspol", ["współpraca", "wspólny"]),
    "with diacritics": ("wspól", ["współpraca", "wspólny"]),
    "decomposed": ("e\u0301nerg", [
        "energia", "énergie", "Énergie et climat", "énergique",
    ]),
    "without an apostrophe": ("звяз", ["зв'язок"]),
    "another apostrophe": ("зв’яз", ["зв'язок"]),
    "the wrong layout": ("cgsd", ["співпраця", "співак"]),
    "romanised": ("spiv", ["співпраця", "співак"]),
    "romanised with zh": ("zghod", ["згода"]),
    "one letter": ("h", ["hợp"]),
    "two letters": ("сп", ["співпраця", "співак"]),
    "two romanised letters": ("sp", ["співпраця", "співак"]),
    "the last of some words": ("мирна спів", ["мирна співпраця", "мирна співак"]),
    "a name": ("nguyen m", ["Nguyễn Mạnh Hùng"]),
    "a name, romanised": ("man kh", ["Мань Хунг"]),
    "a title": ("угода про", ["Угода про мир"]),
    "blanks before": ("  співп", ["співпраця"]),
    "blanks after": ("співпраця ", []),
    "nothing": ("", []),
    "blanks": ("  \t", []),
    "signs": ("…", []),
    "unknown": ("ъъъ", []),
    "a tab": ("співпраця\t40", []),
}  # fmt: skip


@pytest.mark.parametrize(("typed", "expected"), COMPLETED.values(), ids=COMPLETED)
def test_what_is_typed_is_completed(suggester, typed, expected):
    """Completions stand as in articles, the most frequent first."""
    assert [found.text for found in suggester.complete(typed)] == expected


@pytest.mark.parametrize(
    ("lang", "expected"),
    [("fr", ["énergie", "Énergie et climat", "énergique"]), ("pl", ["energia"]),
     ("vi", [])],
)  # fmt: skip
@pytest.mark.parametrize("typed", ["énerg", "en"])
def test_only_the_chosen_language_is_offered(suggester, lang, expected, typed):
    """A language's articles alone complete what is typed."""
    assert [found.text for found in suggester.complete(typed, lang)] == expected


def test_a_completion_tells_what_it_is(suggester):
    """Kind, language and number of articles are given with it."""
    assert suggester.complete("співп") == (Suggestion("співпраця", "word", "uk", 40),)


def test_a_few_letters_find_a_language_that_others_outnumber(opened):
    """Many more frequent words of another language do not hide the chosen one's."""
    many = [Suggestion(f"pra{n:02}", "word", "pl", 90 + n) for n in range(40)]
    suggester = opened([*many, Suggestion("prix", "word", "fr", 1)])

    for typed in ("p", "pr", "pri"):
        assert [s.text for s in suggester.complete(typed, "fr")] == ["prix"]


def test_a_name_is_found_beside_many_words(opened):
    """More frequent words that begin alike do not crowd out the only name."""
    many = [Suggestion(f"anna{n:02}", "word", "pl", 90 + n) for n in range(40)]
    suggester = opened([*many, Suggestion("Anna Nowak", "name", "pl", 2)])

    assert "Anna Nowak" in [s.text for s in suggester.complete("anna n")]
    assert len(suggester.complete("anna")) == LIMIT


def test_the_most_frequent_are_offered(opened):
    """Of more than the limit the rest is left out, at any length of what is typed."""
    many = [Suggestion(f"угод{chr(1072 + n)}", "word", "uk", n) for n in range(1, 30)]
    suggester = opened(many)

    for typed in ("у", "уг", "уго"):
        counts = [found.count for found in suggester.complete(typed)]
        assert counts == [*range(29, 29 - LIMIT, -1)]


def test_a_beginning_reads_some_hundred_lines_of_many(opened, monkeypatch):
    """However many words begin so, only the best of each language are read."""
    many = [Suggestion(f"угод{n:05}", "word", "uk", 1 + n) for n in range(5_000)]
    suggester = opened(many)

    monkeypatch.setattr("search.suggestion.suggester.SCANNED", CROWDED)

    best = {"у": "04999", "угод": "04999", "угод03": "03999", "угод031": "03199"}
    for typed, number in best.items():
        assert suggester.complete(typed)[0].text == f"угод{number}"


def test_a_text_of_several_languages_is_offered_once(opened):
    """It stands for the language in which it is most frequent."""
    texts = [Suggestion("port", "word", lang, n) for n, lang in enumerate(("pl", "fr"))]

    assert opened(texts).complete("por") == (Suggestion("port", "word", "fr", 1),)


def test_a_text_of_several_languages_takes_one_place(opened):
    """Words that four languages share do not push others out of the offer."""
    words = [f"pra{letter}" for letter in "abcdefgh"]
    suggester = opened(
        Suggestion(word, "word", lang, 9)
        for word in words
        for lang in ("uk", "fr", "pl", "vi")
    )

    assert [s.text for s in suggester.complete("pra")] == words


def test_the_same_word_but_for_diacritics_and_alphabet_is_known(suggester):
    """Only whole words are the same, and only words."""
    same = {word: [s.text for s in suggester.spelling_variants(word)] for word in
            ("wspolpraca", "spivpratsia", "СПІВПРАЦЯ", "wspol", "nguyen",
             "")}  # fmt: skip

    assert same == {
        "wspolpraca": ["współpraca"], "spivpratsia": ["співпраця"],
        "СПІВПРАЦЯ": ["співпраця"], "wspol": [], "nguyen": [], "": [],
    }  # fmt: skip


@pytest.mark.parametrize("kind", ["missing", "empty"])
def test_without_suggestions_nothing_is_offered(tmp_path, kind):
    """A file that is missing or empty completes nothing, and is no error."""
    path = tmp_path / SUGGESTIONS_FILE
    if kind == "empty":
        write_suggestions(path, ())

    suggester = Suggester.open(path)

    assert [suggester.complete(text) for text in ("a", "спів", "cgsd")] == [()] * 3
    assert suggester.spelling_variants("мир") == ()


WORDS = st.text("абгґіїь'eéłđ", min_size=3, max_size=6).filter(
    lambda word: word[0] != "'" and word[-1] != "'" and len(fold_diacritics(word)) > 2
)
COLLECTIONS = st.dictionaries(
    st.tuples(WORDS, st.sampled_from(["uk", "fr", "pl"])),
    st.integers(1, 9),
    min_size=1,
    max_size=40,
)


@given(COLLECTIONS)
@settings(max_examples=150, deadline=None)
def test_a_word_is_found_by_each_of_its_beginnings(opened, collection):
    """Unless as many others as are given are as frequent and begin so."""
    suggester = opened(
        Suggestion(w, "word", of, n) for (w, of), n in collection.items()
    )

    for (word, lang), number in collection.items():
        for length in range(3, len(word) + 1):
            start = fold_diacritics(word[:length]).replace("ґ", "г")
            if len(start) < 3:
                continue
            others = {
                w for (w, _), n in collection.items() if w != word and n >= number
            }
            rivals = [
                w
                for w in others
                if fold_diacritics(w).replace("ґ", "г").startswith(start)
            ]
            offered = [s.text for s in suggester.complete(word[:length])]
            assert word in offered or len(rivals) >= LIMIT, (lang, word[:length])


@given(st.text(max_size=12), COLLECTIONS)
@settings(max_examples=150, deadline=None)
def test_any_text_may_be_typed(opened, typed, collection):
    """Nothing that is typed is an error, and no more than the limit is offered."""
    suggester = opened(
        Suggestion(w, "word", of, n) for (w, of), n in collection.items()
    )

    for lang in ("", "uk"):
        found = suggester.complete(typed, lang)
        assert len(found) <= LIMIT
        assert len({s.text for s in found}) == len(found)
        assert [s.count for s in found] == sorted(
            (s.count for s in found), reverse=True
        )
