"""Is UTF-8 restored that was read in another encoding, and nothing else touched?"""

from __future__ import annotations

import time

import pytest

from corpus.repair.misread import mend_misread
from tests.corpus.repair.conftest import sentences, whole

ENCODINGS = ("latin-1", "cp1252", "cp1250", "cp1251", "cp1258", "mac_roman")


def misread(text: str, encoding: str) -> str:
    """Return what a program shows that reads UTF-8 in an encoding."""
    return "".join(
        bytes([byte]).decode(encoding, "ignore") or chr(byte) for byte in text.encode()
    )


@pytest.mark.parametrize("sentence", sentences())
@pytest.mark.parametrize("encoding", [*ENCODINGS, "iso8859_2", "koi8_u", "cp866"])
def test_a_sentence_is_restored_to_the_letter(encoding, sentence):
    """Quotation marks, dashes, no-break spaces and symbols come back, too."""
    assert mend_misread(misread(sentence, encoding)).text == sentence


@pytest.mark.parametrize("sentence", sentences())
@pytest.mark.parametrize("encoding", ENCODINGS)
def test_a_sentence_that_was_misread_twice_is_restored(encoding, sentence):
    """The second time may have been in another encoding."""
    for second in (encoding, "cp1252"):
        assert mend_misread(misread(misread(sentence, encoding), second)).text == (
            sentence
        )


@pytest.mark.parametrize("sentence", sentences())
def test_a_whole_sentence_stays(sentence):
    """It has signs that misread text has, but not side by side."""
    assert mend_misread(sentence) == (sentence, (), "")


@pytest.mark.parametrize("lang", ["uk", "fr", "pl", "vi"])
@pytest.mark.parametrize("encoding", ENCODINGS)
def test_one_paragraph_is_restored_and_the_others_stay(encoding, lang):
    """It may have come from another program."""
    first, second, third, *_ = sentences(lang)
    garbled = f"{first}\n{misread(second, encoding)}\n{third}"

    assert mend_misread(garbled).text == f"{first}\n{second}\n{third}"


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize(
    ("before", "quoted", "after"),
    [
        (
            "Le ministre répète : « ",
            "Nous négocions déjà ce traité",
            " », dit-il à Noël.",
        ),
        ("Premier powtórzył: „", "Żółte światło gaśnie później", "” – w środę, źle."),
        ("Міністр сказав: «", "Чекаємо відповіді парламенту", "», — і пішов їсти."),
        ("Ông nhắc lại: “", "Chúng tôi hiện đang đàm phán", "” – và về nước ngay."),
    ],
    ids=["fr", "pl", "uk", "vi"],
)
def test_one_quotation_is_restored_and_the_rest_stays(before, quoted, after, encoding):
    """It stands in the middle of a whole paragraph."""
    garbled = before + misread(quoted, encoding) + after

    assert mend_misread(garbled).text == before + quoted + after


BY_HAND = {
    "reÃ§u lâ€™accord": "reçu l’accord",
    "РњС–РЅС–СЃС‚СЂ": "Міністр",
    "Há»™i nghá»‹": "Hội nghị",
    "Å‚Ã³dÅº": "łódź",
    "voilÃ  la France, dÃ©jÃ ": "voilà la France, déjà",
    "voilÃ la France, dÃ©jÃ": "voilà la France, déjà",
    "LÃ m viá»‡c": "Làm việc",
    "Ä‘Ã³ lÃ má»™t": "đó là một",
    "50Â % dâ€™Ã©tÃ©": "50\u00a0% d’été",
    "Ð\u00a0Ð¾Ð±Ð¾Ñ‚Ð°": "Робота",
    "Ð Ð¾Ð±Ð¾Ñ‚Ð°": "Робота",
    "ï»¿PrzyjÄ™to": "Przyjęto",
    "cafÃ© ðŸš²": "café 🚲",
    "√©quipe re√ßue": "équipe reçue",
    "obowiÄ…zujÄ…ce sÄ…": "obowiązujące są",
    "Ä‘i Ä‘Ã¢u": "đi đâu",
    "dostawcÃ³w kontynentÃ³w": "dostawców kontynentów",
    "rzekÅ‚: â€žtakâ€, i poszedÅ‚": "rzekł: „tak”, i poszedł",
    "rzekÅ‚: â€žtakâ€\ufffd.": "rzekł: „tak”.",
    "lÃ nhÃ . Anh á»Ÿ Ä‘Ã³": "là nhà. Anh ở đó",
}


@pytest.mark.parametrize("garbled", BY_HAND)
def test_habits_of_programs_are_known(garbled):
    """Blanks in place of no-break spaces, a byte order mark, emoji."""
    assert mend_misread(garbled).text.rstrip() == BY_HAND[garbled]


@pytest.mark.parametrize("text", whole("misread"))
def test_signs_that_only_look_misread_stay(text):
    """Capitals before quotation marks, trade marks, dashes before letters."""
    assert mend_misread(text).text == text
    assert not mend_misread(text).left


def test_the_encoding_is_named():
    """The report says which it was."""
    found = mend_misread(misread(" ".join(sentences("fr")), "cp1252"))

    assert found.kinds == ("repaired: UTF-8 misread as cp1252",)


@pytest.mark.parametrize("lost", ["", "?", "\ufffd"])
def test_text_that_cannot_be_restored_is_refused(lost):
    """Bytes that mean nothing in cp1252 were dropped: `ờ` ends in one, so does `Í`."""
    text = "Người đời rời trời, mỏi mọi bề. " * 4
    garbled = text.encode().decode("cp1252", "ignore")
    if lost:
        garbled = "".join(
            bytes([byte]).decode("cp1252", "ignore") or lost for byte in text.encode()
        )

    found = mend_misread(garbled)

    assert "letters of it are lost" in found.left
    assert "export" in found.left


def test_the_cost_is_linear():
    """Ten times the text takes about ten times as long, and a megabyte a second."""
    text = misread(" ".join(sentences()) + "\n", "cp1252")
    spent = []
    for size in (40, 400):
        start = time.process_time()
        mend_misread(text * size)
        spent.append(time.process_time() - start)

    assert spent[1] < 40 * spent[0] + 0.5
    assert spent[1] < 10


def test_a_blank_behind_a_whole_capital_stays():
    """It was no-break only in words that were misread."""
    garbled = "XÃ HỘI, ĐÃ LÀM: Ã ở đây, “Ä‘Ã³ lÃ má»™t” và XÃ, Â Ã"

    assert mend_misread(garbled).text == (
        "XÃ HỘI, ĐÃ LÀM: Ã ở đây, “đó lÃ một” và XÃ, Â Ã"
    )


def test_one_word_that_cannot_be_restored_is_enough():
    """The export is certainly at fault, and can be made anew."""
    whole = misread(
        "Thành phố đẹp và sạch, cây xanh mát rượi khắp phố phường.", "cp1252"
    )

    found = mend_misread(f"{whole} NgÆ°á»i Ä‘i lại.")

    assert "letters of it are lost" in found.left
