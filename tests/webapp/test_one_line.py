"""Does a text leave the direction of its neighbours alone?"""

import pytest

from webapp.one_line import one_line, shortened
from webapp.xml_documents import xml_text


@pytest.mark.parametrize(
    "sign", [*map(chr, range(0x202A, 0x202F)), *"\u2066\u2067\u2068\u2069"], ids=ascii
)
def test_a_turn_of_direction_is_left_out(sign):
    """It would turn what stands after the text as well; the letters stay."""
    assert one_line(f"Новини {sign}\n дня") == "Новини дня"
    assert xml_text(f"a{sign}b") == "ab"


@pytest.mark.parametrize("text", ["слово " * 400, "x" * 5000, "", "коротко"])
def test_a_long_text_is_cut_between_words(text):
    """It has as many characters as were asked for at most, and begins as the text."""
    cut = shortened(text, 50)

    assert len(cut) <= 50
    assert text.startswith(cut.rstrip("…"))
    assert cut.endswith("…") == (len(text.strip()) > 50)
