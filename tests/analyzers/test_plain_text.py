"""What is a text in plain characters, each word of it in one script?"""

from __future__ import annotations

import pytest
from hypothesis import given, strategies as st

from analyzers.plain_text import plain_text

PLAIN = {
    "a Latin i": ("новий догoвiр", "новий договір"),
    "each word alone": ("HATO/ООН COР28", "HATO/ООН COP28"),
    "parts of a compound": ("науково-тexнічний", "науково-технічний"),
    "apostrophe": ("oб'єкт", "об'єкт"),
    "ligatures": ("la ﬁnance, l’oﬃciel", "la finance, l'officiel"),
    "full width": ("２０３３ ＣＯＶＩＤ", "2033 COVID"),
    "raised": ("20 km², угода¹.", "20 km2, угода."),
    "eth": ("Ðà Nẵng, ðồng", "Đà Nẵng, đồng"),
    "a Greek letter": ("Οрган, μέγα", "Орган, μέγα"),
    "a fraction": ("½ l", "½ l"),
    "plain": ("Договір «Orange» — l’été", "Договір «Orange» — l’été"),
    "two scripts apart": ("компанія Microsoft", "компанія Microsoft"),
    "with an ending": ("Facebook'у", "Facebook'у"),
}


@pytest.mark.parametrize(("text", "plain"), PLAIN.values(), ids=PLAIN)
def test_words_are_plain_and_signs_stay(text, plain):
    """A reader sees no difference."""
    assert plain_text(text) == plain


@given(st.text("aoiТоі оdð²ﬁ'-.½\n"))
def test_plain_text_is_plain(text):
    """Nothing is left to be made plain, nor does a line end or begin."""
    once = plain_text(text)

    assert plain_text(once) == once
    assert once.count("\n") == text.count("\n")
