"""Does a text leave the direction of its neighbours alone?"""

import pytest

from webapp.one_line import one_line
from webapp.xml_documents import xml_text


@pytest.mark.parametrize(
    "sign", [*map(chr, range(0x202A, 0x202F)), *"\u2066\u2067\u2068\u2069"], ids=ascii
)
def test_a_turn_of_direction_is_left_out(sign):
    """It would turn what stands after the text as well; the letters stay."""
    assert one_line(f"Новини {sign}\n дня") == "Новини дня"
    assert xml_text(f"a{sign}b") == "ab"
