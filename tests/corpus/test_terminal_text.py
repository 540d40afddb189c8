"""How is a text of somebody else's written to a terminal or a log?"""

from __future__ import annotations

import json

import pytest

from corpus.article import Rejection
from corpus.terminal_text import printable, printable_json, quoted

SIGNS = {
    "escape": "\x1b", "line feed": "\n", "carriage return": "\r", "bell": "\x07",
    "delete": "\x7f", "C1": "\x9b", "next line": "\x85", "line": "\u2028",
    "paragraph": "\u2029", "override": "\u202e", "isolate": "\u2066",
    "Arabic mark": "\u061c", "byte order mark": "\ufeff", "surrogate": "\udc9b",
    "tag": "\U000e0041",
}  # fmt: skip


@pytest.mark.parametrize("sign", SIGNS.values(), ids=SIGNS)
def test_what_commands_a_terminal_is_not_printed(sign):
    """Nor what breaks a line or turns letters around, in a name or in JSON."""
    assert printable(f"a{sign}[31mb") == "a�[31mb"
    rejection = Rejection(f"a{sign}.txt", 1, f"no {sign}", name=f"{sign}b")
    assert sign not in str(rejection)
    shown = printable_json(json.dumps([f"a{sign}"], ensure_ascii=False))
    assert json.loads(shown) == [f"a{sign}"]
    if sign not in {"\ufeff", "\U000e0041"}:  # harmless in JSON
        assert sign not in shown


@pytest.mark.parametrize(
    "text",
    [
        "Новини 5\u00a0%",
        "Công ước",
        "“l’été”",
        "ko\u00adpie",
        "می\u200cخواهم",
        "👩\u200d🚀",
    ],
)
def test_letters_and_blanks_are_printed(text):
    """In all scripts, with joiners and soft hyphens."""
    assert printable(text) == text


def test_some_breaks_may_stay():
    """Of a text that has several lines."""
    assert printable("a\nb\x1b", "\n") == "a\nb�"


def test_a_quote_is_short():
    """Whatever is quoted."""
    assert quoted("short\n") == "short�"
    assert quoted("x" * 10**6) == "x" * 79 + "…"
