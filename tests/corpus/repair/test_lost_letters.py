"""Is a text refused whose letters are lost, and every other one kept?"""

from __future__ import annotations

import pytest

from corpus.repair.lost_letters import lost_letters
from tests.corpus.repair.conftest import sentences, whole

LONG = "La ministre a reçu hier la délégation lituanienne à Paris. " * 5


def ascii_only(text: str) -> str:
    """Return a text as programs write it that know ASCII alone."""
    return text.encode("ascii", "replace").decode()


@pytest.mark.parametrize(
    "text",
    [
        *(ascii_only(sentence) for sentence in sentences("uk", "vi")[:7]),
        ascii_only(" ".join(sentences("fr")[:3])),
        ascii_only(" ".join(sentences("pl")[:2])),
        "Vi?t Nam và Pháp ký hi?p ??nh h?p tác",
        "Суд заборонив сп?вроб?тництво",
        "М?н?стр зустр?вся з делегац?єю в Ки?в?",
        "сп\ufffdвроб\ufffdтництво",
        "Vi\ufffdt Nam",
        LONG + "L\ufffd pr\ufffdsident a re\ufffdu l\ufffdquipe \ufffd Paris. " * 2,
        "????? ??? ???? ?????",
    ],
)
def test_a_text_without_its_letters_is_refused(text):
    """The reason counts the words, and names the remedy."""
    found = lost_letters(text)

    assert found.text == text
    assert "letters are lost" in found.left
    assert "export" in found.left


@pytest.mark.parametrize(
    "text",
    [
        *sentences(),
        *whole("lost"),
    ],
)
def test_a_text_with_questions_stays(text):
    """Blanks may be missing, question marks repeated, addresses have them within."""
    assert lost_letters(text) == (text, (), "")


def test_few_lost_letters_are_counted_and_kept():
    """A long text is worth more than one letter of it."""
    for damage in ("pr\ufffdsident", "pr?sid?nt", "hi?p ??nh"):
        found = lost_letters(LONG + LONG + damage)

        assert found.kinds == ("kept though letters are lost",)
        assert not found.left
