"""Does what is typed bring up words, names and titles of the collection?"""

import pytest
from hypothesis import given, strategies as st

from analyzers.filters import fold_diacritics
from search.suggestion.best_entries import LIMIT
from search.suggestion.suggester import SUGGESTIONS_FILE, Suggester
from search.suggestion.suggestion import Entry, Suggestion
from search.suggestion.suggestion_file import CROWDED, write_suggestions

SUGGESTIONS = (
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
def suggester(open_suggestions):
    """Return a suggester of a handful of words, names and titles."""
    return open_suggestions(SUGGESTIONS)


COMPLETED = {
    "a prefix": ("спів", ["співпраця", "співак"]),
    "a whole word": ("співак", ["співак"]),
    "capitals": ("СПІВП", ["співпраця"]),
    "without diacritics": ("wspol", ["współpraca", "wspólny"]),
    "with diacritics": ("wspól", ["współpraca", "wspólny"]),
    "decomposed": ("e\u0301nerg", ["énergie", "énergique", "Énergie et climat"]),
    "diacritics that none has": ("współprâc", ["współpraca"]),
    "without an apostrophe": ("звяз", ["зв'язок"]),
    "another apostrophe": ("зв’яз", ["зв'язок"]),
    "romanised": ("spiv", ["співпраця", "співак"]),
    "romanised with zh": ("zghod", ["згода"]),
    "one letter": ("h", ["hợp"]),
    "two letters": ("сп", ["співпраця", "співак"]),
    "two romanised letters": ("sp", ["співпраця", "співак"]),
    "the last of words that no article has so": ("мирна спів", []),
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
    """Completions are written as in articles, the most frequent first."""
    assert [s.text for s in suggester.complete(typed)] == expected


@pytest.mark.parametrize(
    ("lang", "expected"),
    [("fr", ["énergie", "énergique", "Énergie et climat"]), ("pl", ["energia"]),
     ("vi", [])],
)  # fmt: skip
@pytest.mark.parametrize("typed", ["energ", "en"])
def test_only_the_chosen_language_is_offered(suggester, lang, expected, typed):
    """Only articles in that language complete what is typed."""
    assert [s.text for s in suggester.complete(typed, lang)] == expected


def test_a_completion_has_its_kind_language_and_count(suggester):
    """A page can show them without another look-up."""
    assert suggester.complete("співп") == (Suggestion("співпраця", "word", "uk", 40),)


def test_a_few_letters_find_a_language_that_others_outnumber(open_suggestions):
    """Many more frequent words of another language do not hide the chosen one's."""
    many = [Suggestion(f"pra{n:02}", "word", "pl", 90 + n) for n in range(40)]
    suggester = open_suggestions([*many, Suggestion("prix", "word", "fr", 1)])

    for typed in ("p", "pr", "pri"):
        assert [s.text for s in suggester.complete(typed, "fr")] == ["prix"]


def test_a_name_is_found_among_many_words(open_suggestions):
    """More frequent words that begin alike do not crowd out the only name."""
    many = [Suggestion(f"anna{n:02}", "word", "pl", 90 + n) for n in range(40)]
    suggester = open_suggestions([*many, Suggestion("Anna Nowak", "name", "pl", 2)])

    assert "Anna Nowak" in [s.text for s in suggester.complete("anna n")]
    assert len(suggester.complete("anna")) == LIMIT


def test_the_most_frequent_are_offered(open_suggestions):
    """What exceeds the limit is left out, however much was typed."""
    many = [Suggestion(f"угод{chr(1072 + n)}", "word", "uk", n) for n in range(1, 30)]
    suggester = open_suggestions(many)

    for typed in ("у", "уг", "уго"):
        counts = [s.count for s in suggester.complete(typed)]
        assert counts == [*range(29, 29 - LIMIT, -1)]


def test_a_prefix_reads_some_hundred_lines_of_many(open_suggestions, monkeypatch):
    """However many words start with it, only the best of each language are read."""
    many = [Suggestion(f"угод{n:05}", "word", "uk", 1 + n) for n in range(5_000)]
    suggester = open_suggestions(many)

    read = []

    def counted(*values):
        read.append(values)
        return Entry(*values)

    monkeypatch.setattr("search.suggestion.entry_lines.Entry", counted)

    best = {"у": "04999", "угод": "04999", "угод03": "03999", "угод031": "03199"}
    for typed, number in best.items():
        read.clear()
        assert suggester.complete(typed)[0].text == f"угод{number}"
        assert 0 < len(read) <= CROWDED


def test_a_text_of_several_languages_is_offered_once(open_suggestions):
    """The language in which it is most frequent is given with it."""
    texts = [Suggestion("port", "word", lang, n) for n, lang in enumerate(("pl", "fr"))]

    assert open_suggestions(texts).complete("por") == (
        Suggestion("port", "word", "fr", 1),
    )


def test_a_text_of_several_languages_counts_once(open_suggestions):
    """Words that four languages share do not crowd out others."""
    words = [f"pra{letter}" for letter in "abcdefgh"]
    suggester = open_suggestions(
        Suggestion(word, "word", lang, 9)
        for word in words
        for lang in ("uk", "fr", "pl", "vi")
    )

    assert [s.text for s in suggester.complete("pra")] == words


def test_variants_differ_in_diacritics_and_alphabet_only(suggester):
    """Prefixes and names are no variants of a word."""
    variants = {word: [s.text for s in suggester.spelling_variants(word)] for word in
            ("wspolpraca", "spivpratsia", "СПІВПРАЦЯ", "wspol", "nguyen",
             "")}  # fmt: skip

    assert variants == {
        "wspolpraca": ["współpraca"], "spivpratsia": ["співпраця"],
        "СПІВПРАЦЯ": ["співпраця"], "wspol": [], "nguyen": [], "": [],
    }  # fmt: skip


def test_without_suggestions_nothing_is_offered(tmp_path):
    """A file without lines completes nothing, and is no error."""
    path = tmp_path / SUGGESTIONS_FILE
    write_suggestions(path, ())

    suggester = Suggester.open(path)

    assert [suggester.complete(text) for text in ("a", "спів", "cgsd")] == [()] * 3
    assert suggester.following("а", "vi") == []
    assert suggester.spelling_variants("мир") == ()


def test_a_missing_file_is_an_error(tmp_path):
    """Every build writes one."""
    with pytest.raises(FileNotFoundError):
        Suggester.open(tmp_path / SUGGESTIONS_FILE)


WORDS = st.one_of(  # a word has letters of one script
    st.text(letters, min_size=3, max_size=6) for letters in ("абгґіїь'", "eéłđ'")
).filter(
    lambda word: word[0] != "'" and word[-1] != "'" and len(fold_diacritics(word)) > 2
)
COLLECTIONS = st.dictionaries(
    st.tuples(WORDS, st.sampled_from(["uk", "fr", "pl"])),
    st.integers(1, 9),
    min_size=1,
    max_size=40,
)


@given(COLLECTIONS)
def test_a_word_is_found_by_each_of_its_prefixes(open_suggestions, collection):
    """The exception are prefixes that `LIMIT` others as frequent have too."""
    suggester = open_suggestions(
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
def test_any_text_may_be_typed(open_suggestions, typed, collection):
    """Nothing that is typed is an error, and no more than the limit is offered."""
    suggester = open_suggestions(
        Suggestion(w, "word", of, n) for (w, of), n in collection.items()
    )

    for lang in ("", "uk"):
        offered = suggester.complete(typed, lang)
        counts = [s.count for s in offered]
        assert len(offered) <= LIMIT
        assert len({s.text for s in offered}) == len(offered)
        assert counts == sorted(counts, reverse=True)
