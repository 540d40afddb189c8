"""Which language is a text in, and which texts are refused?"""

from __future__ import annotations

import json

import pytest

from corpus import LANGUAGES, UnreadableError
from corpus.language import identify

OURS = {
    "uk": "Міністри обговорили співпрацю в галузі енергетики та освіти.",
    "fr": "Les maires ont choisi ensemble le tracé de la nouvelle piste cyclable.",
    "pl": "Burmistrzowie uzgodnili wspólną ścieżkę rowerową między gminami.",
    "vi": "Hai thành phố thống nhất xây dựng một tuyến đường chung cho xe đạp.",
}
FOREIGN = {
    "en": "The mayors of both towns agreed on a common path for cyclists.",
    "ru": "Мэры двух городов договорились о строительстве общей дорожки.",
    "de": "Die Bürgermeister beider Städte einigten sich auf einen Radweg.",
    "cs": "Starostové obou měst se v úterý dohodli na společné cyklostezce.",
    "be": "Мэры двух гарадоў дамовіліся пра агульную дарожку, каб ездзіць бяспечна.",
}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_text_of_the_collection_is_identified(lang):
    """One sentence is enough."""
    assert identify(OURS[lang]) == lang


@pytest.mark.parametrize("lang", FOREIGN)
def test_text_in_another_language_is_refused_by_name(lang):
    """It is not filed under the nearest language of ours."""
    with pytest.raises(UnreadableError) as caught:
        identify(FOREIGN[lang], line=3)

    assert f"({lang})" in caught.value.reason
    assert caught.value.line == 3


@pytest.mark.parametrize(
    "text",
    ["", "   ", "2025", "OK", "Na", "https://example.org/les-maires-ont-vote 2025"],
    ids=["nothing", "blanks", "digits", "abbreviation", "syllable", "link"],
)
def test_too_little_text_is_refused_with_a_remedy(text):
    """The user can say which language it is."""
    with pytest.raises(UnreadableError, match="give `lang`"):
        identify(text)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_links_addresses_and_digits_do_not_count(lang):
    """They are no words of the article, though they look English."""
    noise = "https://example.org/the-mayors-of-both-towns news@example.org 2025 " * 5

    assert identify(noise + OURS[lang]) == lang


def test_ukrainian_is_rescued_by_its_letters():
    """The model alone takes this river for a Belarusian one."""
    assert identify("Ріка Інгулець") == "uk"


def test_short_texts_are_identified(shared):
    """At least 99 % of a thousand short texts in each language are identified."""
    with (shared / "eval/retrieval/distractors.jsonl").open(encoding="utf-8") as lines:
        texts = [(row["lang"], row["body"]) for row in map(json.loads, lines)]

    for lang in LANGUAGES:
        own = [body for text_lang, body in texts if text_lang == lang]
        right = sum(_identified(body) == lang for body in own)
        assert len(own) >= 1000
        assert right / len(own) >= 0.99, lang


def _identified(text: str) -> str:
    try:
        return identify(text)
    except UnreadableError:
        return ""
