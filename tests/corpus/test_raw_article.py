"""Is what a file states an article?"""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import example, given, settings, strategies as st

from corpus import UnreadableError
from corpus.raw_article import (
    _BREAK,
    _CONTROL,
    _WHITE,
    TITLE_LENGTH,
    RawArticle,
    _is_plain,
    clean,
    first_sentence,
    one_line,
    validate,
)

MESSY = st.text(
    "aeоиіAЇ \n\r\t.…\u0301\u0308\u0306\u0323\u00e9\u00ad\u00a0\x00\x01"
    "\x1f\x7f\ud800\udfff"
)


def is_nfc(text: str) -> bool:
    """Return whether a text is composed."""
    return unicodedata.is_normalized("NFC", text)


@settings(deadline=None)
@given(text=MESSY)
@example(text="e\x01\u0301")
def test_clean_text_is_composed_and_clean(text):
    """Control characters are removed, and cleaning again changes nothing."""
    cleaned = clean(text)

    assert is_nfc(cleaned)
    assert not {"\r", "\x00", "\x01", "\x1f", "\x7f"} & set(cleaned)
    cleaned.encode()
    assert clean(cleaned) == cleaned
    assert not any(line.endswith((" ", "\t", "\u00a0")) for line in cleaned.split("\n"))


@settings(deadline=None)
@given(text=MESSY)
def test_clean_text_keeps_every_word(text):
    """No letter is lost, and none moves."""
    letters = [char for char in unicodedata.normalize("NFD", text) if char.isalpha()]

    cleaned = unicodedata.normalize("NFD", clean(text))

    assert [char for char in cleaned if char.isalpha()] == letters


BREAKS = ["\n", "\r\n", "\r", "\x0b", "\x0c", "\x85", "\u2028", "\u2029"]


@pytest.mark.parametrize("line_break", BREAKS, ids=ascii)
def test_line_breaks_of_every_kind_become_one_line_feed(line_break):
    """Two paragraphs are never run into one."""
    assert clean(f"one{line_break}two") == "one\ntwo"


def test_one_line_keeps_non_breaking_spaces():
    """They bind a number to its unit; other blanks shrink to one."""
    assert one_line(" 5\u00a0км \t до\nмосту ") == "5\u00a0км до мосту"


NFD = unicodedata.normalize("NFD", "Năng lượng: їжак, żółw, café")


@pytest.mark.parametrize(
    "field", ["id", "title", "body", "url", "source", "topics", "story"]
)
def test_json_input_is_composed(write, read, json_line, field):
    """Every text of an article is NFC, however it was typed."""
    value = [NFD] if field == "topics" else NFD
    line = json_line(**{"lang": "uk", field: value})

    (item,) = read(write("a.jsonl", line))

    composed = getattr(item, field)
    assert is_nfc(composed[0] if field == "topics" else composed)


@pytest.mark.parametrize("suffix", [".txt", ".toml"])
@pytest.mark.parametrize("field", ["id", "title", "body"])
def test_file_input_is_composed(write, read, field, suffix):
    """A page and its name may be decomposed, as on a Mac."""
    toml = f"lang='vi'\ntitle='{NFD}'\nbody='{NFD}'"
    content = {".txt": f"{NFD}\n\nHai bên bàn về {NFD}.", ".toml": toml}[suffix]

    (item,) = read(write(unicodedata.normalize("NFD", "їжак") + suffix, content))

    assert is_nfc(getattr(item, field))


@pytest.mark.parametrize(
    ("lang", "body", "title"),
    [
        ("uk", "Міст відкрито. Рух почався.", "Міст відкрито."),
        ("uk", "Міст відкрито… Рух почався.", "Міст відкрито…"),
        ("uk", "Міст відкрито!\nРух почався.", "Міст відкрито!"),
        ("uk", "Без крапки\nДругий рядок", "Без крапки"),
        ("uk", "Ціна 3.5 долара. Далі.", "Ціна 3.5 долара."),
        ("uk", "«Міст відкрито.» Рух почався.", "«Міст відкрито.»"),
        (
            "pl",
            "W maju 2025 r. ruszył prom. Płynie dalej.",
            "W maju 2025 r. ruszył prom.",
        ),
        ("pl", "Ul. im. Chopina otwarto. Dalej.", "Ul. im. Chopina otwarto."),
        (
            "pl",
            "Spotkanie prowadził prof. Nowak z Krakowa. Potem nic.",
            "Spotkanie prowadził prof. Nowak z Krakowa.",
        ),
        ("pl", "Przybył gen. Zawadzki. Potem nic.", "Przybył gen. Zawadzki."),
        ("uk", "Виступив проф. Мельник. Далі.", "Виступив проф. Мельник."),
        ("uk", "Дали 5 млрд. Гривень мало. Далі.", "Дали 5 млрд. Гривень мало."),
        ("vi", "TP. Huế mở phà nhanh. Dân vui.", "TP. Huế mở phà nhanh."),
    ],
)
def test_title_is_the_first_sentence(lang, body, title):
    """Abbreviations and numbers do not end it."""
    assert first_sentence(body, lang) == title


@pytest.mark.parametrize(
    ("lang", "sentence"),
    [
        ("vi", "Huế mở cầu."),
        ("uk", "Міст чекали рік."),
        ("fr", "La route est là."),
        ("pl", "Most otwarto już."),
    ],
)
def test_short_word_ends_a_sentence(lang, sentence):
    """Most Vietnamese syllables are as short as an abbreviation is."""
    assert first_sentence(f"{sentence} Ambasador 2025.", lang) == sentence


@settings(deadline=None)
@given(words=st.lists(st.text("абв", min_size=1, max_size=30), min_size=1, max_size=40))
@example(words=["а" * TITLE_LENGTH, "б"])
@example(words=["а" * TITLE_LENGTH])
@example(words=["а" * 300])
def test_made_title_is_never_longer_than_allowed(words):
    """A cut one keeps whole words and ends in an ellipsis, which counts too."""
    line = " ".join(words)

    title = first_sentence(line, "uk")

    assert len(title) <= TITLE_LENGTH
    if len(line) > TITLE_LENGTH:
        assert title.endswith("…")
        assert line.startswith(title[:-1])
    else:
        assert title == line


def test_made_title_is_no_headline():
    """It is flagged, so that tagging does not count its words twice."""
    validated = validate(
        RawArticle(id="a", body="Міст відкрито. Рух почався.", lang="uk")
    )
    given_one = validate(
        RawArticle(id="a", body="Рух почався.", title="Міст", lang="uk")
    )

    assert (validated.title, validated.headline) == ("Міст відкрито.", False)
    assert (given_one.title, given_one.headline) == ("Міст", True)


@pytest.mark.parametrize("stated", ["fr", "FR", "fr-FR", "fr_CA", " fr "])
def test_stated_language_is_trusted(stated):
    """Even where the text looks like another; regions do not matter."""
    assert validate(RawArticle(id="a", body="Міст відкрито.", lang=stated)).lang == "fr"


@pytest.mark.parametrize("stated", ["en", "ukr", "українська", "-"])
def test_stated_language_outside_the_collection_is_refused(stated):
    """The message lists those that are in it."""
    with pytest.raises(UnreadableError, match="uk, fr, pl, vi"):
        validate(RawArticle(id="a", body="Міст відкрито.", lang=stated))


def test_countries_come_out_in_capitals():
    """An export may write them small."""
    raw = RawArticle(id="a", body="Міст.", lang="uk", countries=("fr", "VN"))

    assert validate(raw).countries == ("FR", "VN")


@pytest.mark.parametrize("written", ["ferry 1", " ferry 1\n", "ferry\t1", "ferry  1"])
def test_story_is_one_line_without_stray_blanks(written):
    """Two exports of one story must agree on its id."""
    raw = RawArticle(id="a", body="Міст.", lang="uk", story=written)

    assert validate(raw).story == "ferry 1"


@pytest.mark.parametrize("body", ["", "12 / 34", "— … —", "a 1 b", "\u200b"])
def test_text_without_a_word_is_no_article(body):
    """Signs and digits alone are rejected."""
    with pytest.raises(UnreadableError, match="no text"):
        validate(RawArticle(id="a", body=body, lang="uk"))


def test_title_alone_is_an_article():
    """A flash has no body yet."""
    validated = validate(RawArticle(id="a", title="Міст відкрито", body="", lang="uk"))

    assert (validated.title, validated.body) == ("Міст відкрито", "")


@settings(deadline=None)
@given(text=MESSY | st.text("ab \n\t\u00a0\u202f\u2003é\u0301\x0b", max_size=40))
def test_what_needs_no_cleaning_is_not_changed_by_it(text):
    """The shortcut returns what the full cleaning returns."""
    plain = _is_plain(text)

    broken = _BREAK.sub("\n", text)
    cleaned = _WHITE.sub("", unicodedata.normalize("NFC", _CONTROL.sub("", broken)))
    assert clean(text) == cleaned.strip()
    assert plain or not text.isascii() or not text.isprintable()
