"""In which script is a name written, and in which letters without their marks?"""

import pytest

from analyzers.names.spelling import is_cyrillic, is_latin, spell, strip_marks


@pytest.mark.parametrize(
    ("written", "spelled"),
    [
        ("Суан-Фук", "суанфук"),
        ("В’єтнам", "в'єтнам"),
        ("Ґонґадзе", "гонгадзе"),
        ("Зеле\u0301нський", "зеленський"),
        ("Київ", "київ"),
        ("NGUYỄN", "nguyễn"),
        ("Ðặng", "đặng"),
        ("ĐẶNG", "đặng"),
        ("Поpошенко", "порошенко"),
        ("Маcron", "macron"),
        ("Kличко", "кличко"),
        ("kличко", "kличко"),
        ("Šmyхal", "šmyxal"),
        ("Filip¹", "filip"),
        ("ﬁlip", "filip"),
        ("'", ""),
    ],
)
def test_words_are_spelled_in_one_way(written, spelled):
    """Words are lower-cased and joined, and keep the marks that make another letter."""
    assert spell(written) == spelled


@pytest.mark.parametrize(
    ("word", "plain"),
    [("nguyễn", "nguyen"), ("đà", "da"), ("łódź", "lodz"), ("в'єт", "вєт")],
)
def test_marks_are_stripped_off_latin_letters(word, plain):
    """Apostrophes are, too."""
    assert strip_marks(word) == plain


@pytest.mark.parametrize(
    ("word", "scripts"),
    [
        ("київ", (True, False)),
        ("nguyễn", (False, True)),
        ("кyiv", (False, False)),
        ("北京", (False, False)),
        ("a1", (False, False)),
    ],
)
def test_a_word_has_one_script(word, scripts):
    """Or none that names are read in."""
    assert (is_cyrillic(word), is_latin(word)) == scripts
