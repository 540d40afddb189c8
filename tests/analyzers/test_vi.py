"""How is Vietnamese analysed?"""

from __future__ import annotations

import unicodedata

import pytest

from analyzers import Kind, get_analyzer
from analyzers.vi import ANALYZER, early_tone

TONES = {
    "hoà": "hòa",
    "hoá": "hóa",
    "toạ": "tọa",
    "khoẻ": "khỏe",
    "thuỷ": "thủy",
    "uỷ": "ủy",
    "HOÀ": "hòa",
    "hòa": "hòa",
    "quý": "quý",
    "quỹ": "quỹ",
    "Hoàng": "hoàng",
    "đoàn": "đoàn",
    "hoặc": "hoặc",
    "tuyến": "tuyến",
    "hoa": "hoa",
    "oà": "òa",
}


@pytest.mark.parametrize(("typed", "term"), TONES.items(), ids=TONES)
def test_tone_is_set_where_newsrooms_set_it(exact, lemmas, typed, term):
    """Both positions of the mark are one word; closed syllables and `qu` have one."""
    assert exact("vi", typed) == [term]
    assert lemmas("vi", typed) == [{term}]
    assert exact("vi", unicodedata.normalize("NFD", typed)) == [term]


@pytest.mark.parametrize("word", TONES)
def test_placing_a_tone_twice_changes_nothing(word):
    """The result is already placed, and composed."""
    once = early_tone(word.lower())

    assert early_tone(once) == once
    assert unicodedata.is_normalized("NFC", once)


WORDS = {
    "comma between letters": ("triển,hai", ["triển", "hai"]),
    "sign": ("Sàn S&P", ["sàn", "s&p"]),
    "shorter sign": ("R&D", ["r&d"]),
    "number": ("3.5 tỷ", ["3.5", "tỷ"]),
    "letters and digits": ("mạng 5G", ["mạng", "5g"]),
    "years": ("2026-2035", ["2026", "2035"]),
    "abbreviation": ("AI", ["ai"]),
    "d with a bar": ("Đảng", ["đảng"]),
}


@pytest.mark.parametrize(("text", "terms"), WORDS.values(), ids=WORDS)
def test_syllables_are_terms_as_they_are(exact, lemmas, text, terms):
    """Vietnamese does not inflect."""
    assert exact("vi", text) == terms
    assert lemmas("vi", text) == [{term} for term in terms]


BIGRAMS = {
    "two": ("hợp tác", ["hợp_tác"]),
    "three": ("trí tuệ nhân", ["trí_tuệ", "tuệ_nhân"]),
    "one": ("biển", []),
    "full stop": ("hợp tác. Hàn Quốc", ["hợp_tác", "hàn_quốc"]),
    "comma": ("triển khai,hai bên", ["triển_khai", "hai_bên"]),
    "bracket": ("công nghệ (AI)", ["công_nghệ"]),
    "quotes": ("gọi là “hợp tác”", ["gọi_là", "hợp_tác"]),
    "hyphen": ("Việt-Nhật", ["việt_nhật"]),
    "spaced hyphen": ("Nam - Hàn", ["nam_hàn"]),  # codespell:ignore nam
    "dash": ("bền vững – xanh", ["bền_vững"]),
    "non-breaking space": ("hợp\u00a0tác", ["hợp_tác"]),
    "late tones": ("thuỷ hoà", ["thủy_hòa"]),
}


@pytest.mark.parametrize(("text", "bigrams"), BIGRAMS.values(), ids=BIGRAMS)
def test_neighbouring_syllables_form_bigrams(lemmas, text, bigrams):
    """No bigram reaches over a full stop, a comma or a bracket."""
    assert lemmas("vi", text, Kind.BIGRAM) == [{bigram} for bigram in bigrams]


def test_bigram_spans_its_syllables():
    """It has the first one's position and no exact form."""
    text = "về hợp  tác"

    (bigram,) = (t for t in get_analyzer("vi")(text) if t.lemmas == ("hợp_tác",))

    assert text[bigram.start : bigram.end] == "hợp  tác"
    assert (bigram.position, bigram.exact, bigram.kind) == (1, "", Kind.BIGRAM)


def test_tokens_stay_in_order_where_a_bigram_meets_a_compound():
    """The bigram of the word before comes before the compound."""
    positions = [t.position for t in get_analyzer("vi")("quan hệ Việt-Nhật tốt")]

    assert positions == sorted(positions)


@pytest.mark.parametrize(
    "word",
    [
        "hợp",
        "tác",
        "học",
        "việt",
        "nghiêng",
        "quý",
        "hop",
        "tiệp",
        "đá",
        "ì",
        "hơp",
        "quét",
        "quýt",
        "hoạch",
        "khuya",
        "thuở",
        "boong",
        "khuỷu",
        "huỵch",
        "quen",
    ],
)
def test_syllables_are_listed(word):
    """They may lack marks."""
    assert ANALYZER.is_listed(word)


@pytest.mark.parametrize(
    "word", ["tca", "hpo", "tàc", "hỏp", "pań", "čo", "naukowa", "", "tác1", "họ́c"]
)
def test_what_can_be_no_syllable_is_not_listed(word):
    """Letters, a mark or a tone exclude it."""
    assert not ANALYZER.is_listed(word)
