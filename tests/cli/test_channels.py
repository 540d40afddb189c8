"""Does the terminal show each way in which a word is indexed?"""

import pytest

LANGUAGES = ["uk", "fr", "pl", "vi"]
WORD = {"uk": "Співпраці", "fr": "Coopérations", "pl": "Współpracy", "vi": "Hợp"}
TERMS = {
    ("uk", "exact"): {"співпраці"},
    ("uk", "lemma"): {"співпраця"},
    ("uk", "folded"): {"співпраці", "співпраця"},
    ("fr", "exact"): {"coopérations"},
    ("fr", "lemma"): {"coopération"},
    ("fr", "folded"): {"cooperations", "cooperation"},
    ("pl", "exact"): {"współpracy"},
    ("pl", "lemma"): {"współpraca"},
    ("pl", "folded"): {"wspolpracy", "wspolpraca"},
    ("vi", "exact"): {"hợp"},
    ("vi", "lemma"): {"hợp"},
    ("vi", "folded"): {"hop"},
}


@pytest.fixture(scope="module")
def terms(hoptac):
    """Return a function from lines to the terms of each line in a channel."""

    def analyze(lang, channel, *lines):
        args = ["analyze", "--lang", lang]
        args += ["--channel", channel] if channel else []
        done = hoptac(*args, text="".join(f"{line}\n" for line in lines))
        assert (done.returncode, done.stderr) == (0, "")
        rows = [line.split("\t") for line in done.stdout.split("\n")[:-1]]
        assert len(rows) == len(lines)
        return rows

    return analyze


@pytest.mark.parametrize(("lang", "channel"), TERMS)
def test_channel_gives_its_terms(terms, lang, channel):
    """A word's form, lemmas and both without diacritics are shown on demand."""
    (terms_of_word,) = terms(lang, channel, WORD[lang])

    assert set(terms_of_word) == TERMS[lang, channel]
    assert len(terms_of_word) == len(set(terms_of_word))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_lemmas_are_the_default_channel(terms, lang):
    """Without the option the channel is `lemma`."""
    assert terms(lang, "", WORD[lang]) == terms(lang, "lemma", WORD[lang])


@pytest.mark.parametrize("channel", ["exact", "lemma", "folded", "name"])
@pytest.mark.parametrize("lang", LANGUAGES)
def test_line_without_words_has_no_terms(terms, lang, channel):
    """Blank lines and lines of signs are printed as empty lines, in order."""
    first, empty, signs, last = terms(lang, channel, "Hanoi", "", "… — !", "Hanoi")

    assert first == last
    assert first != [""]
    assert empty == signs == [""]


def test_polish_words_that_differ_do_not_meet_folded(terms):
    """`być` without its diacritic is not the stem of `bytu`."""
    to_be, existence = map(set, terms("pl", "folded", "być", "bytu"))

    assert "byc" in to_be
    assert "bytu" in existence
    assert not to_be & existence


def test_ukrainian_letters_stay_folded_but_for_ge(terms):
    """`і`, `ї` and `й` are letters of their own; `ґ` becomes `г` on both sides."""
    lines = ["її", "мій", "ґанок", "ганок", "їжак", "п'ять"]
    terms_by_line = dict(zip(lines, terms("uk", "folded", *lines), strict=True))

    assert "її" in terms_by_line["її"]
    assert "мій" in terms_by_line["мій"]
    assert "їжак" in terms_by_line["їжак"]
    assert "пять" in terms_by_line["п'ять"]
    assert terms_by_line["ґанок"] == terms_by_line["ганок"]
    for line, terms_of_line in terms_by_line.items():
        assert not [t for t in terms_of_line if "ґ" in t or "'" in t], line


def test_decomposed_ukrainian_letters_are_the_same_folded(terms):
    """A letter typed as two signs folds like the letter."""
    assert terms("uk", "folded", "и\u0306од і\u0308жак") == terms(
        "uk", "folded", "йод їжак"
    )


def test_vietnamese_pairs_are_folded_too(terms):
    """The folded channel has syllables and their bigrams without diacritics."""
    (folded,) = terms("vi", "folded", "hợp tác Đà Nẵng")

    assert {"hop", "tac", "hop_tac", "da_nang"} <= set(folded)
    assert all(term.isascii() for term in folded)


@pytest.mark.parametrize(
    "spellings",
    [
        [("vi", "Nguyễn"), ("pl", "Nguyen"), ("fr", "Nguyen"), ("uk", "Нгуєн")],
        [("pl", "Zełenski"), ("fr", "Zelensky"), ("uk", "Зеленський")],
        [("uk", "Ханой"), ("vi", "Hanoi")],
    ],
    ids=["Nguyen", "Zelensky", "Hanoi"],
)
def test_names_meet_across_alphabets(terms, spellings):
    """Spellings of one name in several languages share a key."""
    keys = [set(terms(lang, "name", text)[0]) for lang, text in spellings]

    assert set.intersection(*keys) - {""}


def test_unknown_channel_is_refused(hoptac):
    """The message lists the channels there are."""
    done = hoptac("analyze", "--lang", "uk", "--channel", "title", text="а\n")

    assert (done.returncode, done.stdout) == (2, "")
    assert all(name in done.stderr for name in ("exact", "lemma", "folded", "name"))
