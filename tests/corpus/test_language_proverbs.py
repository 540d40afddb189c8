"""Is a short article in its own language, though what it quotes is longer?"""

from __future__ import annotations

import pytest

from corpus import UnreadableError
from corpus.language import identify
from tests.corpus.test_language import ENGLISH, QUOTES

PROVERBS = {
    "vi": (
        "Một cây làm chẳng nên non, ba cây chụm lại nên hòn núi cao.",
        "Ăn quả nhớ kẻ trồng cây, uống nước nhớ nguồn, con ơi hãy nhớ lấy lời mẹ.",
    ),
    "fr": (
        "Il ne faut jamais remettre au lendemain ce que l’on peut faire le jour même.",
        "Pierre qui roule n’amasse pas mousse, disait ma grand-mère à ses enfants.",
    ),
    "pl": (
        "Gdzie kucharek sześć, tam nie ma co jeść, mawiała moja babcia.",
        "Gość w dom, Bóg w dom, mówią Polacy, kiedy ktoś puka wieczorem do drzwi.",
    ),
    "uk": (
        "Без труда нема плода, а хто рано встає, тому Бог дає.",
        "Не кажи гоп, поки не перескочиш, учили нас наші бабусі та діди.",
    ),
}
FRAMES = {
    "en": (
        "Mayor quotes an old saying\nThe mayor quoted it. {} The hall applauded.",
        "A proverb for the year\n{} With these words he opened it. Nobody laughed.",
        "Wisdom of Hanoi\nThe saying goes: {}. It means that nobody succeeds alone.",
    ),
    "ru": (
        "Мэр вспомнил пословицу\nВот что он сказал: {}. Все долго аплодировали ему.",
    ),
    "de": (
        "Ein Sprichwort für das Jahr\n{} Damit eröffnete er die Sitzung. Alle lachten.",
    ),
}
OWN_FRAMES = {
    "fr": "Le maire cite un proverbe\nIl a cité un proverbe mardi. {} La salle a ri.",
    "pl": "Burmistrz cytuje przysłowie\nPrzytoczył je we wtorek. {} Sala biła brawo.",
    "uk": "Мер цитує прислів’я\nВін навів його у вівторок. {} Зала аплодувала.",
    "vi": "Thị trưởng trích tục ngữ\nÔng trích một câu. {} Cả hội trường vỗ tay.",
}
NAMES = "Washington Post, New York Times, Financial Times, Wall Street Journal: {}"


@pytest.mark.parametrize("quotes", QUOTES)
@pytest.mark.parametrize("lang", PROVERBS)
def test_a_short_article_that_quotes_a_proverb_of_ours_stays_foreign(lang, quotes):
    """The proverb is longer than what stands outside, but a guest."""
    for proverb in (*PROVERBS[lang], " ".join(PROVERBS[lang])):
        for name, frames in FRAMES.items():
            for frame in frames:
                text = frame.format(quotes.format(proverb))

                with pytest.raises(UnreadableError, match=f"\\({name}\\)"):
                    identify(text, title=text.split("\n")[0])


@pytest.mark.parametrize("quotes", QUOTES)
@pytest.mark.parametrize("lang", PROVERBS)
def test_a_short_article_of_ours_that_quotes_a_proverb_is_read(lang, quotes):
    """One of its own language, or in English; names round it are none of a language."""
    own, english = quotes.format(" ".join(PROVERBS[lang])), quotes.format(ENGLISH[2])

    assert identify(OWN_FRAMES[lang].format(own)) == lang
    assert identify(OWN_FRAMES[lang].format(english)) == lang
    assert identify(NAMES.format(own)) == lang
